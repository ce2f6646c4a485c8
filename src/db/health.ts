import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/** Reads from the database; throws when it cannot be read. */
export const readDatabase = async (db: Db): Promise<void> => {
  db.get(sql`select count(*) from (select 1 from articles limit 1)`);
  return Promise.resolve();
};
