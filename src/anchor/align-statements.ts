import { fold } from '../extract/fold.ts';
import type { Span } from '../extract/types.ts';

/** What becomes of a statement when its article gets another text. */
export const OUTCOMES = ['kept', 'moved', 'reworded', 'removed', 'added'] as const;
/** One of OUTCOMES. */
export type Outcome = (typeof OUTCOMES)[number];

/** A statement at its place in one of the texts. */
export type Placed = { id: string; text: string; segments: Span[] };
/** What a statement was and what it is; `was` is null when it was added, `now` when it was removed. */
export type Alignment<Was extends Placed, Now extends Placed> = { outcome: Outcome; was: Was | null; now: Now | null };

/** With fewer words in common, two statements are two. */
const LEAST_ALIKE = 0.5;

/** More new or lost statements than that are not compared with each other: some tenths of a second. */
const MOST_COMPARED = 300;

/** The first words tell. */
const MOST_WORDS = 200;

/** What became of each statement of a text in the next one, in the order of the new text, those removed last. The same words are the same statement. */
export const alignStatements = <Was extends Placed, Now extends Placed>(before: Was[], after: Now[]): Alignment<Was, Now>[] => {
  const byId = new Map(before.map((was) => [was.id, was]));
  const idsNow = new Set(after.map(({ id }) => id));
  const reworded = pairReworded(
    before.filter(({ id }) => !idsNow.has(id)),
    after.filter(({ id }) => !byId.has(id)),
  );
  const standing = after.map((now): Alignment<Was, Now> => {
    const was = byId.get(now.id) ?? reworded.get(now);
    return { outcome: was ? outcomeOf(was, now) : 'added', was: was ?? null, now };
  });
  const still = new Set(standing.map(({ was }) => was));
  return [...standing, ...before.filter((was) => !still.has(was)).map((was) => ({ outcome: 'removed' as const, was, now: null }))];
};

const outcomeOf = (was: Placed, now: Placed): Outcome => {
  if (was.text !== now.text) return 'reworded';
  const isAt = ({ segments }: Placed): string => JSON.stringify(segments.map(({ start, end }) => [start, end]));
  return isAt(was) === isAt(now) ? 'kept' : 'moved';
};

/** Each with the one it is most like, the likest first. */
const pairReworded = <Was extends Placed, Now extends Placed>(before: Was[], after: Now[]): Map<Now, Was> => {
  const pairs = new Map<Now, Was>();
  if (before.length > MOST_COMPARED || after.length > MOST_COMPARED) return pairs;
  const words = after.map((now) => ({ now, bag: bagOf(now.text) }));
  const likely = before
    .flatMap((was) => {
      const bag = bagOf(was.text);
      return words.map((other) => ({ was, now: other.now, alike: likeness(bag, other.bag) }));
    })
    .filter(({ alike }) => alike >= LEAST_ALIKE)
    .sort((a, b) => b.alike - a.alike);
  const taken = new Set<Was>();
  for (const { was, now } of likely) {
    if (taken.has(was) || pairs.has(now)) continue;
    taken.add(was);
    pairs.set(now, was);
  }
  return pairs;
};

/** How often each of the first words occurs. */
type Bag = { counts: Map<string, number>; size: number };

const bagOf = (text: string): Bag => {
  const words = fold(text.slice(0, 10 * MOST_WORDS))
    .split(' ')
    .slice(0, MOST_WORDS);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
};

/** Dice's measure: the share of words that both have, from 0 to 1. */
const likeness = (a: Bag, b: Bag): number => {
  let same = 0;
  for (const [word, count] of a.counts) same += Math.min(count, b.counts.get(word) ?? 0);
  return (2 * same) / (a.size + b.size);
};
