import type Database from 'better-sqlite3';
import type { MigrationMeta } from 'drizzle-orm/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';

/**
 * Brings the tables up to date, whole or not at all. drizzle's own would look first and lock then: of two processes that start at once, one would fail.
 * Throws when the database is of a newer version, or cannot be written. `until` is the time of the last migration that is wanted.
 */
export const migrate = (client: Database.Database, folder: string, until = Infinity): void => {
  const migrations = readMigrationFiles({ migrationsFolder: folder });
  // drizzle rebuilds a table by dropping it, which would delete the rows that refer to it.
  client.pragma('foreign_keys = OFF');
  client
    .transaction(() => {
      applyMissing(client, migrations, until);
    })
    .immediate();
  client.pragma('foreign_keys = ON');
};

const applyMissing = (client: Database.Database, migrations: MigrationMeta[], until: number): void => {
  client.exec('create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)');
  const last = client.prepare<[], number | null>('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0;
  if (last > (migrations.at(-1)?.folderMillis ?? 0)) throw new Error('it was made by a newer version of On Record');
  const missing = migrations.filter(({ folderMillis }) => folderMillis > last && folderMillis <= until);
  if (missing.length === 0) return;
  for (const migration of missing) apply(client, migration);
  const broken = client.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new Error(`the migration left ${String(broken.length)} rows that refer to nothing`);
};

const apply = (client: Database.Database, { sql, hash, folderMillis }: MigrationMeta): void => {
  for (const statement of sql) client.exec(statement);
  client.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)').run(hash, folderMillis);
};
