import type { Config } from '../config.ts';
import { fillIn } from '../db/derived.ts';
import type { Db } from '../db/open.ts';
import { closeDatabase, openDatabase, openToRead } from '../db/open.ts';
import { OperatorError } from './operator-error.ts';

/** Opens the configured database for `work` and closes it after; throws an OperatorError when it cannot be opened. */
export const withDatabase = async <Result>({ DATABASE_URL }: Config, work: (db: Db) => Result | Promise<Result>): Promise<Result> => {
  const db = open(DATABASE_URL);
  try {
    return await work(db);
  } finally {
    closeDatabase(db);
  }
};

/** Opens the file of the configured database only to read, as it is, also while others write; throws an OperatorError when there is none. */
export const withFile = async <Result>({ DATABASE_URL }: Config, work: (db: Db) => Result | Promise<Result>): Promise<Result> => {
  const db = openFile(DATABASE_URL);
  try {
    return await work(db);
  } finally {
    closeDatabase(db);
  }
};

/** Throws an OperatorError when a database has no file, where only one with a file makes sense. */
export const refuseMemory = (url: string): void => {
  if (url === ':memory:') throw new OperatorError('a database in memory has no file: set DATABASE_URL');
};

const openFile = (url: string): Db => {
  refuseMemory(url);
  try {
    return openToRead(url);
  } catch (error) {
    throw new OperatorError(`cannot open the database ${url}: ${(error as Error).message}`);
  }
};

const open = (url: string): Db => {
  try {
    const db = openDatabase(url);
    fillIn(db);
    return db;
  } catch (error) {
    throw new OperatorError(`cannot open the database ${url}: ${(error as Error).message}`);
  }
};
