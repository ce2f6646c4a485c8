import { expect, it } from 'vitest';
import type { KnownEvent, KnownSpeaker } from '../../src/db/join-rules.ts';
import { emptyDatabase, RULES, storeReport } from './fixtures.ts';
import { countReads } from './reads.ts';

const TALKS = { name: 'Talks', date: '2021-07-28', precision: 'day', place: 'Geneva', status: 'held', participants: ['Mary Lee'] } as const;
const REPORT = { events: [{ ...TALKS, participants: [...TALKS.participants] }], utterances: [{ by: ['Mary Lee'], words: 'Yes' }] };

it('of many events that can be the same one, those that most speaks for are looked at, all with one query', async () => {
  const db = emptyDatabase();
  const reads = countReads(db);
  await storeReport(db, { ...REPORT, url: 'https://post.example/first' });
  db.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)
    insert into events (id, name, name_key, date, precision, place, place_key, status, day_from, day_to)
    select 'a-' || i, 'Talks', 'talks', '2001', 'year', 'Geneva', 'geneva', 'held', '2001-01-01', '2001-12-31' from n union all
    select 'z-day', 'Talks', 'talks', '2021-07-28', 'day', 'Geneva', 'geneva', 'held', '2021-07-28', '2021-07-28' union all
    select 'z-month', 'Talks', 'talks', '2021-07', 'month', 'Geneva', 'geneva', 'held', '2021-07-01', '2021-07-31' union all
    select 'z-year', 'Talks', 'talks', '2021', 'year', null, null, 'held', '2021-01-01', '2021-12-31' union all
    select 'z-none', 'Talks', 'talks', null, 'unknown', null, null, 'held', null, null`);
  let seen: KnownEvent[] = [];
  const before = reads();
  const findEvent = (_: unknown, candidates: KnownEvent[]): undefined => void (seen = candidates);
  await storeReport(db, REPORT, { ...RULES, findEvent });
  expect(seen.slice(0, 3).map(({ id }) => id)).toEqual(['talks', 'z-day', 'z-month']);
  expect(seen[0]?.participants).toEqual(['mary-lee']);
  expect(seen).toHaveLength(500);
  expect(reads() - before).toBeLessThan(50);
});

it('the names of all who bear a surname are read with one query', async () => {
  const db = emptyDatabase();
  const reads = countReads(db);
  await storeReport(db, { utterances: Array.from({ length: 300 }, (_, i) => ({ by: [`Mary${i} Lee`], words: `Yes ${i}` })) });
  let seen: KnownSpeaker[] = [];
  const before = reads();
  await storeReport(db, { utterances: [{ by: ['Robert Lee'], words: 'No' }] }, { ...RULES, findSpeaker: (_, candidates) => void (seen = candidates) });
  expect(seen).toHaveLength(300);
  expect(seen[0]?.names).toEqual([{ name: 'Mary0 Lee', count: 1 }]);
  expect(reads() - before).toBeLessThan(50);
});
