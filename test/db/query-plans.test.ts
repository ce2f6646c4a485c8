import { beforeAll, describe, expect, it } from 'vitest';
import { listArticles } from '../../src/db/articles.ts';
import { listEvents } from '../../src/db/events.ts';
import type { Db } from '../../src/db/open.ts';
import type { PageRequest } from '../../src/db/page.ts';
import { STATEMENT_FILTERS } from '../../src/db/statement-filters.ts';
import type { StatementQuery, StatementSort } from '../../src/db/statements.ts';
import { pageOfStatementIds } from '../../src/db/statements.ts';
import { emptyDatabase, storeReport } from './fixtures.ts';

const ARTICLES = 60;
const KINDS = ['direct', 'mixed', 'indirect'] as const;

let db: Db;
const asked: string[] = [];
beforeAll(async () => {
  db = emptyDatabase();
  for (let n = 0; n < ARTICLES; n++) {
    await storeReport(db, {
      url: `https://post.example/${n}`,
      outlet: `Outlet ${n % 7}`,
      published: `20${10 + (n % 14)}-0${1 + (n % 9)}-1${n % 10}`,
      events: [{ name: `Talks ${n}`, date: `20${10 + (n % 14)}`, precision: 'year', place: null, status: 'held', participants: [] }],
      utterances: Array.from({ length: 50 }, (_, i) => ({ by: [`Mary Lee${(n + i) % 40}`], words: `words ${i}`, kind: KINDS[i % 3]!, event: `Talks ${n}` })),
    });
  }
  const prepare = db.$client.prepare.bind(db.$client);
  db.$client.prepare = (source: string) => {
    asked.push(source);
    return prepare(source);
  };
});

/** How the ids of a page are found. */
const planOf = async (list: (db: Db) => Promise<unknown>): Promise<string> => {
  asked.length = 0;
  await list(db);
  const query = asked.find((one) => one.includes('order by'));
  const unbound = Array.from(query!.matchAll(/\?/g), () => null);
  const steps = db.$client.prepare(`explain query plan ${query!}`).all(unbound) as { detail: string }[];
  return steps
    .map(({ detail }) => detail)
    .join('\n')
    .replace(WITHOUT_RETRACTED, '');
};

/** The few that are retracted are known beforehand, from an index of their own. */
const WITHOUT_RETRACTED = /\n?LIST SUBQUERY \d+\nSCAN statements USING COVERING INDEX statements_retracted\nCREATE BLOOM FILTER/;

type Filters = StatementQuery['filters'];
const FIRST: PageRequest = { limit: 20, after: undefined };
const statements = (filters: Filters, sort: StatementSort = '-saidOn', request = FIRST): Promise<string> =>
  planOf((one) => Promise.resolve(pageOfStatementIds(one, { filters, sort, ...request })));

/** A value for each filter; those but the kind and the period pick rows by an index of their own. */
const VALUES = {
  q: ['words'],
  speaker: Array.from({ length: 21 }, (_, n) => `mary-lee${n}`),
  about: ['mary-lee1'],
  event: ['talks-1'],
  article: ['ar_x'],
  outlet: ['Outlet 1', 'Outlet 2'],
  kind: ['direct', 'mixed'],
  from: ['2014'],
  to: ['2015-03'],
} satisfies Filters;
const { kind, from, to, ...PICKING } = VALUES;
const CURSORS = { '-saidOn': [-16000, 'ar_x', 0, 'st_x'], saidOn: [16000, 'ar_x', 0, 'st_x'], position: ['ar_x', 0, 'st_x'] };

/** Each filter alone, with the kind, with a period, with both; and all at once. */
const COMBINATIONS: Filters[] = [
  ...[{}, ...Object.entries(PICKING).map(([name, values]) => ({ [name]: values }))].flatMap((picking) =>
    [{}, { kind }, { from }, { to }, { from, to }, { kind, from, to }].map((more) => ({ ...picking, ...more })),
  ),
  VALUES,
];

describe.each(['-saidOn', 'saidOn', 'position'] as const)('a page of statements in the order %s', (sort) => {
  const walk = { '-saidOn': 'statements_newest', saidOn: 'statements_oldest', position: 'statements_position' }[sort];

  it.each(COMBINATIONS.map((filters) => [Object.keys(filters).join(' '), filters] as const))('by %s is found by an index', async (_, filters) => {
    for (const after of [undefined, CURSORS[sort]]) {
      const plan = await statements(filters, sort, { limit: 20, after });
      expect(plan).not.toMatch(/^SCAN (?!json_each|statement_search)\w+\b(?! USING (COVERING )?INDEX)/m);
      // What a filter picks is few, and sorted after; nothing else is.
      if (Object.keys(filters).some((name) => name in PICKING)) expect(plan).toMatch(/SEARCH statements USING .*\((id|event_id|article_id|rowid)=\?/);
      else {
        expect(plan).toMatch(new RegExp(`^(SCAN|SEARCH) statements USING (COVERING )?INDEX ${walk}`));
        expect(plan).not.toContain('TEMP B-TREE');
      }
    }
  });
});

it.each([
  ['-saidOn', 'statements_newest', 'newest_first'],
  ['saidOn', 'statements_oldest', 'oldest_first'],
] as const)('a page in the order %s by a period, whatever the kind, starts and ends where the period does', async (sort, walk, day) => {
  for (const filters of [{ from }, { to }, { from, to }, { kind, from, to }]) {
    expect(await statements(filters, sort)).toBe(`SEARCH statements USING INDEX ${walk} (${day}>? AND ${day}<?)`);
    const next = await statements(filters, sort, { limit: 20, after: CURSORS[sort] });
    expect(next).toBe(`SEARCH statements USING INDEX ${walk} ((${day},article_id,start,id)>(?,?,?,?) AND ${day}<?)`);
  }
});

describe('a page of the statements of one speaker', () => {
  const one = { speaker: ['mary-lee1'] };

  it.each([
    ['-saidOn', 'statement_speakers_newest', 'newest_first'],
    ['saidOn', 'statement_speakers_oldest', 'oldest_first'],
  ] as const)('in the order %s is read from an index in that order, whatever else is asked', async (sort, walk, day) => {
    for (const more of [{}, { kind }, { notSpeaker: ['mary-lee2'] }, { speakerKind: ['person'] }, { attributed: ['true'] }, { notOutlet: ['Outlet 1'] }]) {
      for (const after of [undefined, CURSORS[sort]]) {
        const [first, ...others] = (await statements({ ...one, ...more }, sort, { limit: 20, after })).split('\n');
        const place = after ? ` AND (${day},article_id,start,statement_id)>(?,?,?,?)` : '';
        expect(first).toBe(`SEARCH statement_speakers USING COVERING INDEX ${walk} (speaker_id=?${place})`);
        expect(others.join('\n')).not.toMatch(/TEMP B-TREE|^SCAN statements/m);
      }
    }
    const bounded = await statements({ ...one, from, to }, sort);
    expect(bounded).toContain(`SEARCH statement_speakers USING COVERING INDEX ${walk} (speaker_id=? AND ${day}>? AND ${day}<?)`);
  });

  it('is merged from those of each of several', async () => {
    for (const sort of ['-saidOn', 'saidOn'] as const) {
      const both = { speaker: ['mary-lee1', 'mary-lee2'] };
      expect(await statements(both, sort)).not.toMatch(/TEMP B-TREE|SCAN/);
      const found = (speaker: string[]): string[] => pageOfStatementIds(db, { filters: { speaker }, sort, limit: 200, after: undefined }).rows;
      const all = pageOfStatementIds(db, { filters: {}, sort, limit: 3000, after: undefined }).rows;
      const expected = all.filter((id) => [...found(['mary-lee1']), ...found(['mary-lee2'])].includes(id));
      expect(found(both.speaker)).toEqual(expected);
      const next = pageOfStatementIds(db, { filters: both, sort, limit: 7, after: undefined });
      expect([...next.rows, ...pageOfStatementIds(db, { filters: both, sort, limit: 200, after: next.next ?? undefined }).rows]).toEqual(expected);
    }
  });

  it('is made from fewer, where another filter picks those', async () => {
    for (const more of [{ q: ['words'] }, { about: ['mary-lee2'] }, { event: ['talks-1'] }, { article: ['ar_x'] }, { outlet: ['Outlet 1'] }])
      expect(await statements({ ...one, ...more })).toMatch(/SEARCH statements USING .*\((id|event_id|article_id|rowid)=\?/);
  });
});

it('where a filter picks many, the rows are looked up among them in the order of the list', async () => {
  const few = STATEMENT_FILTERS.q.few;
  STATEMENT_FILTERS.q.few = 10;
  for (const more of [{}, { kind }, { from, to }]) {
    const plan = await statements({ q: ['words'], ...more });
    expect(plan).toMatch(/^(SCAN|SEARCH) statements USING (COVERING )?INDEX statements_newest/);
    expect(plan).not.toContain('TEMP B-TREE');
  }
  STATEMENT_FILTERS.q.few = few;
});

it('the statements of an event come in the order of its index, newest first', async () => {
  for (const more of [{}, { kind }, { from, to }])
    expect(await statements({ event: ['talks-1'], ...more })).toMatch(/^SEARCH statements USING INDEX statements_event \(event_id=\?.*\)$/);
});

it('nothing is looked for when nobody is meant', () => {
  asked.length = 0;
  expect(pageOfStatementIds(db, { filters: { speaker: [], from }, sort: '-saidOn', ...FIRST })).toEqual({ rows: [], next: null });
  expect(asked).toEqual([]);
});

it.each([
  ['articles', listArticles],
  ['events', listEvents],
] as const)('%s of a period are found by the index of their days', async (table, list) => {
  for (const filters of [{ from }, { to }, { from, to }])
    expect(await planOf((one) => list(one, { filters, ...FIRST }))).toMatch(
      new RegExp(`^SEARCH ${table} USING (COVERING )?INDEX ${table}_newest \\(newest_first>\\? AND newest_first<\\?\\)$`),
    );
});

it('a period that a walk is bounded by leaves nothing out', async () => {
  const days = db.$client.prepare('select id, day_from as dayFrom, day_to as dayTo from events').all() as { id: string; dayFrom: string; dayTo: string }[];
  for (const [first, last] of [
    ['2012-12-31', '2012-12-31'],
    ['2013-01-01', '2014-01-01'],
    ['2011-06-01', '2020-06-01'],
  ] as const) {
    const { rows } = await listEvents(db, { filters: { from: [first], to: [last] }, limit: 100, after: undefined });
    const expected = days.filter(({ dayFrom, dayTo }) => dayTo >= first && dayFrom <= last).map(({ id }) => id);
    expect(expected.length).toBeGreaterThan(0);
    expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
  }
});

it('no query binds its limit, for each value of which SQLite would make a new plan', () => {
  const { $client } = emptyDatabase();
  const query = $client.prepare<[number, number], number>('select value from json_each(json_array(1, 2, 3)) limit ? offset ?').pluck();
  expect(query.source).toContain('limit ?+0 ');
  expect([query.all(2, 0), query.all(1, 1), query.all(-1, 0)]).toEqual([[1, 2], [2], [1, 2, 3]]);
});
