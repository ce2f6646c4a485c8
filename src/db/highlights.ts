import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Span } from '../extract/types.ts';
import type { Db } from './open.ts';
import type { Words } from './scratch-words.ts';
import { markWords } from './scratch-words.ts';
import { statements } from './statement-tables.ts';

/** Stands in no text, since nobody knows it. */
const MARK = randomUUID();

/** Where the words of a search stand in the texts of statements, in code points; nowhere in those that have them only in how they name their speaker. */
export const highlightsOf = (db: Db, search: string, ids: string[]): Map<string, Span[]> => {
  if (ids.length === 0) return new Map();
  const { id, text, mentionText } = statements;
  const words = db.all<Words>(sql`
    select ${id} as id, ${text} as text, ${mentionText} as mention from json_each(${JSON.stringify(ids)}) given cross join ${statements} on ${id} = given.value`);
  return new Map(markWords(search, words, MARK).map((row) => [row.id, spansIn(row.marked)]));
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
