import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { exportAll } from '../../src/cli/export.ts';
import { importAll } from '../../src/cli/import.ts';
import { readConfig } from '../../src/config.ts';
import { stateOf } from '../../src/db/dump.ts';
import { createKey, listKeys } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { editorOf } from '../api/editor.ts';
import { chanceOf, doSomething } from '../api/mirror.ts';
import { serve } from '../api/server.ts';
import { storeReport, storedWorld, WORLD } from '../db/fixtures.ts';
import { run, temporaryFolder } from './run.ts';

/** A database to which everything has happened that can. */
const livelyDatabase = async (): Promise<Db> => {
  const db = await storedWorld();
  const desk = await editorOf(db, 'admin');
  const chance = chanceOf(3);
  for (let n = 0; n < 60; n++) await doSomething(db, desk, chance);
  await storeReport(db, { ...WORLD[0]!, utterances: WORLD[0]!.utterances.slice(1), restore: true });
  return db;
};

const LISTS = [
  '/statements?limit=100',
  '/statements?sort=saidOn&status=retracted&status=usable&status=disputed&limit=100',
  '/statements?q=talks+OR+bridge&sort=relevance&facets=speaker,outlet,kind,event,month&count=exact',
  '/statements?speaker=Sherman&format=csv',
  '/statements?about=Ann+Lee',
  '/speakers?limit=100',
  '/events?limit=100',
  '/articles?limit=100',
  '/articles?q=talks',
  '/timeline?interval=month&by=speaker',
  '/suggest?q=s',
  '/stats',
  '/changes?limit=1000',
];

/** What the service answers to many requests, of everything that it ever told of. */
const answersOf = async (db: Db): Promise<[string, number, string][]> => {
  const app = await buildApp({ db });
  const told = db.$client.prepare<[], { type: string; id: string }>('select distinct type, id from changes order by type, id').all();
  const own = told.flatMap(({ type, id }) => [`/${type}s/${id}`, `/${type}s/${id}/history`]);
  const more = told.flatMap(({ type, id }) => (type === 'article' ? [`/articles/${id}/revisions`] : type === 'statement' ? [`/statements/${id}/related`] : []));
  const answers: [string, number, string][] = [];
  for (const url of [...LISTS, ...own, ...more]) {
    const { statusCode, body } = await app.inject({ url, headers: { 'x-request-id': 'the-same' } });
    answers.push([url, statusCode, body]);
  }
  return answers;
};

const configFor = (file: string) => readConfig({ DATABASE_URL: `file:${file}` });

it('an import of an export gives the same answers to the byte, and takes the next changes as the original does', async () => {
  const db = await livelyDatabase();
  const cwd = temporaryFolder();
  const rows = exportAll(db, join(cwd, 'all'));
  expect(await importAll(configFor(join(cwd, 'copy.db')), join(cwd, 'all'))).toBe(rows);
  const copy = openDatabase(join(cwd, 'copy.db'));
  const answers = await answersOf(db);
  expect(answers.length).toBeGreaterThan(200);
  expect(new Set(answers.map(([, status]) => status))).toEqual(new Set([200, 308, 410]));
  expect(await answersOf(copy)).toEqual(answers);

  const desks = [await editorOf(db, 'admin'), await editorOf(copy, 'admin')];
  const [, last] = await Promise.all(
    [db, copy].map((one, nth) => storeReport(one, { ...WORLD[1]!, title: 'News', restore: true }).then(() => desks[nth]!.get('/statements?limit=100'))),
  );
  expect(last!.body).toEqual((await desks[0]!.get('/statements?limit=100')).body);
  for (const index of ['article_search', 'statement_search', 'speaker_words', 'event_words'])
    copy.$client.exec(`insert into ${index}(${index}) values ('integrity-check')`);
  expect(copy.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  closeDatabase(copy);
});

it('an export names keys, and has none; those that were made before an import stay', async () => {
  const db = await storedWorld();
  const { id, secret } = await createKey(db, { name: 'Desk', role: 'admin', expires: null });
  const cwd = temporaryFolder();
  const digest = db.$client.prepare<[], string>('select secret_sha256 from keys').pluck().get()!;
  exportAll(db, join(cwd, 'all'));
  for (const file of readdirSync(join(cwd, 'all'))) expect(readFileSync(join(cwd, 'all', file), 'utf8')).not.toContain(digest);

  const copy = openDatabase(join(cwd, 'copy.db'));
  const own = await createKey(copy, { name: 'Own', role: 'editor', expires: null });
  closeDatabase(copy);
  await importAll(configFor(join(cwd, 'copy.db')), join(cwd, 'all'));
  const opened = openDatabase(join(cwd, 'copy.db'));
  expect((await listKeys(opened)).map((key) => [key.id, key.name, key.revoked !== null])).toEqual(
    expect.arrayContaining([
      [id, 'Desk', true],
      [own.id, 'Own', false],
    ]),
  );
  const { app } = await serve(opened);
  const post = (key: string) => app.inject({ method: 'POST', url: '/articles', headers: { authorization: `Bearer ${key}` }, payload: { text: 'Rain.' } });
  expect((await post(secret)).statusCode).toBe(401);
  expect((await post(own.secret)).statusCode).toBe(201);
  closeDatabase(opened);
});

it('an import is whole or not at all, and goes into an empty database alone', async () => {
  const cwd = temporaryFolder();
  const folder = join(cwd, 'all');
  exportAll(await storedWorld(), folder);
  const into = (name: string): Promise<number> => importAll(configFor(join(cwd, name)), folder);
  await into('full.db');
  await expect(into('full.db')).rejects.toThrow('is not empty');

  const file = join(folder, 'statements.ndjson');
  const sound = readFileSync(file, 'utf8');
  const broken: [string, string][] = [
    [sound.replace('positive', 'negative'), 'is not as it was written'],
    [sound.split('\n').slice(1).join('\n'), 'is not as it was written'],
    [`${sound}{`, 'cannot be stored'],
    [sound.replace('"kind":"direct"', '"kind":{"a":1}'), 'cannot be stored'],
    [sound.replace('"kind":"direct"', '"kind":"shouted"'), 'cannot be stored'],
  ];
  for (const [text, why] of broken) {
    writeFileSync(file, text);
    await expect(into('new.db')).rejects.toThrow(why);
    const db = openDatabase(join(cwd, 'new.db'));
    expect(db.$client.prepare('select count(*) from articles').pluck().get()).toBe(0);
    closeDatabase(db);
  }
  writeFileSync(file, sound);
  await into('new.db');
  writeFileSync(join(folder, 'manifest.json'), '{"format":"onrecord-export","version":2}');
  await expect(into('other.db')).rejects.toThrow('is no export');
  await expect(importAll(configFor(join(cwd, 'other.db')), cwd)).rejects.toThrow('cannot read');
});

it('an export of an older version is brought up to date', async () => {
  const cwd = temporaryFolder();
  const { entries } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'migrations/meta/_journal.json'), 'utf8')) as { entries: { tag: string; when: number }[] };
  const until = entries.find(({ tag }) => tag === '0017_clusters')!.when;
  const old = openDatabase(join(cwd, 'old.db'), { until });
  // This version cannot store without what came later.
  for (const table of ['events', 'event_articles']) old.$client.exec(`alter table ${table} add kind text`);
  old.$client.exec('create table written_statements (statement_id text, digest text, body text)');
  for (const report of WORLD) await storeReport(old, report);
  for (const table of ['events', 'event_articles']) old.$client.exec(`alter table ${table} drop column kind`);
  old.$client.exec('drop table written_statements');
  exportAll(old, join(cwd, 'all'));
  closeDatabase(openDatabase(join(cwd, 'new.db')));
  await expect(importAll(configFor(join(cwd, 'new.db')), join(cwd, 'all'))).rejects.toThrow('was made by another version');
  await importAll(configFor(join(cwd, 'copy.db')), join(cwd, 'all'));
  const copy = openDatabase(join(cwd, 'copy.db'));
  expect(stateOf(copy).schema).toBe(entries.at(-1)!.when);
  expect(copy.$client.prepare('select * from statements').all()).toEqual(old.$client.prepare('select * from statements').all());
  for (const one of [old, copy]) closeDatabase(one);
});

it('on the command line: backup, export and import, also of a database that is being written', async () => {
  const cwd = temporaryFolder();
  const env = { DATABASE_URL: `file:${join(cwd, 'here.db')}` };
  const db = openDatabase(env.DATABASE_URL);
  for (const report of WORLD) await storeReport(db, report);
  expect(await run(['backup', 'copy.db'], { cwd, env })).toMatchObject({ code: 0, stderr: expect.stringMatching(/^onrecord: copy\.db has \d+ bytes\n$/) });
  expect(await run(['backup', 'copy.db'], { cwd, env })).toMatchObject({ code: 1, stderr: 'onrecord: copy.db is there already\n' });
  expect(await run(['export', 'all'], { cwd, env })).toMatchObject({ code: 0, stderr: expect.stringMatching(/^onrecord: all has \d+ rows\n$/) });
  expect(await run(['export', 'all'], { cwd, env })).toMatchObject({ code: 1, stderr: 'onrecord: all is there already\n' });
  const there = { DATABASE_URL: `file:${join(cwd, 'there.db')}` };
  expect(await run(['import', 'all'], { cwd, env: there })).toMatchObject({
    code: 0,
    stderr: expect.stringMatching(/^onrecord: \d+ rows were imported into /),
  });
  expect(readdirSync(cwd).filter((name) => name.endsWith('.part'))).toEqual([]);
  const [copy, imported] = ['copy.db', 'there.db'].map((name) => openDatabase(join(cwd, name)));
  const [here, ...others] = await Promise.all([db, copy!, imported!].map(async (one) => (await buildApp({ db: one })).inject('/statements?limit=100')));
  for (const { body } of others) expect(body).toBe(here!.body);
  for (const one of [db, copy!, imported!]) closeDatabase(one);
});
