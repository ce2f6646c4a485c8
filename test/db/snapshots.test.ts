import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { openAgain, openDatabase } from '../../src/db/open.ts';
import { findSpeaker } from '../../src/db/speakers.ts';
import { readStats } from '../../src/db/stats.ts';
import { timelineOf } from '../../src/db/timeline.ts';
import { temporaryFolder } from '../cli/run.ts';
import { storeReport } from './fixtures.ts';

/** A database in which, before each query, another process stores one more article with one statement of Ann Lee. */
const busyDatabase = (): { db: Db; stored: () => number } => {
  const path = join(temporaryFolder(), 'busy.db');
  const db = openDatabase(`file:${path}`);
  const other = openAgain(path);
  let stored = 0;
  const storeOne = (): void => {
    void storeReport(other, { url: `https://post.example/${++stored}`, published: '2024-01-01', utterances: [{ by: ['Ann Lee'], words: `word ${stored}` }] });
  };
  storeOne();
  const prepare = db.$client.prepare.bind(db.$client);
  db.$client.prepare = (source: string) => {
    storeOne();
    return prepare(source);
  };
  return { db, stored: () => stored };
};

it('what an answer tells is of one state, whoever writes meanwhile', async () => {
  const { db, stored } = busyDatabase();
  const before = stored();
  const { counts } = readStats(db);
  expect(counts.statements).toBe(counts.articles);
  const { periods } = timelineOf(db, { filters: {}, interval: 'day', by: 'kind' });
  expect(periods[0]!.groups).toEqual({ direct: periods[0]!.count });
  const { counts: told, names } = (await findSpeaker(db, 'ann-lee'))!;
  expect(told).toEqual({ statements: names[0]!.count, articles: names[0]!.count });
  expect(stored()).toBeGreaterThan(before + 10);
});
