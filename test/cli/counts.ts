import { expect } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';

/** What a database holds, which must be sound. */
export const countsIn = (folder: string): Record<string, number> => {
  const db = openDatabase(`file:${folder}/data/onrecord.db`);
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
  const count = (table: string): number => db.$client.prepare<[], number>(`select count(*) from ${table}`).pluck().get()!;
  const counts = { articles: count('articles'), statements: count('statements'), speakers: count('speakers'), found: count('article_search') };
  closeDatabase(db);
  return counts;
};
