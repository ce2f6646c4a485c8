import { beforeEach, describe, expect, it } from 'vitest';
import { lastSeq } from '../../src/db/changes.ts';
import type { Db } from '../../src/db/open.ts';
import type { Extraction } from '../../src/extract/types.ts';
import type { Engine } from '../../src/ingest/engine.ts';
import { LOCAL_ENGINE } from '../../src/ingest/engine.ts';
import { ingest } from '../../src/ingest/index.ts';
import type { Reextraction } from '../../src/ingest/reextract.ts';
import { reextractAll } from '../../src/ingest/reextract.ts';
import type { Editor } from '../api/editor.ts';
import { editorOf } from '../api/editor.ts';
import { everythingOf, mirrorOf } from '../api/mirror.ts';
import { emptyDatabase } from '../db/fixtures.ts';

const TEXT = `“We will not go back,” union leader Anna Berg told reporters on Monday.

Transport Minister Paul Stone said the government would wait. He added that the roads were safe.`;

let db: Db;
let desk: Editor;
let article: string;
beforeEach(async () => {
  db = emptyDatabase();
  desk = await editorOf(db, 'admin');
  article = (await ingest(db, { text: TEXT, url: 'https://post.example/strike', published: '2024-03-04' })).id;
  await ingest(db, { text: 'Anna Berg said it rained.', url: 'https://post.example/rain' });
});

/** An engine that reads what the other one does, but for this. */
const engineThat = (change: (extraction: Extraction) => Extraction): Engine => ({
  ...LOCAL_ENGINE,
  readText: async (given) => {
    const reading = await LOCAL_ENGINE.readText(given);
    return given.text === TEXT ? { ...reading, extraction: change(structuredClone(reading.extraction)) } : reading;
  },
});

/** Drops the first statement, leaves out a word of the second, and has Berg say the third. */
const OTHER = engineThat(({ statements: [, second, third], speakers, events }) => {
  const start = second!.segments[0]!.start;
  const shorter = second!.text.replace(/ wait$/, '');
  const berg = speakers.find(({ name }) => name.includes('Berg'))!;
  return {
    speakers,
    events,
    statements: [
      { ...second!, id: 'st_shorter', text: shorter, segments: [{ start, end: start + shorter.length, text: shorter }] },
      { ...third!, speakers: [{ ...third!.speakers[0]!, id: berg.id, name: berg.name, kind: berg.kind }] },
    ],
  };
});

const readAnew = async (engine: Engine, options: { apply?: boolean; after?: string } = {}): Promise<Reextraction[]> => {
  const read: Reextraction[] = [];
  for await (const one of reextractAll(db, { engine, apply: false, ...options })) read.push(one);
  return read;
};

const rereadOf = (read: Reextraction[]): any => (read.find(({ id }) => id === article) as any).reread;

describe('reading all articles anew', () => {
  it('with the same engine changes nothing, and tells of nothing', async () => {
    const before = await everythingOf(desk);
    const seq = lastSeq(db);
    const read = await readAnew(LOCAL_ENGINE, { apply: true });
    expect(read.map((one: any) => [one.error, one.reread.differs])).toEqual([
      [undefined, false],
      [undefined, false],
    ]);
    expect(lastSeq(db)).toBe(seq);
    expect(await everythingOf(desk)).toEqual(before);
  });

  it('with the same engine changes nothing of what people have corrected and merged either', async () => {
    const { statements } = (await desk.get(`/articles/${article}`)).body;
    await desk.patch(statements[1].links.self, { speakers: ['anna-berg'], kind: 'mixed' });
    await desk.patch(statements[0].links.self, { status: 'retracted', reason: 'she never said it' });
    await ingest(db, { text: 'Paul Stein said the roads were safe.', url: 'https://post.example/roads' });
    expect((await desk.send('POST', '/speakers/paul-stein/merge', { into: 'paul-stone' })).status).toBe(200);
    await desk.patch('/speakers/anna-berg', { name: 'Anna M. Berg', names: ['A. Berg'] });
    const before = await everythingOf(desk);
    const read = await readAnew(LOCAL_ENGINE, { apply: true });
    expect(read.map((one: any) => one.reread.differs)).toEqual([false, false, false]);
    expect(await everythingOf(desk)).toEqual(before);
  });

  it('reports what differs before it changes it', async () => {
    const before = await everythingOf(desk);
    const { statements } = (await desk.get(`/articles/${article}`)).body;
    const reread = rereadOf(await readAnew(OTHER));
    expect(reread.statements.map(({ outcome, was, now }: any) => [outcome, was, now])).toEqual([
      ['reworded', statements[1].id, 'st_shorter'],
      ['kept', statements[2].id, statements[2].id],
      ['removed', statements[0].id, null],
    ]);
    expect(reread.statements[1].changed).toMatchObject({ speakers: { was: ['paul-stone'], now: ['anna-berg'] } });
    expect(await everythingOf(desk)).toEqual(before);
    expect(rereadOf(await readAnew(OTHER, { apply: true }))).toEqual(reread);
  });

  it('changes it when told to, for all who follow; a second time changes nothing more', async () => {
    const mirror = mirrorOf(desk);
    await mirror.follow();
    const { storedAt: fed } = db.$client.prepare('select stored_at storedAt from articles where id = ?').get(article) as { storedAt: string };
    await readAnew(OTHER, { apply: true });
    expect((await desk.get('/statements?speaker=Berg')).body.data.map(({ text }: any) => text)).toEqual(
      expect.arrayContaining(['the roads were safe', 'it rained']),
    );
    await mirror.follow();
    expect(Object.fromEntries(mirror.copy)).toEqual(Object.fromEntries(await everythingOf(desk)));
    const seq = lastSeq(db);
    expect(rereadOf(await readAnew(OTHER, { apply: true })).differs).toBe(false);
    expect(lastSeq(db)).toBe(seq);
    expect((await desk.get(`/articles/${article}`)).body.text).toBe(TEXT);
    expect((await desk.get(`/articles/${article}/revisions`)).body.data).toHaveLength(1);
    expect(db.$client.prepare('select stored_at storedAt from articles where id = ?').get(article)).toEqual({ storedAt: fed });
  });

  it('leaves what people have corrected', async () => {
    const { statements } = (await desk.get(`/articles/${article}`)).body;
    await desk.patch(statements[0].links.self, { status: 'disputed', reason: 'she denies it' });
    await desk.patch(statements[2].links.self, { speakers: ['paul-stone'] });
    await desk.patch('/speakers/paul-stone', { name: 'Paul A. Stone' });
    await readAnew(OTHER, { apply: true });
    expect((await desk.get(statements[0].links.self)).body).toMatchObject({ status: 'disputed', revision: { current: true } });
    expect((await desk.get(statements[2].links.self)).body.speakers).toMatchObject([{ id: 'paul-stone', name: 'Paul A. Stone' }]);
  });

  it('goes on after an article, and over one that cannot be read', async () => {
    const all = (await readAnew(LOCAL_ENGINE)).map(({ id }) => id);
    expect(all).toEqual(all.toSorted());
    expect((await readAnew(LOCAL_ENGINE, { after: all[0]! })).map(({ id }) => id)).toEqual(all.slice(1));
    const broken = engineThat(() => {
      throw new Error('out of memory');
    });
    const read = await readAnew(broken, { apply: true });
    expect(read.map(({ id, ...rest }) => [id === article, 'error' in rest])).toEqual(
      expect.arrayContaining([
        [true, true],
        [false, false],
      ]),
    );
  });

  it('leaves an article alone that gets another text meanwhile', async () => {
    const late: Engine = {
      ...LOCAL_ENGINE,
      readText: async (given) => {
        const reading = await LOCAL_ENGINE.readText(given);
        if (given.text === TEXT) await ingest(db, { text: `${TEXT} Rain.`, url: 'https://post.example/strike' });
        return reading;
      },
    };
    expect(rereadOf(await readAnew(late, { apply: true }))).toBeUndefined();
    expect((await desk.get(`/articles/${article}`)).body.text).toBe(`${TEXT} Rain.`);
  });
});
