import { mkdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { LRUCache } from 'lru-cache';
import { PACKAGE_ROOT } from '../package-root.ts';
import { migrate } from './migrations.ts';

export type Db = BetterSQLite3Database & { $client: Database.Database };
declare const isInTransaction: unique symbol;
/** The database inside a transaction: what it does happens whole or not at all. */
export type Tx = Db & { readonly [isInTransaction]: true };

const MIGRATIONS = join(PACKAGE_ROOT, 'migrations');

const pathOf = (url: string): string => url.replace(/^file:(\/\/)?/, '');

const madePathOf = (url: string): string => {
  const path = pathOf(url);
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  return path;
};

/**
 * Opens the database, creates it when it is not there, and brings its tables up to date.
 * `url` is `file:PATH` or `:memory:`; `migrations` another folder of migrations, for tests of the migrating itself; `until` the last one that is wanted, to take in what an older version wrote.
 */
export const openDatabase = (url: string, { migrations = MIGRATIONS, until = Infinity } = {}): Db => {
  const client = new Database(madePathOf(url));
  client.pragma('journal_mode = WAL');
  prepareToWrite(client);
  client.pragma(MOST_KEPT);
  checkFullTextSearch(client);
  migrate(client, migrations, until);
  return toDb(client);
};

/** Opens the file of a database once more, to read and write, where this version has it open already. Waits for nobody. */
export const openAgain = (path: string): Db => {
  const client = new Database(path, { fileMustExist: true });
  prepareToWrite(client);
  return toDb(client);
};

/** The memory map ends at 2 GB: of what stands behind that in a larger file, so much is kept, in KiB. */
const MOST_KEPT = 'cache_size = -256000';

/** So long, in milliseconds, a connection waits for the lock of another one. */
export const LOCK_WAIT = 'busy_timeout = 5000';

const prepareToWrite = (client: Database.Database): void => {
  client.pragma('synchronous = FULL');
  // What is deleted is overwritten, so that nothing of what was taken down stays in the file.
  client.pragma('secure_delete = ON');
  client.pragma(LOCK_WAIT);
  client.pragma('mmap_size = 2147418112');
};

const toDb = (client: Database.Database): Db => {
  keepCompiled(client);
  const db = drizzle(client);
  files.set(db, fileOf(db));
  return db;
};

/** Opens the file of a database, which may be open elsewhere, only to read; as it is, of whatever version. */
export const openToRead = (url: string): Db => {
  const client = new Database(pathOf(url), { readonly: true, fileMustExist: true });
  client.pragma(LOCK_WAIT);
  client.pragma('mmap_size = 2147418112');
  keepCompiled(client);
  return drizzle(client);
};

/** So many queries stay compiled. */
const MOST_COMPILED = 300;

/** Lets a query that was asked before, with whatever values, be compiled already: that takes longer than most queries do. */
const keepCompiled = (client: Database.Database): void => {
  const compile = client.prepare.bind(client) as (source: string) => Database.Statement;
  const compiled = new LRUCache<string, Database.Statement>({ max: MOST_COMPILED });
  client.prepare = ((source: string) => {
    const known = compiled.get(source);
    // Whoever had it before may have wanted its rows in another shape.
    if (known) return known.reader ? known.raw(false).pluck(false) : known;
    const statement = compile(planOnce(source));
    compiled.set(source, statement);
    return statement;
  }) as typeof client.prepare;
};

/** For each value bound as a LIMIT SQLite makes a new plan, which takes longer than most queries do; of a sum it does not look at the value. */
const planOnce = (source: string): string => source.replace(/\blimit \?/g, 'limit ?+0');

const checkFullTextSearch = (client: Database.Database): void => {
  const isThere = client.prepare("select 1 from pragma_compile_options where compile_options = 'ENABLE_FTS5'").get();
  if (!isThere) throw new Error('this build of SQLite lacks FTS5, which the search of articles needs');
};

/** Does the work in a transaction, for which all that write wait. It is the same database that does it, so that the queries that are kept prepared serve here too. */
export const inTransaction = <Result>(db: Db, work: (tx: Tx) => Result): Result => db.$client.transaction(() => work(db as Tx)).immediate();

/** Where the file of a database is; undefined of one in memory, which nobody else can open. */
export const pathOfDatabase = ({ $client: { memory, name } }: Db): string | undefined => (memory ? undefined : name);

/** Which file each database was opened from: another may come to its place. */
const files = new WeakMap<Db, string>();

const fileOf = ({ $client: { memory, name } }: Db): string => {
  if (memory) return name;
  const { dev, ino } = statSync(name);
  return `${String(dev)}:${String(ino)}`;
};

/** Throws when the file of a database was moved or deleted since it was opened: it could be read on, and what others write would never be seen. */
export const checkIsInPlace = (db: Db): void => {
  if (fileOf(db) !== files.get(db)) throw new Error(`${db.$client.name} is not the file any more that was opened`);
};

/** Closes the database; its write-ahead log goes back into the file. */
export const closeDatabase = (db: Db): void => {
  db.$client.close();
};
