import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fillIn } from '../../src/db/derived.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { emptyDatabase, RULES, storedWorld, storeReport, WORLD } from './fixtures.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** The migrations as they were when there was only the first. */
const firstMigration = (): string => {
  const migrations = join(folder, 'migrations');
  cpSync(join(PACKAGE_ROOT, 'migrations'), migrations, { recursive: true });
  const journal = join(migrations, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, 1) }));
  return migrations;
};

const TABLES = [
  'articles',
  'speakers',
  'speaker_names',
  'speaker_keys',
  'speaker_roles',
  'events',
  'event_articles',
  'event_participants',
  'statements',
  'segments',
  'statement_speakers',
];

const rowsOf = (db: Db): Record<string, unknown[]> =>
  Object.fromEntries(TABLES.map((table) => [table, db.$client.prepare(`select * from ${table} order by rowid`).all()]));

/** Puts every row of a database into another, of an older version. */
const copyRows = (from: Db, file: string): void => {
  from.$client.prepare('attach ? as old').run(file);
  for (const table of TABLES) {
    const columns = from.$client.pragma(`old.table_info(${table})`) as { name: string }[];
    const names = columns.map(({ name }) => `"${name}"`).join();
    from.$client.exec(`insert into old.${table} (${names}) select ${names} from main.${table} order by rowid`);
  }
  from.$client.exec('detach old');
};

it('a filled database of the first version has every row after all migrations, and refers to nothing that is not there', async () => {
  const file = join(folder, 'old.db');
  const old = openDatabase(file, { migrations: firstMigration() });
  copyRows(await storedWorld(), file);
  const before = rowsOf(old);
  for (const table of TABLES) expect([table, before[table]?.length]).not.toEqual([table, 0]);
  closeDatabase(old);

  const now = openDatabase(file);
  const after = rowsOf(now);
  for (const table of TABLES) expect(after[table]).toMatchObject(before[table]!);
  expect(now.$client.pragma('foreign_key_check')).toEqual([]);
  expect(now.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(now.$client.prepare("select count(*) from article_search where article_search match 'talks'").pluck().get()).toBe(1);
  expect(now.$client.prepare("select count(*) from speaker_words where speaker_words match 'department'").pluck().get()).toBe(1);
  await storeReport(now, { utterances: [{ by: ['Anna Ryabkov'], words: 'Another of that name' }] }, { ...RULES, findSpeaker: () => undefined });
  expect(now.$client.prepare("select id from speakers where name = 'Anna Ryabkov' order by id").pluck().all()).toEqual(['anna-ryabkov', 'anna-ryabkov-2']);
  closeDatabase(now);
});

it('events from before their kind was kept have that of their names', async () => {
  const file = join(folder, 'kinds.db');
  const old = openDatabase(file);
  await storeReport(old, WORLD[0]!);
  old.$client.exec("update events set name = 'press conference' where id = 'second-plenary'; pragma user_version = 3");
  closeDatabase(old);
  const now = openDatabase(file);
  fillIn(now);
  expect(now.$client.prepare('select name, kind from events order by id').raw().all()).toEqual([
    ['Geneva talks', 'talks'],
    ['press conference', 'press conference'],
  ]);
  expect(now.$client.prepare('select kind from event_articles order by event_id').pluck().all()).toEqual(['talks', 'session']);
  closeDatabase(now);
});

it('a database that is up to date is opened as it is', async () => {
  const file = `file:${join(folder, 'new.db')}`;
  const first = openDatabase(file);
  await storeReport(first, WORLD[0]!);
  const before = rowsOf(first);
  closeDatabase(first);
  const second = openDatabase(file);
  expect(rowsOf(second)).toEqual(before);
  closeDatabase(second);
});

it('a copy made by VACUUM INTO, and one that was vacuumed, still find articles by their words', async () => {
  const file = join(folder, 'vacuumed.db');
  const db = openDatabase(`file:${file}`);
  for (const report of WORLD) await storeReport(db, report);
  db.$client.exec("delete from articles where title = 'Talks in Geneva'; vacuum;");
  db.$client.prepare('vacuum into ?').run(join(folder, 'copy.db'));
  const titleOf = (one: Db): unknown =>
    one.$client.prepare("select title from articles where rowid in (select rowid from article_search where article_search match 'посмотрим')").pluck().get();
  const copy = openDatabase(`file:${join(folder, 'copy.db')}`);
  expect([titleOf(db), titleOf(copy)]).toEqual(['Undated', 'Undated']);
  closeDatabase(db);
  closeDatabase(copy);
});

it('a database of a newer version is refused, and stays as it is', () => {
  const file = `file:${join(folder, 'newer.db')}`;
  const newer = openDatabase(file);
  newer.$client.exec("insert into __drizzle_migrations (hash, created_at) values ('later', 9999999999999)");
  closeDatabase(newer);
  expect(() => openDatabase(file)).toThrow('it was made by a newer version of On Record');
});

it('a migration that would leave a row that refers to nothing does not happen', () => {
  const file = join(folder, 'broken.db');
  const migrations = firstMigration();
  closeDatabase(openDatabase(`file:${file}`, { migrations }));
  const journal = join(migrations, 'meta', '_journal.json');
  const { entries, ...rest } = JSON.parse(readFileSync(journal, 'utf8'));
  writeFileSync(journal, JSON.stringify({ ...rest, entries: [...entries, { ...entries[0], when: Number(entries[0].when) + 1, tag: '9999_broken' }] }));
  writeFileSync(join(migrations, '9999_broken.sql'), "insert into speaker_keys (key, speaker_id) values ('nobody', 'nobody')");
  expect(() => openDatabase(`file:${file}`, { migrations })).toThrow('rows that refer to nothing');
  const db = openDatabase(`file:${file}`);
  expect(rowsOf(db).speaker_keys).toEqual([]);
  closeDatabase(db);
});

it('what tests begin with is what all migrations make', () => {
  const partsOf = (db: Db): unknown[] =>
    db.$client
      .prepare<[], { type: string; name: string; sql: string | null }>('select type, name, sql from sqlite_master order by type, name')
      .all()
      .map(({ sql, ...part }) => ({ ...part, sql: sql?.trim() }));
  const made = openDatabase(':memory:');
  expect(partsOf(emptyDatabase())).toEqual(partsOf(made));
  const last = (db: Db): unknown => db.$client.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
  expect(last(emptyDatabase())).toBe(last(made));
});
