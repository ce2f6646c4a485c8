import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { emptyLog, isLogEmptied } from '../../src/db/takedown.ts';
import { temporaryFolder } from '../cli/run.ts';

it('a log that cannot be emptied leaves it to writers to wait for each other as before', async () => {
  const db = openDatabase(`file:${join(temporaryFolder(), 'onrecord.db')}`);
  onTestFinished(() => {
    closeDatabase(db);
  });
  const patience = (): unknown => db.$client.pragma('busy_timeout', { simple: true });
  const before = patience();
  expect(before).toBeGreaterThan(0);
  db.$client.exec('begin immediate');
  const empty = (): Promise<void> => emptyLog(async () => Promise.resolve(isLogEmptied(db)));
  await expect(empty()).rejects.toThrow('locked');
  db.$client.exec('rollback');
  expect(patience()).toBe(before);
  await empty();
  expect(patience()).toBe(before);
});
