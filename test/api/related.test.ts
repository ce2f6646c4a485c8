import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { seed } from '../../seed/seed.ts';
import { fillIn } from '../../src/db/derived.ts';
import type { Db } from '../../src/db/open.ts';
import type { Report } from '../db/fixtures.ts';
import { emptyDatabase, storedReports, storeReport } from '../db/fixtures.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';
import { serve } from './server.ts';

const LONG = 'The harbour will be rebuilt within three years, and nobody will have to pay for it twice, whatever the owners of the quay may say';
const TALKS = { name: 'Harbour talks', date: '2022-05-03', precision: 'day', place: 'Oslo', status: 'held', participants: [] } as const;

const REPORTS: Report[] = [
  {
    outlet: 'Post',
    published: '2022-05-03',
    cast: { 'Harbour Ministry': { kind: 'organization' } },
    events: [{ ...TALKS, participants: [] }],
    utterances: [
      { by: ['Mary Lee'], words: LONG, event: 'Harbour talks' },
      { by: ['Mary Lee'], words: 'We agreed on everything that matters', event: 'Harbour talks' },
      { by: ['Mary Lee'], words: 'The weather was fine in Oslo', saidOn: { date: '2022-05-01', precision: 'day', words: 'on Sunday' } },
      { by: ['Harbour Ministry'], words: 'The discussions in Oslo were frank and productive' },
      { by: ['Tom Reed'], words: 'The bridge will cost nine million crowns' },
    ],
  },
  {
    outlet: 'Courier',
    published: '2022-05-04',
    cast: { Norway: { kind: 'government' } },
    utterances: [
      { by: ['Mary Lee'], words: 'nobody will have to pay for it twice, whatever the owners', kind: 'mixed' },
      { by: ['Norway'], words: 'The Oslo discussions were frank and productive', kind: 'mixed' },
      { by: ['Tom Reed'], words: 'The bridge will cost six million crowns' },
    ],
  },
  {
    outlet: 'Mirror',
    published: '2022-05-05',
    utterances: [{ words: LONG.replace('harbour', 'port') }, { by: ['Ann Oduya'], words: 'We agreed on everything that mattered' }],
  },
  { outlet: 'Yearbook', published: '2023-01-05', utterances: [{ by: ['Mary Lee'], words: LONG }] },
];

let db: Db;
let related: (words: string, outlet: string) => Promise<any>;
beforeAll(async () => {
  db = await storedReports(REPORTS);
  const { get } = await serve(db);
  related = async (words, outlet) => {
    const { data } = (await get(`/statements?outlet=${outlet}&limit=100`)).body;
    const { links } = data.find(({ text }: any) => text.includes(words));
    return (await get(`${links.self}/related`)).body;
  };
});

const outlets = ({ reports }: any): string[] => reports.map(({ statement }: any) => statement.article.outlet);

describe('the same utterance', () => {
  it('is found in other articles, a part of it and with another word too, the first published first', async () => {
    expect(outlets(await related('harbour will be', 'Post'))).toEqual(['Courier', 'Mirror']);
    expect(outlets(await related('pay for it twice', 'Courier'))).toEqual(['Post', 'Mirror']);
  });

  it('is shown with what differs in the wording', async () => {
    const { reports } = await related('harbour will be', 'Post');
    const { statement, similarity, differences } = reports.at(-1);
    expect(differences.filter(({ op }: any) => op !== 'same')).toEqual([
      { op: 'removed', text: 'harbour' },
      { op: 'added', text: 'port' },
    ]);
    expect(
      differences
        .filter(({ op }: any) => op !== 'removed')
        .map(({ text }: any) => text)
        .join(''),
    ).toBe(statement.text);
    expect(similarity).toBeGreaterThan(0.8);
  });

  it('may be told of a ministry in one and of its country in another', async () => {
    expect(outlets(await related('frank', 'Courier'))).toEqual(['Post']);
  });

  it.each([
    ['with another number is another', 'nine million', 'Post'],
    ['by another person is another', 'everything that matters', 'Post'],
    ['half a year later is another', 'harbour will be', 'Yearbook'],
  ])('%s', async (_, words, outlet) => {
    expect(outlets(await related(words, outlet))).toEqual([]);
  });

  it('is found again in a database from before, once', () => {
    const before = db.$client.prepare('select * from cluster_members order by 1').all();
    db.$client.exec('delete from cluster_members; delete from fingerprints; pragma user_version = 1');
    fillIn(db);
    const pairs = (rows: any[]): string[] =>
      rows.flatMap((a) => rows.filter((b) => a.cluster_id === b.cluster_id).map((b) => `${a.statement_id} ${b.statement_id}`)).sort();
    expect(pairs(db.$client.prepare('select * from cluster_members order by 1').all())).toEqual(pairs(before));
  });
});

it('the same utterance is found again where an older version kept its words with letters of their own', async () => {
  const words = 'Łódź Øresund Ðuro bridges';
  const old = await storedReports([
    { url: 'https://post.example/1', utterances: [{ by: ['Tom Reed'], words }] },
    { url: 'https://courier.example/1', utterances: [{ by: ['Tom Reed'], words: 'Lodz Oresund Duro bridges' }] },
  ]);
  const clusters = (): unknown => old.$client.prepare('select count(*) from cluster_members').pluck().get();
  expect(clusters()).toBe(2);
  old.$client.prepare('delete from fingerprints where statement_id = (select id from statements where text = ?)').run(words);
  old.$client.exec('delete from cluster_members; pragma user_version = 4');
  fillIn(old);
  expect([clusters(), old.$client.prepare('select count(distinct statement_id) from fingerprints').pluck().get()]).toEqual([2, 2]);
});

describe('the same utterance, when something changes', () => {
  const QUAY = { by: ['Tom Reed'], words: 'The northern quay must be paid for by those who use it every day' };
  const ECHO = { by: ['Tomas Reed'], words: 'The northern quay must be paid for by those who need it every day' };
  const QUAYS: Report[] = [
    { url: 'https://post.example/1', published: '2022-05-03', utterances: [QUAY] },
    { url: 'https://courier.example/1', published: '2022-05-04', utterances: [ECHO] },
  ];
  let other: Db;
  let desk: Editor;
  beforeEach(async () => {
    other = await storedReports(QUAYS);
    desk = await editorOf(other);
  });
  const first = async (speaker: string): Promise<string> => (await desk.get(`/statements?speaker=${speaker}`)).body.data[0].links.self;
  const reports = async (url: string): Promise<string[]> => (await desk.get(`${url}/related`)).body.reports.map(({ statement }: any) => statement.text);

  it('follows who is merged, and parted again', async () => {
    const url = await first('tom-reed');
    expect(await reports(url)).toEqual([]);
    await desk.send('POST', '/speakers/tomas-reed/merge', { into: 'tom-reed' });
    expect(await reports(url)).toEqual([ECHO.words]);
    await desk.send('POST', '/speakers/tomas-reed/undo', {});
    expect(await reports(url)).toEqual([]);
  });

  it('follows whom a person has say it, and what these are', async () => {
    const url = await first('tom-reed');
    await desk.patch(url, { speakers: ['tomas-reed'] });
    expect(await reports(url)).toEqual([ECHO.words]);
    await desk.patch(url, { speakers: ['tom-reed'] });
    expect(await reports(url)).toEqual([]);
    await desk.patch('/speakers/tomas-reed', { kind: 'organization' });
    expect(await reports(url)).toEqual([ECHO.words]);
  });

  it('follows what an article says now', async () => {
    const [url, echo] = [await first('tom-reed'), await first('tomas-reed')];
    await storeReport(other, { ...QUAYS[1]!, utterances: [{ ...QUAY, kind: 'indirect' }] });
    expect(await reports(url)).toEqual([QUAY.words]);
    expect(await reports(echo)).toEqual([]);
    await storeReport(other, { ...QUAYS[1]!, utterances: [ECHO] });
    expect(await reports(url)).toEqual([]);
  });

  it('leaves out what is retracted', async () => {
    await desk.send('POST', '/speakers/tomas-reed/merge', { into: 'tom-reed' });
    const [later, earlier] = (await desk.get('/statements')).body.data.map(({ links }: any) => links.self);
    await desk.patch(later, { status: 'retracted', reason: 'never said' });
    expect(await reports(earlier)).toEqual([]);
    expect(await reports(later)).toEqual([QUAY.words]);
  });

  it('is forgotten with the article that it stood in, and leaves nothing behind', async () => {
    await desk.send('POST', '/speakers/tomas-reed/merge', { into: 'tom-reed' });
    const url = (await desk.get('/statements')).body.data[0].links.self;
    other.$client.exec("delete from articles where url = 'https://post.example/1'");
    expect(await reports(url)).toEqual([]);
    for (const table of ['fingerprints', 'cluster_members'])
      expect(other.$client.prepare(`select count(*) from ${table} where statement_id not in (select id from statements)`).pluck().get()).toBe(0);
  });
});

it('is compared report by report, and others are answered between them', async () => {
  const lines = Array.from({ length: 6 }, (_, n): Report => ({
    url: `https://post.example/${n}`,
    published: '2022-05-03',
    utterances: [{ by: ['Mary Lee'], words: LONG }],
  }));
  const { app } = await serve(await storedReports(lines));
  const { data } = (await app.inject('/statements')).json();
  const turns = { before: 0, isDone: false };
  const count = (): void => {
    if (turns.isDone) return;
    turns.before++;
    setImmediate(count);
  };
  setImmediate(count);
  const { reports } = (await app.inject(`${data[0].links.self}/related`)).json();
  turns.isDone = true;
  expect(reports).toHaveLength(5);
  expect(turns.before).toBeGreaterThanOrEqual(2 * reports.length);
});

describe('what the same speaker said', () => {
  it('at the same event is there, and nothing else', async () => {
    expect((await related('harbour will be', 'Post')).atSameEvent.map(({ text }: any) => text)).toEqual(['We agreed on everything that matters']);
    expect((await related('weather', 'Post')).atSameEvent).toEqual([]);
  });
});

it('by any of several speakers is what the same speakers said', async () => {
  const told: Report = {
    published: '2022-05-03',
    events: [{ ...TALKS, participants: [] }],
    utterances: [
      { by: ['Mary Lee', 'Tom Reed'], words: 'We agreed on the whole of the plan', event: 'Harbour talks' },
      { by: ['Tom Reed'], words: 'The bridge can wait', event: 'Harbour talks' },
      { by: ['Mary Lee'], words: 'The ferry cannot wait', event: 'Harbour talks' },
      { by: ['Ann Oduya'], words: 'Nobody asked the sailors', event: 'Harbour talks' },
    ],
  };
  const { get } = await serve(await storedReports([told]));
  const { data } = (await get('/statements?limit=100')).body;
  const { links } = data.find(({ text }: any) => text.includes('whole of the plan'));
  const { atSameEvent } = (await get(`${links.self}/related`)).body;
  expect(atSameEvent.map(({ text }: any) => text).toSorted()).toEqual(['The bridge can wait', 'The ferry cannot wait']);
});

it('what stands in both source texts is found in each', async () => {
  const seeded = emptyDatabase();
  await seed(seeded);
  const { get } = await serve(seeded);
  const { data } = (await get('/statements?q="professional and substantive"')).body;
  expect(data).toHaveLength(2);
  for (const { id, article, links } of data) {
    const { body } = await get(`${links.self}/related`);
    expect(body.reports.map(({ statement }: any) => statement.id)).toEqual(data.filter((other: any) => other.id !== id).map((other: any) => other.id));
    expect(body.reports[0].statement.article.id).not.toBe(article.id);
  }
});

it('of a statement that is unknown is a 404', async () => {
  const { get } = await serve(db);
  expect((await get('/statements/st_none/related')).body.code).toBe('not-found');
});
