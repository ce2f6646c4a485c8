import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

type Part = { type: string; name: string; sql: string };

/** What a full-text index makes by itself. */
const isMadeByIndex = (name: string, indexes: string[]): boolean =>
  indexes.some((index) => /^_(data|idx|docsize|config|content)$/.test(name.replace(index, '')));

/** What makes all tables as the migrations do, one after the other. */
const schemaOf = (): string => {
  const db = openDatabase(':memory:');
  const parts = db.$client.prepare<[], Part>('select type, name, sql from sqlite_master where sql is not null order by rowid').all();
  closeDatabase(db);
  const indexes = parts.filter(({ sql }) => /using fts5/i.test(sql)).map(({ name }) => name);
  const own = parts.filter(({ name }) => !/^(sqlite_|__drizzle)/.test(name) && !isMadeByIndex(name, indexes));
  return own.map(({ sql }) => sql.trim()).join(';\n');
};

const writeFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-migrations-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  const { entries, ...journal } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'migrations/meta/_journal.json'), 'utf8'));
  const last = entries.at(-1);
  mkdirSync(join(folder, 'meta'));
  writeFileSync(join(folder, 'meta/_journal.json'), JSON.stringify({ ...journal, entries: [last] }));
  writeFileSync(join(folder, `${last.tag}.sql`), schemaOf());
  return folder;
};

let folder: string | undefined;

/** A folder of one migration that makes the tables as all of them do, in a quarter of the time. */
export const oneMigration = (): string => (folder ??= writeFolder());
