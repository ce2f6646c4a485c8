import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { copyDatabase } from '../db/backup.ts';
import type { Db } from '../db/open.ts';
import { OperatorError } from './operator-error.ts';

/** Writes a copy of a database, which may be in use, into a file that is not there yet: it is there once it is whole. Gives its length in bytes. */
export const backUp = async (db: Db, file: string): Promise<number> => {
  refuseExisting(file);
  const part = `${file}.${String(process.pid)}.part`;
  try {
    await copyDatabase(db, part);
    keep(part);
    refuseExisting(file);
    renameSync(part, file);
  } catch (error) {
    throw error instanceof TypeError ? new OperatorError(error.message) : error;
  } finally {
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(part + rest, { force: true });
  }
  return statSync(file).size;
};

const refuseExisting = (file: string): void => {
  if (existsSync(file)) throw new OperatorError(`${file} is there already`);
};

/** Waits until a file is on the disk. */
const keep = (file: string): void => {
  const handle = openSync(file, 'r+');
  fsyncSync(handle);
  closeSync(handle);
};
