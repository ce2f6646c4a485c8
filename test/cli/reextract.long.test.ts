import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import type { Engine } from '../../src/ingest/engine.ts';
import { LOCAL_ENGINE } from '../../src/ingest/engine.ts';
import { ingest } from '../../src/ingest/index.ts';
import type { Editor } from '../api/editor.ts';
import { editorOf } from '../api/editor.ts';
import { everythingOf } from '../api/mirror.ts';
import { jsonLines, run, temporaryFolder } from './run.ts';

const TEXT = `“We will not go back,” union leader Anna Berg told reporters on Monday.

Transport Minister Paul Stone said the government would wait. He added that the roads were safe.`;

/** One from before: it did not see the first statement, and had Berg say the last one. */
const OLD_ENGINE: Engine = {
  ...LOCAL_ENGINE,
  readText: async (article) => {
    const { language, extraction } = await LOCAL_ENGINE.readText(article);
    const berg = extraction.speakers.find(({ name }) => name.includes('Berg'))!;
    const [, second, third] = extraction.statements;
    const ofBerg = { ...third!.speakers[0]!, id: berg.id, name: berg.name, kind: berg.kind };
    return { language, extraction: { ...extraction, statements: [second!, { ...third!, speakers: [ofBerg] }] } };
  },
};

const withDesk = async <Result>(cwd: string, work: (desk: Editor, db: Db) => Promise<Result>): Promise<Result> => {
  const db = openDatabase(`file:${cwd}/data/onrecord.db`);
  try {
    return await work(await editorOf(db), db);
  } finally {
    closeDatabase(db);
  }
};

const everythingIn = (cwd: string) => withDesk(cwd, async (desk) => Object.fromEntries(await everythingOf(desk)));
const saidIn = (cwd: string): Promise<[string, string, string][]> =>
  withDesk(cwd, async (desk) => {
    const { data } = (await desk.get('/statements?sort=position&status=usable&status=disputed')).body;
    return data.map(({ text, speakers: [speaker], status }: any) => [text, speaker.id, status]);
  });

it('onrecord reextract reports what would change, changes it when told to, and leaves what people have corrected', async () => {
  const cwd = temporaryFolder();
  await withDesk(cwd, async (desk, db) => {
    await ingest(db, { text: TEXT, url: 'https://post.example/strike', published: '2024-03-04' }, { engine: OLD_ENGINE });
    await ingest(db, { text: 'Anna Berg said it rained.', url: 'https://post.example/rain' });
    const { data } = (await desk.get('/statements?q=wait')).body;
    expect((await desk.patch(data[0].links.self, { status: 'disputed', reason: 'he denies it', speakers: ['anna-berg'] })).status).toBe(200);
  });
  const [before, said] = [await everythingIn(cwd), await saidIn(cwd)];

  const tried = await run(['reextract'], { cwd });
  expect(tried).toMatchObject({ code: 0, stderr: expect.stringContaining('onrecord: 2 articles read, 0 failed, 1 would change\n') });
  const [line, ...others] = jsonLines(tried);
  expect(others).toEqual([]);
  expect(line.statements.map(({ outcome }: any) => outcome).sort()).toEqual(['added', 'kept']);
  expect(line.statements.find(({ outcome }: any) => outcome === 'kept').changed.speakers).toEqual({ was: ['anna-berg'], now: ['paul-stone'] });
  expect(await everythingIn(cwd)).toEqual(before);

  const applied = await run(['reextract', '--apply'], { cwd });
  expect(applied).toMatchObject({ code: 0, stdout: tried.stdout, stderr: tried.stderr.replace('would change', 'changed') });
  const now = await saidIn(cwd);
  expect(now).toHaveLength(said.length + 1);
  expect(now).toEqual(
    expect.arrayContaining([
      ['We will not go back', 'anna-berg', 'usable'],
      ['the government would wait', 'anna-berg', 'disputed'],
      ['the roads were safe', 'paul-stone', 'usable'],
    ]),
  );

  const again = await run(['reextract'], { cwd });
  expect(again).toMatchObject({ code: 0, stdout: '', stderr: 'onrecord: 2 articles read, 0 failed, 0 would change\n' });
});
