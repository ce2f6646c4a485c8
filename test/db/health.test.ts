import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readDatabase } from '../../src/db/health.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';

it('a database is well as long as its file is where it was, and the same', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  const [file, elsewhere] = [join(folder, 'a.db'), join(folder, 'b.db')];
  const db = openDatabase(`file:${file}`);
  onTestFinished(() => {
    closeDatabase(db);
    rmSync(folder, { recursive: true });
  });
  await readDatabase(db);
  renameSync(file, elsewhere);
  await expect(readDatabase(db)).rejects.toThrow('no such file');
  copyFileSync(elsewhere, file);
  await expect(readDatabase(db)).rejects.toThrow('is not the file any more that was opened');
  renameSync(elsewhere, file);
  await readDatabase(db);
});

it('a database in memory is well', async () => {
  const db = openDatabase(':memory:');
  await readDatabase(db);
  closeDatabase(db);
});
