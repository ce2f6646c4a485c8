import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { storeReport } from '../test/db/fixtures.ts';
import { reports } from './world.ts';

const FOLDER = join(PACKAGE_ROOT, 'bench/data');

/** So many articles are written at a time. */
const BATCH = 200;

/** The file of a database of so many statements, made when it is not there. */
export const databaseOf = async (rows: number): Promise<string> => {
  const file = join(FOLDER, `${rows}.db`);
  if (existsSync(file)) return file;
  mkdirSync(FOLDER, { recursive: true });
  const unfinished = `${file}.new`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${unfinished}${end}`, { force: true });
  await fill(unfinished, rows);
  renameSync(unfinished, file);
  return file;
};

const fill = async (file: string, rows: number): Promise<void> => {
  const db = openDatabase(`file:${file}`);
  const began = performance.now();
  let articles = 0;
  db.$client.pragma('synchronous = OFF');
  db.$client.exec('begin');
  for (const report of reports(rows)) {
    await storeReport(db, report);
    articles++;
    if (articles % BATCH === 0) {
      db.$client.exec('commit; begin');
      process.stderr.write(`\r${articles * 10} statements, ${Math.round((performance.now() - began) / 1000)} s`);
    }
  }
  db.$client.exec('commit');
  closeDatabase(db);
  process.stderr.write('\n');
};
