import { beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../src/extract/fold.ts';
import { storedWorld } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
let all: any[];
beforeAll(async () => {
  const db = await storedWorld();
  db.$client.exec('update statements set confidence = 0.4 + (rowid % 7) / 10.0 where rowid % 5 <> 0');
  ({ get } = await serve(db));
  all = (await get('/statements?limit=100')).body.data;
});

/** What each filter means, told a second time over the answers themselves. */
const MEANINGS: Record<string, (statement: any, values: string[]) => boolean> = {
  speaker: ({ speakers }, ids) => speakers.some(({ id }: { id: string }) => ids.includes(id)),
  event: ({ event }, ids) => ids.includes(event?.id),
  article: ({ article }, ids) => ids.includes(article.id),
  notSpeaker: ({ speakers }, ids) => !speakers.some(({ id }: { id: string }) => ids.includes(id)),
  speakerKind: ({ speakers }, kinds) => speakers.some((speaker: { kind: string }) => kinds.includes(speaker.kind)),
  attributed: ({ speakers }, [value]) => speakers.length > 0 === (value === 'true'),
  notEvent: ({ event }, ids) => !ids.includes(event?.id),
  notOutlet: ({ article }, names) => article.outlet === null || !names.map(fold).includes(fold(article.outlet)),
  minConfidence: ({ confidence }, [least]) => confidence !== null && confidence >= Number(least),
  q: ({ text }, [word]) => fold(text).split(' ').includes(word!),
  outlet: ({ article }, names) => article.outlet !== null && names.map(fold).includes(fold(article.outlet)),
  kind: ({ kind }, kinds) => kinds.includes(kind),
  from: ({ text }, [date]) => FROM[date!]!.includes(text),
  to: ({ text }, [date]) => TO[date!]!.includes(text),
};

/** By hand, from the dates of the fixtures: what was said of whom in which period. */
const TALKS_28_JULY_2021 = [
  'The talks were positive 🕊️ and rather constructive',
  'we will meet again',
  'The consultations were substantive',
  'the groups begin their work',
];
const JULY_2021 = ['We welcome any dialogue', 'nobody knows who said this'];
const DAY_29_JULY_2021 = ['it was only a beginning'];
const YEAR_2021 = ['Perhaps, in that year'];
const DAY_5_JANUARY_2022 = ['The museum opens in spring', 'Some day'];
const YEAR_2020 = ['This is old'];

const FROM: Record<string, string[]> = {
  '2021': [...TALKS_28_JULY_2021, ...JULY_2021, ...DAY_29_JULY_2021, ...YEAR_2021, ...DAY_5_JANUARY_2022],
  '2021-07': [...TALKS_28_JULY_2021, ...JULY_2021, ...DAY_29_JULY_2021, ...YEAR_2021, ...DAY_5_JANUARY_2022],
  '2021-07-29': [...JULY_2021, ...DAY_29_JULY_2021, ...YEAR_2021, ...DAY_5_JANUARY_2022],
  '2022': DAY_5_JANUARY_2022,
};
const TO: Record<string, string[]> = {
  '2020': YEAR_2020,
  '2021-06': [...YEAR_2020, ...YEAR_2021],
  '2021-07-28': [...YEAR_2020, ...YEAR_2021, ...JULY_2021, ...TALKS_28_JULY_2021],
  '2023': [...YEAR_2020, ...YEAR_2021, ...JULY_2021, ...TALKS_28_JULY_2021, ...DAY_29_JULY_2021, ...DAY_5_JANUARY_2022],
};

const matching = (filters: Record<string, string[]>): string[] =>
  all.filter((statement) => Object.entries(filters).every(([name, values]) => MEANINGS[name]!(statement, values))).map(({ id }) => id);

const asked = async (filters: Record<string, string[]>): Promise<string[]> =>
  (await get(`/statements?${query({ ...filters, limit: 100, sort: '-saidOn' })}`)).body.data.map(({ id }: { id: string }) => id);

const VALUES: Record<string, () => string[][]> = {
  speaker: () => [['sergey-ryabkov'], ['wendy-sherman', 'jose-munoz'], ['united-nations']],
  event: () => [['geneva-talks'], ['geneva-talks', 'second-plenary'], ['inquiry-without-a-date']],
  article: () => [[all[0].article.id], [all[0].article.id, all.at(-1).article.id]],
  outlet: () => [['the daily POST'], ['Evening courier', 'The Daily Post']],
  notSpeaker: () => [['sergey-ryabkov'], ['wendy-sherman', 'jose-munoz']],
  speakerKind: () => [['organization'], ['organization', 'person']],
  attributed: () => [['true'], ['false']],
  notEvent: () => [['geneva-talks'], ['second-plenary', 'no-such-event']],
  notOutlet: () => [['THE daily post'], ['évening courier', 'No Such Outlet']],
  minConfidence: () => [['0.5'], ['0.9']],
  q: () => [['the'], ['dialogue']],
  kind: () => [['direct'], ['mixed', 'indirect'], ['direct', 'mixed', 'indirect']],
  from: () => Object.keys(FROM).map((date) => [date]),
  to: () => Object.keys(TO).map((date) => [date]),
};

describe.each(Object.keys(VALUES))('the filter %s', (name) => {
  it('gives what it means, and nothing else', async () => {
    for (const values of VALUES[name]!()) {
      const expected = matching({ [name]: values });
      expect(expected.length, `${name}=${values.join()} is a test of nothing`).toBeGreaterThan(0);
      expect(await asked({ [name]: values })).toEqual(expected);
    }
  });

  it('combines with every other', async () => {
    for (const other of Object.keys(VALUES).filter((known) => known !== name)) {
      for (const values of VALUES[name]!()) {
        for (const others of VALUES[other]!()) {
          const filters = { [name]: values, [other]: others };
          if (name === 'from' && other === 'to' && values[0]! > others[0]!) continue;
          if (name === 'to' && other === 'from' && others[0]! > values[0]!) continue;
          expect(await asked(filters), JSON.stringify(filters)).toEqual(matching(filters));
        }
      }
    }
  });
});

it('all filters together find the one statement', async () => {
  const [talks] = (await get('/articles?q=geneva')).body.data;
  const filters = {
    speaker: ['Ryabkov'],
    event: ['geneva-talks'],
    article: [talks.id],
    outlet: ['THE DAILY POST'],
    kind: ['direct'],
    from: ['2021-07-28'],
    to: ['2021-07-28'],
  };
  const { data } = (await get(`/statements?${query(filters)}`)).body;
  expect(data.map(({ text }: { text: string }) => text)).toEqual(['The talks were positive 🕊️ and rather constructive']);
});

it('a coarser date matches when its period overlaps', async () => {
  const texts = async (span: Record<string, string>) =>
    (await get(`/statements?${query({ ...span, speaker: 'José Muñoz' })}`)).body.data.map(({ text }: { text: string }) => text);
  expect(await texts({ from: '2021-12-31', to: '2021-12-31' })).toEqual(['Perhaps, in that year']);
  expect(await texts({ from: '2022' })).toEqual([]);
  expect(await texts({ to: '2021-01-01' })).toEqual(['Perhaps, in that year']);
});
