import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase } from '../../src/db/open.ts';
import { ingest } from '../../src/ingest/index.ts';
import { emptyDatabase } from '../db/fixtures.ts';

let db: Db;
beforeEach(() => {
  db = emptyDatabase();
});
afterEach(() => {
  closeDatabase(db);
});

const tell = (text: string, published = '2021-07-28') => ingest(db, { text, published });
const rows = (sql: string): unknown[] => db.$client.prepare(sql).raw().all();
const speakers = (): unknown[] => rows('select id, name, kind from speakers order by id');

describe('speakers of several articles', () => {
  it('are one when they have the same full name, with a middle initial or without', async () => {
    await tell('Mary R. Lee said the talks would go on.');
    await tell('“It was useful,” said Mary Lee.');
    expect(speakers()).toEqual([['mary-lee', 'Mary Lee', 'person']]);
  });

  it('are two when only the surname is the same', async () => {
    await tell('Mary Lee said the talks would go on.');
    await tell('Robert Lee said the talks would end.');
    expect(speakers()).toEqual([
      ['mary-lee', 'Mary Lee', 'person'],
      ['robert-lee', 'Robert Lee', 'person'],
    ]);
  });

  it('are one when a bare surname has one bearer, whichever comes first; the id stays and the name grows', async () => {
    await tell('Orlov said the talks would go on.');
    await tell('Pavel Orlov said the talks would end.');
    expect(speakers()).toEqual([['orlov', 'Pavel Orlov', 'person']]);
    await tell('Orlov added that it rained.');
    expect(rows('select count(*) from statement_speakers where speaker_id = ?'.replace('?', "'orlov'"))).toEqual([[3]]);
  });

  it('a bare surname with two bearers joins neither', async () => {
    await tell('Mary Lee said the talks would go on.');
    await tell('Robert Lee said the talks would end.');
    await tell('Lee said it rained.');
    expect(speakers()).toContainEqual(['lee', 'Lee', 'person']);
  });

  it.each([
    {
      whom: 'a body under two names',
      apart: ['The US State Department said that the ship was late.', 'The State Department said that the lion was ill.'],
      both: 'The US State Department said that it rained. “It will snow tomorrow,” the State Department added.',
      later: 'The State Department said that tower number',
      ids: ['state-department', 'us-state-department'],
    },
    {
      whom: 'a person under two full names',
      apart: ['Ana Gómez said that the ship was late.', 'Ana Gómez Ruiz said that the lion was ill.'],
      both: 'Ana Gómez Ruiz said that it rained. “It will snow tomorrow,” Ana Gómez added.',
      later: 'Ana Gómez said that tower number',
      ids: ['ana-gomez', 'ana-gomez-ruiz'],
    },
  ])('$whom, which an article has both, is no further speaker with each later article', async ({ apart, both, later, ids }) => {
    for (const text of [...apart, both]) await tell(text);
    for (const n of [1, 2, 3, 4]) await tell(`${later} ${n} was old.`);
    expect(rows('select id from speakers order by id').flat()).toEqual(ids);
    expect(rows(`select count(*) from statement_speakers where speaker_id = '${String(ids[0])}'`)[0]).toEqual([expect.toSatisfy((n) => n >= 5)]);
  });

  it('a bare surname that is nobody known is one speaker of its own, however often it is printed', async () => {
    await tell('Mary Lee said the talks would go on.');
    await tell('Robert Lee said the talks would end.');
    for (const n of [1, 2, 3]) await tell(`Lee said tower number ${n} was old.`);
    expect(rows('select id from speakers order by id').flat()).toEqual(['lee', 'mary-lee', 'robert-lee']);
  });

  it('a country is one under all its names', async () => {
    await tell('The US said the talks would go on.');
    await tell('The United States said the talks would end.');
    await tell('“It was useful,” said the U.S. side.');
    expect(speakers()).toEqual([['united-states', 'United States', 'government']]);
  });

  it('a person and a body of one name stay apart', async () => {
    await tell('Tom Reed said the talks would go on.');
    await tell('The Reed campaign said the talks would end.');
    expect(speakers()).toEqual([
      ['reed-campaign', 'Reed campaign', 'organization'],
      ['tom-reed', 'Tom Reed', 'person'],
    ]);
  });
});

describe('events of several articles', () => {
  it('are one when kind and place agree and no date speaks against it; the finest date stays', async () => {
    await tell('The Oslo talks were useful, Mary Lee said.');
    await tell('France and Spain began talks on trade in Oslo on Wednesday. “The talks were useful,” said Tom Reed.');
    expect(rows('select date, precision, place from events')).toEqual([['2021-07-28', 'day', 'Oslo']]);
    expect(rows('select count(*) from event_articles')).toEqual([[2]]);
  });

  it('are two when the dates differ', async () => {
    await tell('The summit in Oslo took place on June 16. “It was useful,” said Mary Lee.');
    await tell('The summit in Oslo took place on July 20. “It was useful,” said Mary Lee.');
    expect(rows('select date from events order by date')).toEqual([['2021-06-16'], ['2021-07-20']]);
  });
});

describe('events of several articles, by name and kind', () => {
  const known = () => rows('select name, date, kind from events order by date, rowid');

  it.each([
    {
      are: 'two meetings of one day',
      texts: [
        'The harbour board held its meeting on Tuesday. Ada Byrd said at the meeting that the ferry was late.',
        'The zoo council held its meeting on Tuesday. Jan Novak said at the meeting that the lions were ill.',
      ],
    },
    {
      are: 'two interviews with one person, of which no day is known',
      texts: ['Courier', 'Herald'].map(
        (paper) => `Ada Byrd gave an interview to the ${paper}. In the interview with Ada Byrd, she said the bridge of the ${paper} was old.`,
      ),
    },
    {
      are: 'two broadcasts of one programme, a week apart',
      texts: ['5', '12'].map((day) => `Robert Hale said on NBC’s “Meet the Press” on May ${day} that taxes are high.`),
    },
  ])('$are are two', async ({ texts }) => {
    for (const text of texts) await tell(text);
    expect(known()).toHaveLength(2);
  });

  it.each([
    {
      are: 'a broadcast that has the same name on the same day',
      texts: [
        'Robert Hale said on NBC’s “Meet the Press” on Sunday that taxes are high.',
        'Susan Reed said on NBC’s “Meet the Press” on Sunday that taxes are low.',
      ],
      event: ['NBC’s Meet the Press', '2021-07-25', 'broadcast'],
    },
    {
      are: 'a press conference and a briefing at one place on one day',
      texts: [
        'At a press conference in Oslo on Friday, Robert Hale said that taxes are high.',
        'At a briefing in Oslo on Friday, Robert Hale said that taxes will fall.',
      ],
      event: ['press conference in Oslo', '2021-07-23', 'press conference'],
    },
  ])('$are is one', async ({ texts, event }) => {
    for (const text of texts) await tell(text);
    expect(known()).toEqual([event]);
  });
});

describe('the same article', () => {
  it('again changes nothing', async () => {
    const first = await tell('Mary Lee said the talks would go on.');
    const again = await tell('Mary Lee said the talks would go on.');
    expect([first.outcome, again.outcome, again.id]).toEqual(['created', 'unchanged', first.id]);
    expect(rows('select sum(count) from speaker_names')).toEqual([[1]]);
  });

  it('at two URLs is two articles', async () => {
    const text = 'Mary Lee said the talks would go on.';
    const ids = await Promise.all(['https://a.example/1', 'https://b.example/1'].map((url) => ingest(db, { text, url })));
    expect(new Set(ids.map(({ id }) => id)).size).toBe(2);
    expect(rows('select count(distinct id) from statements')).toEqual([[2]]);
  });

  it('read twice at the same time is stored once', async () => {
    const outcomes = await Promise.all([tell('Mary Lee said it rained.'), tell('Mary Lee said it rained.')]);
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['created', 'unchanged']);
  });
});

it('a statement keeps its id when text is added before it', async () => {
  const url = 'https://a.example/1';
  await ingest(db, { text: 'Mary Lee said the talks would go on.', url });
  const [first] = rows('select id from statements');
  const other = emptyDatabase();
  await ingest(other, { text: 'It rained in Oslo.\n\nMary Lee said the talks would go on.', url });
  expect(other.$client.prepare('select id from statements').raw().all()).toEqual([first]);
  closeDatabase(other);
});
