import { inArray, sql } from 'drizzle-orm';
import type { Filter } from './filter.ts';
import { countUpTo, fewPicking, testsOf } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, SortKey } from './page.ts';
import { toPage } from './page.ts';
import type { Words } from './scratch-words.ts';
import { idsWithWords } from './scratch-words.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, STATEMENT_FILTERS, standing } from './statement-filters.ts';
import type { StatementQuery } from './statements.ts';
import { isAlong, placesAlong, STATEMENT_SORTS, walksOfSpeakers } from './statements.ts';
import { statements } from './statement-tables.ts';

/** Rows are read at once of filters that pick so many times fewer than are few. */
const SHORTER = 5;
const SHORT_FILTERS = Object.fromEntries(
  Object.entries<Filter>(STATEMENT_FILTERS).map(([name, filter]) => [name, 'few' in filter ? { ...filter, few: filter.few / SHORTER } : filter]),
);

/** Statements of an event or an article. */
const FEW_OF_ONE = 2000;

/** So many rows are looked at, in parts. Each takes some microseconds. */
const PARTS = [50, 100, 150];
/** Of a list that one in so many of the rows wanted did not fill after the first part, the second is not looked at. */
const HOPELESS = 20;

/** Is a page, whatever there is, read in some milliseconds? So it is where an index has its rows in their order, and where few rows are picked. Words are not: to look them up can take long. */
export const isShort = (db: Db, { filters, sort }: Pick<StatementQuery, 'filters' | 'sort'>): boolean => {
  if (meansNobody(filters)) return true;
  const { q, speaker, ...others } = filters;
  if (q) return false;
  if (others.article ?? others.event) return isOfFew(db, others);
  const isWalked = isAlong(filters, sort) || !speaker;
  if (isWalked && Object.values(others).every((values) => values === undefined)) return true;
  return fewPicking(db, SHORT_FILTERS, { ...others, speaker }).size > 0;
};

/** Are there so few statements of the articles and events asked for that all of them are looked at, and sorted, in a few milliseconds? */
const isOfFew = (db: Db, { article, event }: StatementFilters): boolean =>
  [article && inArray(statements.articleId, article), event && inArray(statements.eventId, event)]
    .filter((where) => where !== undefined)
    .every((where) => countUpTo(db, sql`select 1 from ${statements} where ${where}`, FEW_OF_ONE + 1) <= FEW_OF_ONE);

/** The page, when a glance at the rows where it begins is enough to fill it; takes no longer, however many rows there are. */
export const glanceAtStatementIds = (db: Db, query: StatementQuery): Page<string> | undefined => {
  const found: SortKey[] = [];
  let { after } = query;
  for (const rows of PARTS) {
    const look = lookAt(db, { ...query, after }, rows);
    found.push(...look.found);
    if (look.next === null || found.length > query.limit) return toPage(found, query.limit);
    if (found.length * HOPELESS < query.limit) return undefined;
    after = look.next;
  }
  return undefined;
};

/** The places of those that are meant among so many rows along the list, and where to go on. */
const lookAt = (db: Db, { filters, sort, after }: StatementQuery, rows: number): { found: SortKey[]; next: SortKey | null } => {
  const request = { limit: rows, after };
  const { speaker = [], ...others } = filters;
  const walks = isAlong(filters, sort) ? walksOfSpeakers(speaker, sort) : [{ columns: STATEMENT_SORTS[sort], where: [] }];
  const places = placesAlong(db, walks, { request, filters });
  const looked = places.slice(0, rows);
  const ids = looked.map((key) => String(key.at(-1)));
  const fitting = idsFitting(db, isAlong(filters, sort) ? others : filters, ids);
  return { found: looked.filter((_, n) => fitting.has(ids[n] ?? '')), next: places.length > rows ? (looked.at(-1) ?? null) : null };
};

/** Which of these statements fulfil all filters. */
const idsFitting = (db: Db, filters: StatementFilters, ids: string[]): Set<string> => {
  const { id, text, mentionText } = statements;
  const tests = [...testsOf(STATEMENT_FILTERS, filters), ...standing(filters, id), sql`true`];
  const rows = db.all<Words>(sql`
    select ${id} as id, ${text} as text, ${mentionText} as mention
    from json_each(${JSON.stringify(ids)}) given cross join ${statements} on ${id} = given.value where ${sql.join(tests, sql` and `)}`);
  return filters.q ? idsWithWords(filters.q[0] ?? '', rows) : new Set(rows.map((row) => row.id));
};
