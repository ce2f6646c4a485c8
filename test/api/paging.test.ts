import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase, storeReport } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve, walk } from './server.ts';

let db: Db;
let get: (url: string) => Promise<Answer>;

const DAYS = [undefined, '2021', '2021-01', '2021-01-01', '2021-07-28', undefined, '2021-07-28', '2021-07-28', '2022-02'];

const report = (i: number, published: string | undefined) => ({
  url: `https://wire.example/${i}`,
  title: `Report ${i}`,
  outlet: i % 2 ? 'Wire' : 'Courier',
  published,
  events: [{ name: `Meeting ${i}`, date: published ?? null, precision: precisionOf(published), place: 'Vienna', status: 'held' as const, participants: [] }],
  utterances: [
    { by: ['Ada Byron'], words: 'the same words' },
    { by: [`Person Number${i}`], words: `words of ${i}`, event: `Meeting ${i}` },
    { by: ['Ada Byron'], words: 'the same words', kind: 'indirect' as const },
  ],
});

const precisionOf = (date: string | undefined) => (['unknown', 'year', 'month', 'day'] as const)[date === undefined ? 0 : date.split('-').length]!;

beforeAll(async () => {
  db = emptyDatabase();
  for (const [i, published] of DAYS.entries()) await storeReport(db, report(i, published));
  ({ get } = await serve(db));
});

const ids = (rows: { id: string }[]): string[] => rows.map(({ id }) => id);

describe.each([
  '/statements',
  '/statements?sort=saidOn',
  '/statements?sort=position',
  '/statements?speaker=Byron&kind=direct',
  '/speakers',
  '/events',
  '/articles',
  '/articles?q=report&outlet=wire',
])('the pages of %s', (url) => {
  const paged = (limit: number): string => `${url}${url.includes('?') ? '&' : '?'}limit=${limit}`;

  it.each([1, 2, 7])('have every row once, in the order of the whole, %i at a time', async (limit) => {
    const whole = ids((await get(paged(100))).body.data);
    expect(whole.length).toBeGreaterThan(3);
    expect(new Set(whole).size).toBe(whole.length);
    expect(ids(await walk(get, paged(limit)))).toEqual(whole);
  });

  it('end where the rows end, also when the last page is full', async () => {
    const { data } = (await get(paged(100))).body;
    const { body } = await get(paged(data.length));
    expect(body.links.next).toBeNull();
    expect(body.data).toHaveLength(data.length);
  });
});

it('the orders by day put equal days in the order of article and text, and no day last', async () => {
  const rows = (await get('/statements?limit=100&sort=saidOn')).body.data;
  const keys = rows.map(({ article, segments, id }: any) =>
    [`${article.published ?? '9999'}-01-01`.slice(0, 10), article.id, String(segments[0].start).padStart(6, '0'), id].join(' '),
  );
  expect(keys).toEqual(keys.toSorted());
  const newest = (await get('/statements?limit=100')).body.data.map(({ article }: any) => article.published);
  expect(newest.slice(-6)).toEqual(Array(6).fill(null));
});

describe('while articles are added', () => {
  let pages = 0;
  const addSometimes = async (): Promise<void> => {
    if (++pages % 3 === 0 && pages < 60) await storeReport(db, report(100 + pages, DAYS[pages % DAYS.length]));
  };

  it.each([
    '/statements?limit=2',
    '/statements?limit=2&sort=saidOn',
    '/statements?limit=3&sort=position',
    '/articles?limit=1',
    '/events?limit=2',
    '/speakers?limit=2',
  ])('a walk through %s meets every row that was there, once', async (url) => {
    const before = ids((await get(url.replace(/limit=\d/, 'limit=100'))).body.data);
    const seen = ids(await walk(get, url, addSometimes));
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((id) => !seen.includes(id))).toEqual([]);
  });
});

describe('a cursor', () => {
  const cursorOf = async (url: string): Promise<string> => new URL((await get(url)).body.links.next, 'http://localhost').searchParams.get('cursor')!;

  it('is kept in the link, together with what was asked for', async () => {
    const { body } = await get('/statements?sort=saidOn&limit=2&kind=direct&speaker=Ada+Byron&kind=mixed');
    expect(body.links.next).toMatch(/^\/statements\?speaker=Ada\+Byron&kind=direct&kind=mixed&sort=saidOn&limit=2&cursor=[\w-]+$/);
    expect((await get(body.links.next)).body.links.self).toBe(body.links.next);
  });

  it('serves pages of another length', async () => {
    const cursor = await cursorOf('/statements?limit=3');
    expect((await get(`/statements?limit=1&cursor=${cursor}`)).body.data).toEqual((await get(`/statements?limit=5&cursor=${cursor}`)).body.data.slice(0, 1));
  });

  it('serves the same filters however they are written', async () => {
    const cursor = await cursorOf('/statements?limit=1&kind=direct&kind=indirect&speaker=Byron');
    expect((await get(`/statements?speaker=Byron&sort=-saidOn&kind=indirect&kind=direct&cursor=${cursor}`)).status).toBe(200);
  });

  it.each([
    ['other filters', '/statements?limit=1', '/statements?kind=direct'],
    ['fewer filters', '/statements?limit=1&kind=direct', '/statements?'],
    ['another value', '/statements?limit=1&kind=direct', '/statements?kind=indirect'],
    ['another sort', '/statements?limit=1', '/statements?sort=saidOn'],
    ['a default sort that is another', '/statements?limit=1&article=a&article=b&sort=position', '/statements?article=a&article=b'],
    ['another list', '/events?limit=1', '/articles?'],
  ])('of %s is refused', async (_, first, second) => {
    const next = (await get(first.replace('article=a&article=b', await twoArticles()))).body.links.next;
    const cursor = new URL(next, 'http://localhost').searchParams.get('cursor')!;
    const { status, body } = await get(`${second.replace('article=a&article=b', await twoArticles())}&cursor=${cursor}`);
    expect([status, body.code, body.errors[0].parameter]).toEqual([400, 'invalid-cursor', 'cursor']);
  });

  const twoArticles = async (): Promise<string> => query({ article: ids((await get('/articles?limit=2')).body.data) });

  it('that was changed, cut or made up is refused', async () => {
    const good = await cursorOf('/statements?limit=1');
    const changed = Array.from({ length: good.length }, (_, i) => good.slice(0, i) + (good[i] === 'A' ? 'B' : 'A') + good.slice(i + 1));
    const made = [
      '',
      'x',
      '%00',
      '=',
      `${good}=`,
      `${good}A`,
      good.slice(1),
      Buffer.from('[]').toString('base64url'),
      Buffer.from('{"__proto__":1}').toString('base64url'),
      'W10',
      'bnVsbA',
    ];
    for (const cursor of [...changed, ...made]) {
      const { status, body } = await get(`/statements?cursor=${cursor}`);
      expect([cursor, status, body.code]).toEqual([cursor, 400, 'invalid-cursor']);
    }
  });
});
