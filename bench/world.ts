import type { Report, Utterance } from '../test/db/fixtures.ts';

/** Numbers from 0 to 1 that look like chance and are the same each time (mulberry32). */
export const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const SYLLABLES = 'ba be bo da de do fa fe ga go ka ke ko la le lo ma me mi mo na ne no pa pe ra re ri ro sa se so ta te to va ve vo za zo'.split(' ');
const COMMON =
  'the of to and in that we is for on it with are be this will as not they have our by at from has all an more their was or but can new would there no who which one when if so what up out time people year into only other some could them than now over also after two first way many like most such should before through where between must being under never same last work state government country talks week group right part public house during without however possible against place party number general today important second plan case budget court minister city report market health school water energy border trade vote law peace'.split(
    ' ',
  );

/** The word of this rank. */
export const wordOf = (n: number): string =>
  COMMON[n] ?? [n % 41, Math.floor(n / 41) % 41, Math.floor(n / 1681) % 41].map((i) => SYLLABLES[i % SYLLABLES.length]).join('') + (n % 3 === 0 ? 'n' : '');

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** How many speakers, outlets and words a world of so many statements has: all grow slower than it does. */
export const sizesOf = (rows: number) => ({ speakers: Math.ceil(6 * Math.sqrt(rows)), outlets: Math.min(400, Math.ceil(Math.sqrt(rows) / 2)), words: 20_000 });

/** The name of the speaker of this rank; each is another one. */
export const speakerName = (rank: number): string => {
  const given = capital(wordOf(1000 + (rank % 97) * 13));
  return `${given} ${capital(wordOf(3000 + rank * 7))}${rank % 5 === 0 ? 'sky' : ''}`;
};

type Dice = { roll: () => number; rows: number };

/** A rank from 0, the first the most frequent, as words and names are in news: twice the rank, half as often. */
const skewed = ({ roll }: Dice, count: number): number => Math.min(count - 1, Math.floor(count ** roll()) - 1 + Math.floor(roll() * 1.5));

const wordsOf = (dice: Dice, length: number): string => {
  const { words } = sizesOf(dice.rows);
  return capital(Array.from({ length }, () => wordOf(skewed(dice, words))).join(' '));
};

const sentence = (dice: Dice): string => wordsOf(dice, 6 + Math.floor(dice.roll() * dice.roll() * 40));
const title = (dice: Dice): string => wordsOf(dice, 5 + Math.floor(dice.roll() * 6));

const dayOf = ({ roll }: Dice): string => new Date(Date.UTC(2010, 0, 1) + Math.floor(roll() * 15 * 365) * 86_400_000).toISOString().slice(0, 10);

const KINDS = ['direct', 'direct', 'mixed', 'indirect', 'indirect'] as const;

const utterance = (dice: Dice, names: string[], published: string): Utterance => {
  const { roll } = dice;
  const by = roll() < 0.1 ? [] : [names[Math.floor(roll() ** 2 * names.length)] ?? ''];
  const about = roll() < 0.1 ? ` ${names.at(-1) ?? ''}` : '';
  return {
    by,
    words: sentence(dice) + about,
    kind: KINDS[Math.floor(roll() * KINDS.length)] ?? 'direct',
    ...(roll() < 0.4 && { saidOn: { date: published, precision: 'day', words: 'on Wednesday' } }),
    ...(roll() < 0.15 && { event: 'plenary session' }),
  };
};

/** Statements in an article. */
export const PER_ARTICLE = 10;

/** So many articles report again what the one before reports first. */
const AGAIN = 0.1;

/** Articles that hold so many statements together, made up word by word. */
export function* reports(rows: number): Generator<Report> {
  const dice = { roll: chance(7), rows };
  let before: Report | undefined;
  for (let n = 0; n < rows / PER_ARTICLE; n++) {
    before = report(dice, n, dice.roll() < AGAIN ? before : undefined);
    yield before;
  }
}

const report = (dice: Dice, n: number, again: Report | undefined): Report => {
  const sizes = sizesOf(dice.rows);
  const published = again?.published ?? dayOf(dice);
  const told = again?.utterances.slice(0, 1) ?? [];
  const names = [
    ...new Set([
      ...told.flatMap(({ by = [] }) => by),
      ...Array.from({ length: 1 + Math.floor(dice.roll() * 4) }, () => speakerName(skewed(dice, sizes.speakers))),
    ]),
  ];
  return {
    url: `https://news.example/${n}`,
    title: title(dice),
    outlet: `The ${capital(wordOf(5000 + skewed(dice, sizes.outlets)))} Post`,
    published,
    cast: Object.fromEntries(names.map((name, i) => [name, i === 0 ? { role: 'minister' } : {}])),
    events: [{ name: 'plenary session', date: published, precision: 'day', place: capital(wordOf(7000 + (n % 300))), status: 'held', participants: names }],
    utterances: [...told, ...Array.from({ length: PER_ARTICLE - told.length }, () => utterance(dice, names, published))],
  };
};
