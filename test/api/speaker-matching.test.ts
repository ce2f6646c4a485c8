import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  ({ get } = await serve(await storedWorld()));
});

const ask = async (...speaker: string[]): Promise<any> => (await get(`/statements?${query({ speaker, limit: 100 })}`)).body;
const matched = async (value: string): Promise<string[]> => (await ask(value)).meta.speakers[0].matched.map(({ id }: { id: string }) => id);

describe('a speaker is meant by', () => {
  it.each([
    ['the id', 'sergey-ryabkov', 'sergey-ryabkov'],
    ['the full name', 'Sergey Ryabkov', 'sergey-ryabkov'],
    ['the full name in any case', 'SERGEY RYABKOV', 'sergey-ryabkov'],
    ['the surname', 'Sherman', 'wendy-sherman'],
    ['the surname in any case', 'sHERMAN', 'wendy-sherman'],
    ['a name without its diacritics', 'Jose Munoz', 'jose-munoz'],
    ['a surname with its diacritics', 'Muñoz', 'jose-munoz'],
    ['a name in another script', 'Дмитрий Песков', expect.stringMatching(/^dmitri.*-peskov$/)],
    ['a name with punctuation and spaces', '  united... NATIONS ', 'united-nations'],
    ['a name with a leading the', 'the United Nations', 'united-nations'],
    ['the names in another order', 'Sherman, Wendy', 'wendy-sherman'],
    ['an initial', 'W. Sherman', 'wendy-sherman'],
    ['a surname in Cyrillic', 'Шерман', 'wendy-sherman'],
    ['the romanisation of a name in Cyrillic', 'Dmitry Peskov', expect.stringMatching(/^dmitri.*-peskov$/)],
    ['another one', 'Dmitrii Peskov', expect.stringMatching(/^dmitri.*-peskov$/)],
    ['an acronym', 'U.N.', 'united-nations'],
    ['the words of a body in another order', 'Department of State', 'state-department'],
  ])('%s', async (_, value, id) => {
    const { data, meta } = await ask(value);
    expect(meta.speakers).toEqual([{ value, matched: [{ id, name: expect.any(String), kind: expect.any(String) }], ambiguous: false, suggestions: [] }]);
    expect(data.length).toBeGreaterThan(0);
    expect(data.every(({ speakers }: any) => speakers.some((speaker: { id: string }) => speaker.id === meta.speakers[0].matched[0].id))).toBe(true);
  });
});

describe('nobody is meant by', () => {
  it.each([
    ['a given name alone', 'Sergey', 'Sergey Ryabkov'],
    ['one word of an organisation’s name', 'Department', 'State Department'],
    ['a name with a wrong letter', 'Ryabkow', 'Sergey Ryabkov'],
    ['a name with a missing letter', 'Wendy Shermn', 'Wendy Sherman'],
    ['a name with a wrong first letter', 'Kyabkov', 'Sergey Ryabkov'],
    ['a name without its first letter', 'yabkov', 'Sergey Ryabkov'],
    ['a name with a letter before its first', 'Sryabkov', 'Sergey Ryabkov'],
    ['a name with two letters exchanged', 'Raybkov', 'Sergey Ryabkov'],
  ])('%s, but it is suggested', async (_, value, name) => {
    const { data, meta, links } = await ask(value);
    expect(data).toEqual([]);
    expect(links.next).toBeNull();
    expect(meta.speakers[0]).toMatchObject({ value, matched: [], ambiguous: false });
    expect(meta.speakers[0].suggestions.map((known: { name: string }) => known.name)).toContain(name);
    expect(Object.keys(meta.speakers[0].suggestions[0])).toEqual(['id', 'name']);
  });

  it.each(['Xyzzyxyzzy', '!!!', '%', '_', '*', 'a', 'constructor', '__proto__', '🕊️'])('%s, and nobody is near', async (value) => {
    expect((await ask(value)).meta.speakers).toEqual([{ value, matched: [], ambiguous: false, suggestions: expect.any(Array) }]);
  });
});

it('of many names that nobody bears, the nearest are told of the first five', async () => {
  const { body } = await get(`/statements?${Array.from({ length: 8 }, (_, n) => `speaker=Ryabko${n}`).join('&')}`);
  expect(body.meta.speakers.map(({ suggestions }: any) => suggestions.length > 0)).toEqual([true, true, true, true, true, false, false, false]);
});

it('a surname before a comma is one, also where somebody is called by these words in this order', async () => {
  const db = await storedWorld();
  await storeReport(db, { utterances: [{ by: ['Sherman Wendy'], words: 'That is my name' }] });
  const { body } = await (await serve(db)).get(`/statements?${query({ speaker: 'Sherman, Wendy' })}`);
  expect(body.meta.speakers[0].matched.map(({ id }: { id: string }) => id)).toEqual(['sherman-wendy', 'wendy-sherman']);
});

it('an ambiguous surname gives the statements of all who bear it', async () => {
  const { data, meta } = await ask('Ryabkov');
  expect(meta.speakers).toEqual([
    {
      value: 'Ryabkov',
      matched: [
        { id: 'anna-ryabkov', name: 'Anna Ryabkov', kind: 'person' },
        { id: 'sergey-ryabkov', name: 'Sergey Ryabkov', kind: 'person' },
      ],
      ambiguous: true,
      suggestions: [],
    },
  ]);
  expect(data).toHaveLength(5);
});

it('several values are alternatives, told one by one in their order', async () => {
  const { data, meta } = await ask('Nobody Known', 'Sherman', 'the United Nations');
  expect(meta.speakers.map(({ value, matched }: any) => [value, matched.length])).toEqual([
    ['Nobody Known', 0],
    ['Sherman', 1],
    ['the United Nations', 1],
  ]);
  expect(data).toHaveLength(5);
});

it('the id comes first, even where it is somebody else’s name', async () => {
  expect(await matched('anna-ryabkov')).toEqual(['anna-ryabkov']);
});

it.each([
  ['Charles King', ['charles-king']],
  ['King Charles', ['charles']],
  ['King, Charles', ['charles-king']],
  ['Park Lee', ['park-lee']],
  ['Lee Park', ['lee-park']],
  ['J. R. R. Tolkien', ['jrr-tolkien']],
  ['Tolkien J.', ['jrr-tolkien']],
  ['Smith Jo', ['jo-smith']],
  ['J. Smith', ['jo-smith', 'john-smith']],
])('%s is who bears it as it is written, and only else who bears it in another order', async (value, ids) => {
  const db = emptyDatabase();
  const by = ['Charles King', 'King Charles', 'Park Lee', 'Lee Park', 'J.R.R. Tolkien', 'Jo Smith', 'John Smith'];
  await storeReport(db, { utterances: by.map((name) => ({ by: [name], words: `said by ${name}` })) });
  const { body } = await (await serve(db)).get(`/statements?${query({ speaker: value })}`);
  expect(body.meta.speakers[0].matched.map(({ id }: { id: string }) => id)).toEqual(ids);
});

describe('among very many', () => {
  let db: Db;
  let many: (url: string) => Promise<Answer>;
  beforeAll(async () => {
    db = emptyDatabase();
    const cast = { 'United States': { kind: 'government' }, Russia: { kind: 'government' }, 'Zoning Authority': { kind: 'organization' } } as const;
    const by = ['United States', 'Russia', 'Zoning Authority', 'Pavel Zyryanov', 'Mary Lee'];
    await storeReport(db, { cast, utterances: by.map((name) => ({ by: [name], words: `said by ${name}` })) });
    db.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 40000)
      insert into speakers (id, name, name_key, kind) select 'a' || i || '-lee', 'A' || i || ' Lee', 'a' || i || ' lee', 'person' from n;
      insert into speaker_keys (key, speaker_id) select 'lee', id from speakers where id like 'a%-lee';
      insert into speaker_keys (key, speaker_id) select name_key, id from speakers where id like 'a%-lee';`);
    ({ get: many } = await serve(db));
  });
  const answer = async (value: string): Promise<any> => (await many(`/statements?${query({ speaker: value })}`)).body;

  it('a surname with forty thousand bearers means them all, and the first hundred are told', async () => {
    const { data, meta } = await answer('Lee');
    expect(data.map(({ text }: { text: string }) => text)).toEqual(['said by Mary Lee']);
    expect(meta.speakers[0].matched).toHaveLength(100);
    expect(meta.speakers[0]).toMatchObject({ value: 'Lee', ambiguous: true, suggestions: [] });
    expect(Object.keys(meta.speakers[0])).toEqual(['value', 'matched', 'ambiguous', 'suggestions']);
  });

  it.each([
    ['America', 'united-states'],
    ['the U.S.', 'united-states'],
    ['Russian Federation', 'russia'],
    ['Zyrianov', 'pavel-zyryanov'],
    ['Зырянов', 'pavel-zyryanov'],
    ['Lee Mary', 'mary-lee'],
  ])('%s is a name of %s', async (value, id) => {
    expect((await answer(value)).meta.speakers[0].matched.map((known: { id: string }) => known.id)).toEqual([id]);
  });

  it.each([
    ['Zyrjanow', 'Pavel Zyryanov'],
    ['Byryanov', 'Pavel Zyryanov'],
    ['Zyryxnov', 'Pavel Zyryanov'],
    ['Zxryanov', 'Pavel Zyryanov'],
    ['Pawel Zyryanov', 'Pavel Zyryanov'],
    ['Pavel', 'Pavel Zyryanov'],
    ['Authority', 'Zoning Authority'],
  ])('%s suggests %s, which is among the last keys', async (value, name) => {
    expect((await answer(value)).meta.speakers[0].suggestions.map((known: { name: string }) => known.name)).toContain(name);
  });
});
