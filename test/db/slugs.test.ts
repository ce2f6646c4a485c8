import { beforeEach, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { inTransaction } from '../../src/db/open.ts';
import { takeSlug } from '../../src/db/slugs.ts';
import { emptyDatabase, RULES, storeReport } from './fixtures.ts';
import { countReads } from './reads.ts';

let db: Db;
beforeEach(() => {
  db = emptyDatabase();
});

const take = (slug: string): string => inTransaction(db, (tx) => takeSlug(tx, 'event', slug));

it('ids of one slug are numbered from the second on', () => {
  expect([take('talks'), take('talks'), take('talks')]).toEqual(['talks', 'talks-2', 'talks-3']);
  expect(inTransaction(db, (tx) => takeSlug(tx, 'speaker', 'talks'))).toBe('talks');
});

it('a number that is a name is left out, whichever comes first', () => {
  expect([take('talks-2'), take('talks'), take('talks'), take('talks')]).toEqual(['talks-2', 'talks', 'talks-3', 'talks-4']);
  expect([take('talks-3'), take('talks-2')]).toEqual(['talks-3-2', 'talks-2-2']);
});

it('an id is not given again when what had it is gone', async () => {
  const event = { name: 'Talks', date: null, precision: 'unknown', place: null, status: 'held', participants: [] } as const;
  const report = { events: [{ ...event, participants: [] }], utterances: [{ by: ['Mary Lee'], words: 'Yes' }] };
  const anew = { ...RULES, findSpeaker: () => undefined };
  const ids = (): unknown[] => db.$client.prepare('select id from events union all select id from speakers').pluck().all();
  await storeReport(db, report, anew);
  expect(ids()).toEqual(['talks', 'mary-lee']);
  db.$client.exec('delete from articles; delete from events; delete from speakers');
  await storeReport(db, { ...report, published: '2021' }, anew);
  expect(ids()).toEqual(['talks-2', 'mary-lee-2']);
});

it('the next one is found at once, however many there are', () => {
  db.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 20000)
    insert into slugs select 'event', case i when 1 then 'interview' else 'interview-' || i end, case i when 1 then 20000 else 1 end from n`);
  const reads = countReads(db);
  expect([take('interview'), take('interview')]).toEqual(['interview-20001', 'interview-20002']);
  expect(reads()).toBeLessThan(10);
});
