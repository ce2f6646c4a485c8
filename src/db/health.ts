import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';
import { checkIsInPlace } from './open.ts';

/** Reads from the database; throws when it cannot be read, or its file is gone. */
export const readDatabase = async (db: Db): Promise<void> => {
  checkIsInPlace(db);
  db.get(sql`select count(*) from (select 1 from articles limit 1)`);
  return Promise.resolve();
};
