import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortKey } from './page.ts';
import { SortKeyError } from './page.ts';
import { readSearch, toMatch } from './search-words.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, statementConditions } from './statement-filters.ts';
import { statements } from './statement-tables.ts';

/** Of more hits than these, those that were stored last are ranked: each costs about a microsecond. */
export const MOST_RANKED = 20_000;

/** A page of ids, how many statements were ranked, and whether there are more that were not. */
export type RankedPage = Page<string> & { ranked: number; bounded: boolean };

/** Is there a word in a search that says more of one statement than of another? */
export const canRank = (search: string): boolean => toMatch(readSearch(search)) !== undefined;

/** The statements that fulfil all filters, those that the words of `q` say most about first (BM25); `q` has to ask for words. */
export const rankStatements = (db: Db, { filters, limit, after }: PageRequest & { filters: StatementFilters }): RankedPage => {
  const { q: [search = ''] = [], ...others } = filters;
  const match = toMatch(readSearch(search));
  if (match === undefined || meansNobody(filters)) return { rows: [], next: null, ranked: 0, bounded: false };
  if (after && (after.length !== 2 || typeof after[0] !== 'number')) throw new SortKeyError('the key is not one of a ranking');
  const where = sql.join([sql`statement_search match ${match}`, ...statementConditions(others)], sql` and `);
  const keys = db.values<[...SortKey, number]>(sql`
    with hits as materialized (
      select bm25(statement_search) as score, ${statements.id} as id
      from statement_search cross join ${statements} on ${statements}.rowid = statement_search.rowid
      where ${where} order by statement_search.rowid desc limit ${MOST_RANKED + 1}
    )
    select score, id, (select count(*) from hits) as hits from hits
    where ${after ? sql`(score, id) > (${after[0]}, ${after[1]})` : sql`true`} order by score, id limit ${limit + 1}`);
  const rows = keys.slice(0, limit).map(([score, id]) => [score, id] as SortKey);
  const hits = keys[0]?.[2] ?? 0;
  return {
    rows: rows.map(([, id]) => String(id)),
    next: keys.length > limit ? (rows.at(-1) ?? null) : null,
    ranked: Math.min(Number(hits), MOST_RANKED),
    bounded: Number(hits) > MOST_RANKED,
  };
};
