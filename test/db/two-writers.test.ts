import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { changesAfter } from '../../src/db/changes.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { temporaryFolder } from '../cli/run.ts';
import { startWriter } from './writer.ts';

it('whoever reads while two processes write sees every number once, in order and without a gap', async () => {
  const file = `file:${join(temporaryFolder(), 'onrecord.db')}`;
  const db = openDatabase(file);
  const [each, seen] = [100, [] as string[]];
  const writers = ['a', 'b'].map((name) => startWriter(file, name, each));
  const ended = Promise.all(writers.map(async (writer) => ((await once(writer, 'exit')) as [number])[0]));
  while (seen.length < 2 * each && writers.some(({ exitCode }) => exitCode === null || exitCode === 0)) {
    const page = await changesAfter(db, seen.length, 50);
    expect(page.map(({ seq }) => seq)).toEqual(page.map((_, nth) => seen.length + nth + 1));
    seen.push(...page.map(({ id }) => id));
    await wait(1);
  }
  expect(await ended).toEqual([0, 0]);
  expect(seen.toSorted()).toEqual(['a', 'b'].flatMap((name) => Array.from({ length: each }, (_, nth) => `ar_${name}${nth}`)).toSorted());
  expect(seen.filter((id, nth) => nth > 0 && id[3] !== seen[nth - 1]![3]).length).toBeGreaterThan(10);
  closeDatabase(db);
});
