import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../src/db/open.ts';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import type { Report } from '../test/db/fixtures.ts';
import { storeInBulk } from './bulk.ts';
import { PER_ARTICLE, reports } from './world.ts';

const FOLDER = join(PACKAGE_ROOT, 'bench/data');

/** So many articles are committed at a time, and told of. */
const BATCH = 2000;

/** The file of a database of so many statements, made when it is not there. */
export const databaseOf = (rows: number): string =>
  fileOf(String(rows), (db) => {
    fill(db, rows);
  });

/** A file that `make` fills, made when it is not there. */
export const fileOf = (name: string, make: (db: Db) => void): string => {
  const file = join(FOLDER, `${name}.db`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${file}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  const db = openDatabase(`file:${unfinished}`);
  // Nobody else reads it, and one that is not finished is made anew: pages stay in memory, and no change is written twice.
  db.$client.exec('pragma journal_mode = OFF; pragma synchronous = OFF; pragma cache_size = -4000000; pragma foreign_keys = OFF; begin');
  make(db);
  db.$client.exec('commit; pragma journal_mode = WAL');
  closeDatabase(db);
  renameSync(unfinished, file);
  return file;
};

const fill = (db: Db, rows: number): void => {
  storeInBulk(db, telling(db, reports(rows)));
  process.stderr.write('\n');
};

function* telling(db: Db, all: Iterable<Report>): Generator<Report> {
  const began = performance.now();
  let articles = 0;
  for (const report of all) {
    yield report;
    if (++articles % BATCH !== 0) continue;
    db.$client.exec('commit; begin');
    process.stderr.write(`\r${articles * PER_ARTICLE} statements, ${Math.round((performance.now() - began) / 1000)} s`);
  }
}
