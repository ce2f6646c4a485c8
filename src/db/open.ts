import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { PACKAGE_ROOT } from '../package-root.ts';
import * as schema from './schema.ts';

export type Db = BetterSQLite3Database<typeof schema> & { $client: Database.Database };
/** The database inside a transaction: what it does happens whole or not at all. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0];

const MIGRATIONS = join(PACKAGE_ROOT, 'migrations');

const pathOf = (url: string): string => {
  const path = url.replace(/^file:(\/\/)?/, '');
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  return path;
};

/**
 * Opens the database, creates it when it is not there, and brings its tables up to date.
 * `url` is `file:PATH` or `:memory:`; `migrations` another folder of migrations, for tests of the migrating itself.
 */
export const openDatabase = (url: string, { migrations = MIGRATIONS } = {}): Db => {
  const client = new Database(pathOf(url));
  client.pragma('journal_mode = WAL');
  client.pragma('synchronous = FULL');
  client.pragma('busy_timeout = 5000');
  client.pragma('mmap_size = 2147418112');
  checkFullTextSearch(client);
  // A file that cannot be written opens all the same, until the first write.
  client.pragma('user_version = 0');
  const db = drizzle(client, { schema });
  migrateSafely(db, migrations);
  return db;
};

const checkFullTextSearch = (client: Database.Database): void => {
  const isThere = client.prepare("select 1 from pragma_compile_options where compile_options = 'ENABLE_FTS5'").get();
  if (!isThere) throw new Error('this build of SQLite lacks FTS5, which the search of articles needs');
};

/** drizzle rebuilds a table by dropping it, which would delete the rows that refer to it: foreign keys are off meanwhile, and checked after. */
const migrateSafely = (db: Db, migrationsFolder: string): void => {
  db.$client.pragma('foreign_keys = OFF');
  migrate(db, { migrationsFolder });
  const broken = db.$client.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`the migration left ${String(broken.length)} rows that refer to nothing`);
  db.$client.pragma('foreign_keys = ON');
};

/** Closes the database; its write-ahead log goes back into the file. */
export const closeDatabase = (db: Db): void => {
  db.$client.close();
};
