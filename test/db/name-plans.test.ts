import { beforeAll, describe, expect, it } from 'vitest';
import { fillIn } from '../../src/db/derived.ts';
import type { Db } from '../../src/db/open.ts';
import { matchSpeakers } from '../../src/db/speaker-matches.ts';
import { emptyDatabase, storeReport } from './fixtures.ts';

let db: Db;
const asked: string[] = [];
beforeAll(async () => {
  db = emptyDatabase();
  for (let n = 0; n < 20; n++)
    await storeReport(db, { utterances: Array.from({ length: 50 }, (_, i) => ({ by: [`Mary Lee${n * 50 + i}`], words: `words ${i}` })) });
  await storeReport(db, { utterances: [{ by: ['Sergey Ryabkov'], words: 'one' }], cast: { 'Sergey Ryabkov': { role: 'minister' } } });
  const prepare = db.$client.prepare.bind(db.$client);
  db.$client.prepare = (source: string) => {
    asked.push(source);
    return prepare(source);
  };
});

/** The steps of every query that matching a value takes. */
const plansOf = async (value: string): Promise<string[]> => {
  asked.length = 0;
  await matchSpeakers(db, [value]);
  return asked.slice().flatMap((query) => {
    const unbound = Array.from(query.matchAll(/\?/g), () => null);
    return (db.$client.prepare(`explain query plan ${query}`).all(unbound) as { detail: string }[]).map(({ detail }) => detail);
  });
};

describe('whom a name means is found by indexes alone', () => {
  // Queries are prepared once, so that each value asks for those that the ones before did not need.
  it.each([
    ['an id', 'sergey-ryabkov', /^SEARCH speakers USING INDEX sqlite_autoindex_speakers_1 \(id=\?\)$/],
    ['a name of one word', 'Ryabkov', /^SEARCH speaker_keys USING (COVERING )?INDEX sqlite_autoindex_speaker_keys_1 \(key=\?\)$/],
    ['a name of several', 'Sergey Ryabkov', /^SEARCH speaker_aliases USING COVERING INDEX sqlite_autoindex_speaker_aliases_1 \(alias=\?\)$/],
    ['another form', 'Ryabkov, S.', /^SEARCH speaker_aliases USING COVERING INDEX sqlite_autoindex_speaker_aliases_1 \(alias=\?\)$/],
  ])('by %s', async (_, value, search) => {
    const steps = await plansOf(value);
    expect(steps.some((step) => search.test(step))).toBe(true);
    for (const step of steps) expect(step).not.toMatch(/^SCAN (?!json_each)/);
  });

  it('and who is near, too', async () => {
    const steps = await plansOf('Tergey Ryabkov');
    expect(steps.length).toBeGreaterThan(5);
    for (const step of steps) expect(step).not.toMatch(/^SCAN (?!json_each|speaker_words VIRTUAL)/);
    for (const index of ['speaker_keys_shape', 'speaker_keys_behind_first', 'speaker_keys_end', 'sqlite_autoindex_speaker_aliases_1'])
      expect(steps.some((step) => step.includes(index))).toBe(true);
  });
});

it('what a speaker is found by is filled in for a database that lacks it, once', async () => {
  const old = emptyDatabase();
  await storeReport(old, { utterances: [{ by: ['Sergey Ryabkov'], words: 'one' }] });
  old.$client.exec('delete from speaker_aliases; pragma user_version = 0');
  expect((await matchSpeakers(old, ['Рябков']))[0]!.ids).toEqual([]);
  fillIn(old);
  expect((await matchSpeakers(old, ['Рябков']))[0]!.ids).toEqual(['sergey-ryabkov']);
  old.$client.exec('delete from speaker_aliases');
  fillIn(old);
  expect((await matchSpeakers(old, ['Рябков']))[0]!.ids).toEqual([]);
});

it('names that an older version kept with letters of their own are found without them', async () => {
  const old = emptyDatabase();
  await storeReport(old, { outlet: 'Głos Łodzi', utterances: [{ by: ['Lech Wałęsik'], words: 'one' }] });
  old.$client.exec(`
    delete from speaker_aliases;
    update speaker_keys set key = replace(key, 'wal', 'wał');
    update articles set outlet_key = 'głos łodzi';
    update speakers set name_key = 'lech wałesik';
    pragma user_version = 2`);
  expect((await matchSpeakers(old, ['Lech Wałęsik']))[0]!.ids).toEqual([]);
  fillIn(old);
  for (const name of ['Lech Wałęsik', 'Walesik', 'Walesik, L.']) expect((await matchSpeakers(old, [name]))[0]!.ids).toEqual(['lech-walesik']);
  expect(old.$client.prepare('select outlet_key from articles union all select name_key from speakers').pluck().all()).toEqual(['glos lodzi', 'lech walesik']);
});
