import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Span } from '../extract/types.ts';
import type { Db } from './open.ts';
import { readSearch, toMatch } from './search-words.ts';
import { statements } from './statement-tables.ts';

/** Stands in no text, since nobody knows it. */
const MARK = randomUUID();

/** Where the words of a search stand in the texts of statements, in code points; nowhere in those that have them only in how they name their speaker. */
export const highlightsOf = (db: Db, search: string, ids: string[]): Map<string, Span[]> => {
  const match = toMatch(readSearch(search));
  if (match === undefined || ids.length === 0) return new Map();
  const rows = db.all<{ id: string; marked: string }>(sql`
    select ${statements.id} as id, highlight(statement_search, 0, ${MARK}, ${MARK}) as marked
    from json_each(${JSON.stringify(ids)}) given
    cross join ${statements} on ${statements.id} = given.value
    cross join statement_search on statement_search.rowid = ${statements}.rowid
    where statement_search match ${match}`);
  return new Map(rows.map(({ id, marked }) => [id, spansIn(marked)]));
};

/** Which of these statements have the words of a search. */
export const idsWithWords = (db: Db, search: string, ids: string[]): Set<string> => {
  const match = toMatch(readSearch(search));
  if (match === undefined) return new Set();
  const rows = db.all<{ id: string }>(sql`
    select ${statements.id} as id from json_each(${JSON.stringify(ids)}) given
    cross join ${statements} on ${statements.id} = given.value
    cross join statement_search on statement_search.rowid = ${statements}.rowid
    where statement_search match ${match}`);
  return new Set(rows.map(({ id }) => id));
};

/** Every second part of a marked text is between two marks. */
const spansIn = (marked: string): Span[] => {
  let at = 0;
  return marked.split(MARK).flatMap((part, i) => {
    const start = at;
    at += Array.from(part).length;
    return i % 2 === 1 ? [{ start, end: at }] : [];
  });
};
