import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { storeInBulk } from '../../bench/bulk.ts';
import { reports } from '../../bench/world.ts';
import { glanceAtStatementIds, isShort } from '../../src/db/glance.ts';
import { highlightsOf } from '../../src/db/highlights.ts';
import type { Db } from '../../src/db/open.ts';
import type { SortKey } from '../../src/db/page.ts';
import { idsWithWords } from '../../src/db/scratch-words.ts';
import { readSearch, toMatch } from '../../src/db/search-words.ts';
import type { StatementFilters } from '../../src/db/statement-filters.ts';
import type { StatementSort } from '../../src/db/statements.ts';
import { pageOfStatementIds } from '../../src/db/statements.ts';
import { emptyDatabase } from './fixtures.ts';

let db: Db;
let speakers: string[];
let outlet: string;
beforeAll(() => {
  db = emptyDatabase();
  db.$client.pragma('foreign_keys = OFF');
  storeInBulk(db, reports(700));
  db.$client.exec(
    "update statements set confidence = 0.7 where start % 2 = 0; update statements set status = 'disputed' where start % 7 = 0; update statements set status = 'retracted' where start % 11 = 0",
  );
  const said = 'select speaker_id from statement_speakers group by 1 order by count(*) desc, 1 limit 3';
  speakers = db.$client.prepare<[], string>(said).pluck().all();
  outlet = db.$client.prepare<[], string>('select outlet from articles group by 1 order by count(*) desc limit 1').pluck().get()!;
});

const SORTS = ['-saidOn', 'saidOn', 'position'] as const satisfies StatementSort[];
const questions = (): StatementFilters[] => {
  const [one = '', two = '', three = ''] = speakers;
  const narrowing: StatementFilters[] = [
    ...[{ q: ['the'] }, { q: ['t*'] }, { q: ['"of the"'] }, { q: ['-the'] }, { q: ['the OR of -and'] }, { q: ['***'] }, { about: [one, two] }],
    ...[{ outlet: [outlet] }, { notOutlet: [outlet] }, { kind: ['direct'] }, { status: ['disputed'] }, { status: ['retracted'] }, { notSpeaker: [one] }],
    ...[{ speakerKind: ['person'] }, { speakerKind: ['group'] }, { attributed: ['false'] }, { minConfidence: ['0.5'] }, { from: ['2015'], to: ['2017-03'] }],
    { to: ['2012-05-05'] },
  ];
  return narrowing.flatMap((more) => [more, { ...more, speaker: [one] }, { ...more, speaker: [two, three] }]);
};

it('a page that a glance fills is the page', () => {
  const glanced = new Set<string>();
  for (const filters of questions())
    for (const sort of SORTS)
      for (const limit of [1, 20, 100]) {
        let after: SortKey | undefined;
        for (let page = 0; page < 2; page++) {
          const query = { filters, sort, limit, after };
          const [whole, glance] = [pageOfStatementIds(db, query), glanceAtStatementIds(db, query)];
          if (glance) expect(glance, JSON.stringify(query)).toEqual(whole);
          if (glance) glanced.add(Object.keys(filters)[0]!);
          if (!whole.next) break;
          after = whole.next;
        }
      }
  expect([...glanced].toSorted()).toEqual(
    ['about', 'attributed', 'from', 'kind', 'notOutlet', 'notSpeaker', 'outlet', 'q', 'speakerKind', 'status', 'to', 'minConfidence'].toSorted(),
  );
});

it('only what an index has in order, and what few rows have, is read at once', () => {
  const [one = ''] = speakers;
  const short = (filters: StatementFilters, sort: StatementSort = '-saidOn'): boolean => isShort(db, { filters, sort });
  for (const filters of [
    {},
    { speaker: [one] },
    { speaker: speakers },
    { event: ['x'], kind: ['direct'] },
    { article: ['x'] },
    { outlet: ['nobody'], kind: ['direct'] },
    { speaker: [] },
  ])
    expect(short(filters), JSON.stringify(filters)).toBe(true);
  for (const filters of [{ q: ['the'] }, { q: ['the'], article: ['x'] }, { status: ['disputed'] }, { minConfidence: ['0.5'] }, { from: ['2015'] }])
    expect(short(filters), JSON.stringify(filters)).toBe(false);
});

it('of an event or an article with very many statements, the page is read elsewhere unless a glance fills it', () => {
  const many = emptyDatabase();
  many.$client.exec(`insert into articles (id, text, text_sha256) values ('ar_a', 'x', 'x');
    insert into events (id, name, name_key, precision, status) values ('debate', 'debate', 'debate', 'unknown', 'held');
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 2001)
      insert into statements (id, article_id, kind, text, start, event_id, event_relation) select 'st_' || i, 'ar_a', 'direct', 'It rained', i, 'debate', 'about' from n;`);
  for (const filters of [{ event: ['debate'] }, { article: ['ar_a'] }, { event: ['debate'], kind: ['indirect'] }]) {
    expect(isShort(many, { filters, sort: 'saidOn' })).toBe(false);
    expect(glanceAtStatementIds(many, { filters, sort: 'saidOn', limit: 20, after: undefined })?.rows.length).toBe(filters.kind ? undefined : 20);
  }
  many.$client.exec("delete from statements where id = 'st_1'");
  expect(isShort(many, { filters: { event: ['debate'] }, sort: 'saidOn' })).toBe(true);
});

it('a few texts have the words that the whole index says they have, and at the same places', () => {
  const rows = db.$client.prepare('select id, text, mention_text as mention from statements limit 200').all() as {
    id: string;
    text: string;
    mention: string | null;
  }[];
  const large = db.$client
    .prepare<[string], string>('select id from statements where rowid in (select rowid from statement_search where statement_search match ?) limit 200')
    .pluck();
  const ids = rows.map(({ id }) => id);
  const word = fc.oneof(fc.constantFrom('the', 'THE', 'thé', 'working', 'works', 'of the', 'said', 'gov', 'x'), fc.string({ maxLength: 5 }));
  const term = fc.tuple(fc.constantFrom('', '-', '"'), word, fc.constantFrom('', '*', '"', ' OR')).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(term, { maxLength: 4 }), (terms) => {
      const search = terms.join(' ');
      const match = toMatch(readSearch(search));
      if (match === undefined) return;
      const expected = new Set(large.all(match).filter((id) => ids.includes(id)));
      if (large.all(match).length < 200) expect(idsWithWords(search, rows)).toEqual(expected);
      expect(new Set(highlightsOf(db, search, ids).keys())).toEqual(idsWithWords(search, rows));
    }),
    { numRuns: 200 },
  );
});
