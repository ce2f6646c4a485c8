import { expect, it } from 'vitest';
import { storeInBulk } from '../../bench/bulk.ts';
import { reports } from '../../bench/world.ts';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase, storedReports, WORLD } from './fixtures.ts';

/** Tables that FTS5 keeps for itself. */
const OF_FTS = /_(data|idx|docsize|config)$/;

/** Every row of every table, but when it was written; in an order that has nothing to do with which was written first. */
const rowsOf = ({ $client }: Db): Record<string, unknown[]> => {
  const tables = $client.prepare("select name from sqlite_master where type = 'table' and name not glob '__drizzle*'").pluck().all() as string[];
  return Object.fromEntries(
    tables
      .filter((table) => !OF_FTS.test(table))
      .map((table) => {
        const rows = $client.prepare(`select * from "${table}"`).all() as Record<string, unknown>[];
        return [table, rows.map(({ at: _at, stored_at: _stored, ...row }) => JSON.stringify(row)).sort()];
      }),
  );
};

const schemaOf = ({ $client }: Db): unknown[] => $client.prepare('select type, name, sql from sqlite_master order by type, name').all();

it.each([
  ['that the bench makes up', [...reports(250)]],
  ['that has one of everything', WORLD],
])('a world %s is the same, stored in bulk or one report after another', async (_, world) => {
  const [bulk, single] = [emptyDatabase(), await storedReports(world)];
  bulk.$client.exec('pragma foreign_keys = OFF');
  storeInBulk(bulk, world);
  const [made, expected] = [rowsOf(bulk), rowsOf(single)];
  expect(Object.keys(made)).toEqual(Object.keys(expected));
  for (const [table, rows] of Object.entries(expected)) expect(made[table], table).toEqual(rows);
  expect(schemaOf(bulk)).toEqual(schemaOf(single));
  expect(bulk.$client.pragma('foreign_key_check')).toEqual([]);
  for (const index of ['article_search', 'speaker_words', 'event_words', 'statement_search'])
    expect(() => bulk.$client.exec(`insert into ${index}(${index}, rank) values ('integrity-check', 1)`)).not.toThrow();
});

it('the world of the bench has something of everything that is searched for', () => {
  const made = emptyDatabase();
  storeInBulk(made, reports(250));
  const rows = rowsOf(made);
  for (const table of ['statement_subjects', 'cluster_members', 'events', 'speaker_roles', 'statement_speakers'])
    expect(rows[table]?.length, table).toBeGreaterThan(0);
});
