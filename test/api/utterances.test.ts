import { beforeEach, describe, expect, it } from 'vitest';
import { lastChangeOf } from '../../src/db/changes.ts';
import { clusterSome, isAnyUnclustered } from '../../src/db/cluster-again.ts';
import { correctSpeaker } from '../../src/db/corrections.ts';
import type { Db } from '../../src/db/open.ts';
import type { Report } from '../db/fixtures.ts';
import { emptyDatabase, RULES, storedReports, storeReport } from '../db/fixtures.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';

const QUAY = 'The northern quay must be paid for by those who use it every day';
const FERRY = 'every island will have a second ferry before the autumn storms begin';

const report = (outlet: string, ...words: string[]): Report => ({
  url: `https://${outlet}.example/1`,
  outlet,
  published: '2022-05-03',
  utterances: words.map((said) => ({ by: ['Mary Lee'], words: said })),
});

/** Two that have nothing in common but a third one, which has both. */
const CHAIN = [report('post', QUAY), report('courier', FERRY), report('mirror', `${QUAY}, and ${FERRY}`)];

let db: Db;
let desk: Editor;
beforeEach(async () => {
  db = await storedReports(CHAIN);
  desk = await editorOf(db, 'admin');
});

const statementsIn = async (outlet: string): Promise<any[]> => (await desk.get(`/statements?outlet=${outlet}&limit=100`)).body.data;
/** In which outlets the utterances of another one are found as well. */
const echoes = async (outlet: string, words: string): Promise<string[]> => {
  const { links } = (await statementsIn(outlet)).find(({ text }) => text === words);
  return (await desk.get(`${links.self}/related`)).body.reports.map(({ statement }: any) => statement.article.outlet).sort();
};
const both = async (): Promise<string[][]> => [await echoes('post', QUAY), await echoes('courier', FERRY)];
const rows = (table: string): unknown => db.$client.prepare(`select count(*) from ${table}`).pluck().get();

const TOGETHER = [
  ['courier', 'mirror'],
  ['mirror', 'post'],
];
const PARTED = [[], []];

describe('what was put together through a report of both', () => {
  it('is parted when that is taken down, and nobody is left in a cluster alone', async () => {
    expect(await both()).toEqual(TOGETHER);
    const [{ article }] = await statementsIn('mirror');
    expect((await desk.send('DELETE', `/articles/${article.id}`)).status).toBe(204);
    expect(await both()).toEqual(PARTED);
    expect(rows('cluster_members')).toBe(0);
  });

  it('is parted when that says less in a newer text, as far as it does', async () => {
    await storeReport(db, report('mirror', QUAY));
    expect(await both()).toEqual([['mirror'], []]);
    await storeReport(db, report('mirror', 'It rained all day'));
    expect(await both()).toEqual(PARTED);
    expect(rows('cluster_members')).toBe(0);
    await storeReport(db, CHAIN[2]!);
    expect(await both()).toEqual(TOGETHER);
  });

  it('stays together when that only gets other words elsewhere', async () => {
    const before = db.$client.prepare('select * from cluster_members order by 1').all();
    await storeReport(db, report('mirror', `${QUAY}, and ${FERRY}`, 'It rained all day'));
    expect(await both()).toEqual(TOGETHER);
    expect(db.$client.prepare('select * from cluster_members order by 1').all()).toEqual(before);
  });

  it('is parted when that is retracted, and comes together when it is not any more', async () => {
    const [{ links }] = await statementsIn('mirror');
    await desk.patch(links.self, { status: 'retracted', reason: 'never said' });
    expect(await both()).toEqual(PARTED);
    expect((await desk.get(`${links.self}/related`)).body.reports).toHaveLength(1);
    await desk.patch(links.self, { status: 'usable' });
    expect(await both()).toEqual(TOGETHER);
  });

  it('is parted when others turn out to have said that', async () => {
    await storeReport(db, { ...report('post', 'Nothing was decided'), url: 'https://gazette.example/1', utterances: [{ by: ['Tom Reed'], words: 'Hm' }] });
    const [{ links }] = await statementsIn('mirror');
    await desk.patch(links.self, { speakers: ['tom-reed'] });
    expect(await both()).toEqual(PARTED);
  });
});

it('an utterance that an article repeats is found in others however often it does', async () => {
  // These share more words with each other than with that of the other article.
  const many = Array.from({ length: 40 }, () => `${QUAY}, as their own council knows`);
  await storeReport(db, report('echo', ...many));
  for (const { links } of await statementsIn('echo')) {
    const { reports } = (await desk.get(`${links.self}/related`)).body;
    expect(reports.map(({ statement }: any) => statement.article.outlet)).toContain('post');
  }
});

describe('of a speaker with very many statements', () => {
  const said = Array.from({ length: 120 }, (_, n) => `Plan ${n} for the harbour of town number ${n} shall be made by its own people`);
  const pairs = async (): Promise<number> => {
    const ids = (await statementsIn('post')).slice(0, 20).map(({ links }) => links.self);
    const found = await Promise.all(ids.map(async (self) => (await desk.get(`${self}/related`)).body.reports.length as number));
    return found.filter((count) => count === 1).length;
  };
  beforeEach(async () => {
    db = emptyDatabase();
    desk = await editorOf(db);
    const by = (name: string) => said.map((words) => ({ by: [name], words: `${words}${name === 'Tom Reed' ? ' only, and soon, today' : ''}` }));
    await storeReport(db, { ...report('post'), utterances: by('Mary Lee') });
    await storeReport(db, { ...report('courier'), utterances: by('Tom Reed') });
  });

  it('all that a correction changes is looked at anew', async () => {
    expect(await pairs()).toBe(0);
    await desk.patch('/speakers/tom-reed', { kind: 'organization' });
    expect(await pairs()).toBe(20);
    await desk.patch('/speakers/tom-reed', { kind: 'person' });
    expect(await pairs()).toBe(0);
  });

  it('that is begun with the correction, and goes on later from where it was', async () => {
    const version = lastChangeOf(db, 'speaker', 'tom-reed')!.seq;
    await correctSpeaker(db, { id: 'tom-reed', version }, { by: {}, rules: RULES, kind: 'group' });
    expect(await pairs()).toBeGreaterThan(0);
    expect(isAnyUnclustered(db)).toBe(true);
    while (clusterSome(db));
    expect(rows('unclustered')).toBe(0);
    expect(rows('cluster_members')).toBe(2 * said.length);
  });
});
