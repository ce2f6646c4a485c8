import type { Config } from '../config.ts';
import { fillIn } from '../db/derived.ts';
import type { Db } from '../db/open.ts';
import { closeDatabase, openDatabase } from '../db/open.ts';
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

const open = (url: string): Db => {
  try {
    const db = openDatabase(url);
    fillIn(db);
    return db;
  } catch (error) {
    throw new OperatorError(`cannot open the database ${url}: ${(error as Error).message}`);
  }
};
