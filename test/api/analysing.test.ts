import { beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { STATEMENT_KEYS } from '../../src/api/statement.ts';
import type { Db } from '../../src/db/open.ts';
import { storedReports, storedWorld, storeReport } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let db: Db;
let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  db = await storedWorld();
  for (const [n, published] of ['2023-01-31', '2023-02-01', '2023-04-30', '2023-05-01'].entries())
    await storeReport(db, {
      url: `https://wire.example/${n}`,
      outlet: n % 2 ? 'Wire' : 'WIRE',
      published,
      utterances: [{ by: ['Mary Lee'], words: 'The same 🕊️ again' }],
    });
  ({ get } = await serve(db));
});

const body = async (url: string): Promise<any> => {
  const { status, body: answer } = await get(url);
  expect([url, status]).toEqual([url, 200]);
  return answer;
};

const FILTERS = ['', 'speaker=Lee', 'kind=indirect', 'attributed=true&from=2021', 'q=the', 'about=Sherman', 'notSpeaker=Lee&outlet=the+daily+post'];

describe('counting', () => {
  it.each(FILTERS)('gives as many as there are: %s', async (filters) => {
    const { data, meta } = await body(`/statements?count=exact&limit=100&${filters}`);
    expect(meta.count).toBe(data.length);
    expect((await body(`/statements?count=exact&limit=1&${filters}`)).meta.count).toBe(data.length);
  });

  it('leaves out what is retracted, of one speaker too, and counts once what several said', async () => {
    const world = await storedWorld();
    const { statements } = await storeReport(world, {
      outlet: 'Wire',
      utterances: [
        { by: ['Mary Lee', 'Jo Park'], words: 'one' },
        { by: ['Mary Lee'], words: 'two' },
        { by: ['Mary Lee'], words: 'three' },
      ],
    });
    const desk = await editorOf(world);
    await desk.patch(`/statements/${statements[2]!}`, { status: 'retracted', reason: 'checked' });
    for (const [filters, count] of [
      ['speaker=Mary+Lee', 2],
      ['speaker=Mary+Lee&status=usable&status=retracted', 3],
      ['speaker=Mary+Lee&speaker=Jo+Park', 2],
      ['outlet=Wire', 2],
    ] as const) {
      const { meta } = (await desk.get(`/statements?count=exact&facets=outlet,speaker&${filters}`)).body;
      expect([filters, meta.count, meta.facets.outlet[0].count]).toEqual([filters, count, count]);
      expect(meta.facets.speaker).toContainEqual(expect.objectContaining({ value: 'jo-park', count: 1 }));
    }
    expect((await desk.get('/stats')).body.counts.statements).toBe((await desk.get('/statements?count=exact')).body.meta.count);
    for (const [typed, type] of [
      ['mary lee', 'speaker'],
      ['wire', 'outlet'],
    ] as const)
      expect((await desk.get(`/suggest?${query({ q: typed, type })}`)).body.data[0]).toMatchObject({ type, statements: 2 });
    expect((await desk.get('/speakers/mary-lee')).body.counts.statements).toBe(2);
  });

  it('is not done unless it is asked for, and gives 0 when nobody is meant', async () => {
    expect((await body('/statements')).meta).not.toHaveProperty('count');
    expect((await body('/statements?speaker=nobody+at+all&count=exact&facets=kind')).meta).toMatchObject({ count: 0, facets: { kind: [] } });
  });
});

describe('facets', () => {
  it.each(FILTERS)('count what their links lead to, the most frequent first: %s', async (filters) => {
    const { meta } = await body(`/statements?facets=speaker,outlet&facets=kind,event&${filters}`);
    expect(Object.keys(meta.facets)).toEqual(['speaker', 'outlet', 'kind', 'event']);
    for (const values of Object.values<any[]>(meta.facets)) {
      expect(values.map(({ count }) => count)).toEqual(values.map(({ count }) => count).toSorted((a, b) => b - a));
      for (const { link, count, value } of values) expect([value, (await body(`${link}&limit=100`)).data.length]).toEqual([value, count]);
    }
  });

  it('name speakers, events and outlets', async () => {
    const { facets } = (await body('/statements?facets=speaker,event,outlet')).meta;
    expect(facets.speaker).toContainEqual({ value: 'mary-lee', label: 'Mary Lee', count: 4, link: '/statements?speaker=mary-lee' });
    expect(facets.outlet).toContainEqual({ value: 'wire', label: 'WIRE', count: 4, link: '/statements?outlet=wire' });
    expect(facets.event[0]).toMatchObject({ value: 'geneva-talks', label: 'Geneva talks', count: 2 });
  });

  it('count by month what has a date as fine as that', async () => {
    const { month } = (await body('/statements?facets=month&from=2021-07')).meta.facets;
    expect(month.slice(0, 2)).toEqual([
      { value: '2021-07', label: '2021-07', count: 7, link: '/statements?from=2021-07-01&to=2021-07-31' },
      { value: '2022-01', label: '2022-01', count: 2, link: '/statements?from=2022-01-01&to=2022-01-31' },
    ]);
  });

  it('lead from a month to those of its days that were asked for', async () => {
    const [{ link }] = (await body('/statements?facets=month&from=2021-07-29&to=2021-07-29')).meta.facets.month;
    expect(link).toBe('/statements?from=2021-07-29&to=2021-07-29');
  });
});

describe('fields', () => {
  it('leave the keys that are asked for, in every format', async () => {
    const { data } = await body('/statements?fields=id,text&fields=speakers&limit=3');
    expect(data.map(Object.keys)).toEqual(Array(3).fill(['id', 'text', 'speakers']));
    const lines = (await body('/statements?fields=text,kind&format=ndjson')).trim().split('\n');
    expect(Object.keys(JSON.parse(lines[0]))).toEqual(['kind', 'text']);
    expect((await body('/statements?fields=article,id&format=csv')).split('\r\n')[0]).toBe('\uFEFFid,articleId,title,outlet,url,published');
  });

  it('may be any of a statement', async () => {
    const { data } = await body(`/statements?q=the&include=context&fields=${STATEMENT_KEYS.join()}&limit=1`);
    expect(Object.keys(data[0]).toSorted()).toEqual([...STATEMENT_KEYS].toSorted());
  });
});

describe('context', () => {
  it('has columns in a table, and is there when its key is asked for', async () => {
    expect((await body('/statements?include=context&format=csv')).split('\r\n')[0]).toContain(',before,sentence,after,');
    expect((await body('/statements?format=csv')).split('\r\n')[0]).not.toContain('sentence');
    expect((await body('/statements?fields=id,context&limit=1')).data[0].context.sentence.text).toMatch(/^Mary Lee said: /);
    expect(Object.keys(JSON.parse((await body('/statements?include=context&format=ndjson&limit=1')).trim()))).toContain('context');
  });

  it('is that of the statement under its own link', async () => {
    const { data } = await body('/statements?include=context&limit=100');
    for (const { context, links } of data) expect(context).toEqual((await body(links.self)).context);
  });

  it('is read from afar without the whole text', async () => {
    const rain = 'It rained in Oslo 🕊️ on that day and the next. '.repeat(3000);
    const { article } = await storeReport(db, {
      title: 'Long',
      utterances: [
        { by: ['Ada Byron'], words: rain.trim() },
        { by: ['Ada Byron'], words: 'a short one' },
      ],
    });
    const { data } = await body(`/statements?article=${article}&include=context`);
    for (const { context, links } of data) expect(context).toEqual((await body(links.self)).context);
  });

  it('is held back with the text', async () => {
    const app = await buildApp({ db, textAccess: 'none', checksAnswers: true });
    const { data } = (await app.inject('/statements?include=context&limit=2')).json();
    expect(data.map(({ context }: any) => context)).toEqual([null, null]);
  });
});

describe('the timeline', () => {
  it('counts by month, with the months between', async () => {
    const { data, meta } = await body('/timeline?speaker=Mary+Lee');
    expect(data.map(({ period, count }: any) => [period, count])).toEqual([
      ['2023-01', 1],
      ['2023-02', 1],
      ['2023-03', 0],
      ['2023-04', 1],
      ['2023-05', 1],
    ]);
    expect(data[1]).toEqual({
      period: '2023-02',
      from: '2023-02-01',
      to: '2023-02-28',
      count: 1,
      groups: {},
      link: '/statements?speaker=Mary+Lee&from=2023-02-01&to=2023-02-28',
    });
    expect(meta).toMatchObject({ asked: 'Statements by Mary Lee, by month.', interval: 'month', unplaced: 0, groups: [] });
    expect(meta.speakers[0].matched[0].id).toBe('mary-lee');
  });

  it.each([
    ['day', ['2023-01-31', '2023-02-01'], 91],
    ['week', ['2023-W05', '2023-W06'], 14],
    ['year', ['2023'], 1],
  ])('counts by %s', async (interval, first, length) => {
    const { data } = await body(`/timeline?speaker=Mary+Lee&interval=${interval}`);
    expect(data.slice(0, first.length).map(({ period }: any) => period)).toEqual(first);
    expect(data).toHaveLength(length);
    for (const { link, count } of data.slice(0, 20)) expect((await body(link)).data).toHaveLength(count);
  });

  it.each(FILTERS)('counts every statement once, or says that it has no place: %s', async (filters) => {
    for (const interval of ['day', 'week', 'month', 'year']) {
      const { data, meta } = await body(`/timeline?interval=${interval}&${filters}`);
      const sum = data.reduce((all: number, { count }: any) => all + (count as number), meta.unplaced);
      expect(sum).toBe((await body(`/statements?count=exact&${filters}`)).meta.count);
    }
  });

  it('counts apart what it is asked for', async () => {
    const { data, meta } = await body('/timeline?interval=year&by=speaker&from=2023');
    expect(meta.groups).toEqual([{ value: 'mary-lee', label: 'Mary Lee', count: 4 }]);
    expect(data.at(-1).groups).toEqual({ 'mary-lee': 4 });
    for (const by of ['outlet', 'kind', 'event']) expect((await body(`/timeline?by=${by}`)).meta.groups.length).toBeGreaterThan(0);
  });

  it('ends with the last day that there is', async () => {
    const { get: ask } = await serve(await storedReports([{ outlet: '***', published: '9999-12-31', utterances: [{ words: 'the end' }] }]));
    const [week] = (await ask('/timeline?interval=week')).body.data;
    expect(week).toMatchObject({ period: '9999-W52', from: '9999-12-27', to: '9999-12-31', count: 1 });
    expect((await ask(week.link)).body.data).toHaveLength(1);
    expect((await ask('/statements?from=0000')).body.code).toBe('invalid-parameter');
    // Of a name without letters or digits there is nothing to ask for.
    expect((await ask('/statements?facets=outlet')).body.meta.facets.outlet).toEqual([]);
  });

  it('is refused where it would be endless', async () => {
    await storeReport(db, { published: '0100-01-01', utterances: [{ words: 'very old' }] });
    const { status, body: problem } = await get('/timeline?interval=day');
    expect([status, problem.code]).toEqual([422, 'query-too-costly']);
    expect((await get('/timeline?by=month')).status).toBe(400);
    expect((await get('/timeline?from=2022&to=2021')).status).toBe(400);
    expect((await get('/timeline?limit=3')).body.code).toBe('unknown-parameter');
  });
});

it('the stats tell how much there is, and how fresh it is', async () => {
  const before = new Date().toISOString();
  await storeReport(db, { outlet: 'wire', published: '2024-01', utterances: [{ by: ['Mary Lee'], words: 'Fresh' }] });
  const { counts, lastFed, outlets } = await body('/stats');
  expect(counts.statements).toBe((await body(`/statements?${query({ count: 'exact' })}`)).meta.count);
  expect(counts.outlets).toBe(3);
  expect(lastFed >= before).toBe(true);
  expect(outlets[0]).toMatchObject({ outlet: 'WIRE', articles: 5, first: '2023-01-31', last: '2024-01', lastFed });
});
