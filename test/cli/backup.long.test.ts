import { join } from 'node:path';
import { expect, it } from 'vitest';
import { backUp } from '../../src/cli/backup.ts';
import { closeDatabase, openDatabase, openToRead } from '../../src/db/open.ts';
import { startWriter } from '../db/writer.ts';
import { temporaryFolder } from './run.ts';

it('backups while another process writes are each whole: every article that was stored until then, and nothing half', async () => {
  const cwd = temporaryFolder();
  const url = `file:${join(cwd, 'onrecord.db')}`;
  closeDatabase(openDatabase(url));
  const writer = startWriter(url, 'a', 2000);
  const counts: number[] = [];
  while (writer.exitCode === null) {
    const file = join(cwd, `backup-${counts.length}.db`);
    const db = openToRead(url);
    await backUp(db, file);
    closeDatabase(db);
    const copy = openToRead(file);
    const count = (table: string): number => copy.$client.prepare<[], number>(`select count(*) from ${table}`).pluck().get()!;
    expect(copy.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(count('changes')).toBe(count('articles'));
    counts.push(count('articles'));
    closeDatabase(copy);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect([writer.exitCode, counts.length > 5]).toEqual([0, true]);
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(3);
}, 120_000);
