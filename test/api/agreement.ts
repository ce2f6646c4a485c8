import { expect } from 'vitest';
import { periodOf } from '../../src/db/period.ts';
import { fold } from '../../src/extract/fold.ts';
import type { Report, Utterance } from '../db/fixtures.ts';
import { emptyDatabase, storeReport } from '../db/fixtures.ts';
import { chanceOf } from './mirror.ts';
import type { Answer } from './server.ts';
import { query, serve, walk } from './server.ts';

const NAMES = ['Ann Lee', 'Bo Lind', 'Cy Marsh', 'Di Novak', 'Harbour Board', 'Norland'];
const CAST = { 'Harbour Board': { kind: 'organization' }, Norland: { kind: 'government' } } as const;
const WORDS = ['taxes will rise', 'the bridge is safe', 'Ann Lee was right', 'Norland has paid', 'nobody was hurt', 'the offer stands'];
const OUTLETS = ['The Post', 'THE POST', 'Évening Courier', undefined];
const PUBLISHED = ['2023', '2023-12', '2023-12-30', '2024-01-01', '2024-01-31', '2024-02', '2024-02-29', undefined];
const SAID = [
  { date: '2023-12-31', precision: 'day', words: 'on Sunday' },
  { date: '2024-01', precision: 'month', words: 'in January' },
  { date: '2024', precision: 'year', words: 'in 2024' },
  { date: null, precision: 'unknown', words: 'some day' },
] as const;

let chance = chanceOf(1);
const pick = <T>(from: readonly T[]): T => from[chance(from.length)]!;

const utterance = (): Utterance => ({
  by: [[], [pick(NAMES)], [pick(NAMES)], [...new Set([pick(NAMES), pick(NAMES)])]][chance(4)]!,
  words: `${pick(WORDS)}, ${pick(WORDS)}`,
  kind: pick(['direct', 'mixed', 'indirect']),
  ...(chance(3) === 0 && { saidOn: pick(SAID) }),
  ...(chance(3) === 0 && { event: 'Harbour inquiry' }),
});

const report = (n: number): Report => {
  const [outlet, published] = [pick(OUTLETS), pick(PUBLISHED)];
  return {
    url: `https://post.example/${n}`,
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
    cast: CAST,
    events: [{ name: 'Harbour inquiry', date: '2024-01', precision: 'month', place: null, status: 'held', participants: [pick(NAMES)] }],
    utterances: Array.from({ length: 1 + chance(6) }, utterance),
  };
};

let get: (url: string) => Promise<Answer>;
let ids: { event: string[]; article: string[] };

const storeAtRandom = async (): Promise<void> => {
  const db = emptyDatabase();
  for (let n = 0; n < 25; n++) await storeReport(db, report(n));
  db.$client.exec("update statements set confidence = (rowid % 11) / 10.0 where rowid % 3; update statements set status = 'disputed' where rowid % 5 = 0");
  db.$client.exec("update statements set status = 'retracted', status_reason = 'checked' where rowid % 7 = 0");
  ({ get } = await serve(db));
  const idsOf = (table: string): string[] => db.$client.prepare<[], string>(`select id from ${table} order by id`).pluck().all();
  ids = { event: idsOf('events'), article: idsOf('articles') };
};

const some = <T>(from: readonly T[]): T[] => [...new Set([pick(from), pick(from)])];

/** Values of each filter, as somebody may ask for them. */
const VALUES: Record<string, () => string[]> = {
  q: () => [pick(['the', 'taxes', 'bri*', '-nobody', '"offer stands"', 'Lee OR Novak', 'safe -rise', '…'])],
  speaker: () => some([...NAMES, 'Lee', 'ann-lee', 'Nobody']),
  notSpeaker: () => some([...NAMES, 'Nobody']),
  about: () => some(['Ann Lee', 'Norland']),
  speakerKind: () => some(['person', 'organization', 'government']),
  attributed: () => [pick(['true', 'false'])],
  event: () => some(ids.event),
  notEvent: () => some(ids.event),
  article: () => some(ids.article),
  outlet: () => some(['the post', 'Evening courier', 'no such']),
  notOutlet: () => some(['the post', 'Evening courier']),
  kind: () => some(['direct', 'mixed', 'indirect']),
  status: () => some(['usable', 'disputed', 'retracted']),
  minConfidence: () => [pick(['0.3', '0.8'])],
  from: () => [pick(['2023', '2023-12-31', '2024-01-15'])],
  to: () => [pick(['2024-01-31', '2024-02', '2024'])],
};

const question = (): Record<string, string[]> => {
  const names = new Set(Array.from({ length: chance(4) }, () => pick(Object.keys(VALUES))));
  return Object.fromEntries([...names].map((name) => [name, VALUES[name]!()]));
};

const body = async (url: string): Promise<any> => {
  const answer = await get(url);
  expect([url, answer.status]).toEqual([url, 200]);
  return answer.body;
};

/** The period that a statement counts as said in. */
const periodOfRow = ({ saidOn, article }: any) => periodOf(saidOn?.date ?? article.published);

const tally = (values: (string | null | undefined)[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) if (value != null) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

/** What each facet counts, told a second time over the rows. */
const FACETS: Record<string, (row: any) => (string | null | undefined)[]> = {
  speaker: ({ speakers }) => speakers.map(({ id }: any) => id),
  outlet: ({ article }) => [article.outlet && fold(article.outlet)],
  kind: ({ kind }) => [kind],
  event: ({ event }) => [event?.id],
  month: (row) => {
    const { dayFrom, dayTo } = periodOfRow(row);
    return [dayFrom !== null && dayFrom.slice(0, 7) === dayTo?.slice(0, 7) ? dayFrom.slice(0, 7) : null];
  },
};

const checkFacets = (rows: any[], facets: Record<string, { value: string; count: number }[]>, asked: string): void => {
  for (const [facet, valuesOf] of Object.entries(FACETS)) {
    const expected = Object.entries(tally(rows.flatMap(valuesOf))).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    expect([asked, facet, facets[facet]!.map(({ value, count }) => [value, count])]).toEqual([asked, facet, expected.slice(0, 20)]);
  }
};

const checkLinks = async (facets: Record<string, { count: number; link: string }[]>): Promise<void> => {
  for (const { count, link } of ['outlet', 'kind', 'event'].flatMap((facet) => facets[facet]!.slice(0, 2)))
    expect([link, (await body(link)).meta.count]).toEqual([link, count]);
};

const checkTimeline = async (rows: any[], asked: string): Promise<void> => {
  for (const interval of ['day', 'week', 'month', 'year']) {
    const { data, meta } = await body(`/timeline?${asked}&interval=${interval}&by=kind`);
    const within = (from: string, to: string): any[] =>
      rows.filter((row) => {
        const { dayFrom, dayTo } = periodOfRow(row);
        return dayFrom !== null && dayTo !== null && from <= dayFrom && dayTo <= to;
      });
    for (const { from, to, count, groups } of data) {
      expect([asked, from, count]).toEqual([asked, from, within(from, to).length]);
      expect([asked, from, groups]).toEqual([asked, from, tally(within(from, to).map(({ kind }) => kind))]);
    }
    const placed: number[] = data.map(({ count }: any) => count);
    expect([asked, interval, placed.reduce((a, b) => a + b, Number(meta.unplaced))]).toEqual([asked, interval, rows.length]);
  }
};

/** Asks so many questions at random, of a database at random, and holds what lists, pages, counts, facets, timelines and exports tell against each other. */
export const holdTogether = async (seed: number, questions: number): Promise<void> => {
  chance = chanceOf(seed);
  await storeAtRandom();
  let most = 0;
  for (let n = 0; n < questions; n++) {
    const rows = await checkQuestion(query(question()), pick(['-saidOn', 'saidOn', 'position']));
    most = Math.max(most, rows.length);
  }
  expect(most).toBeGreaterThan(50);
};

const checkQuestion = async (asked: string, sort: string): Promise<any[]> => {
  const list = `/statements?${asked}&sort=${sort}`;
  const rows = await walk(get, `${list}&limit=100`);
  const idsOf = (some: any[]): string[] => some.map(({ id }) => id);
  expect(new Set(idsOf(rows)).size).toBe(rows.length);
  expect([asked, idsOf(await walk(get, `${list}&limit=${5 + chance(20)}`))]).toEqual([asked, idsOf(rows)]);
  const lines: string = (await get(`${list}&format=ndjson&fields=id`)).body;
  expect([
    asked,
    idsOf(
      lines
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
    ),
  ]).toEqual([asked, idsOf(rows)]);
  const { count, facets } = (await body(`${list}&count=exact&facets=speaker,outlet,kind,event,month&limit=1`)).meta;
  expect([asked, count]).toEqual([asked, rows.length]);
  checkFacets(rows, facets, asked);
  await checkLinks(facets);
  await checkTimeline(rows, asked);
  return rows;
};
