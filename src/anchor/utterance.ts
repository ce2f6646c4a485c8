import { createHash } from 'node:crypto';
import type { SpeakerKind } from '../extract/types.ts';
import { alignWords, weigh } from './alignment.ts';
import type { Word } from './words.ts';
import { isTelling, wordsOf } from './words.ts';

/** What tells whether two statements report one utterance. */
export type Report = {
  text: string;
  speakers: { id: string; kind: SpeakerKind }[];
  /** The period it was said in; null when that is not known. */
  dayFrom: string | null;
  dayTo: string | null;
};

/** A run of so many words is a fingerprint, if two of them are telling. */
const RUN = 3;
const FEWEST_TELLING = 2;
/** Of long statements some fingerprints are enough: those with the least digests, which are the same of the same words. */
const MOST_FINGERPRINTS = 12;

/** Digests of runs of words of a statement. Two that share words in a row mostly share one. */
export const fingerprintsOf = (text: string): number[] => {
  const keys = wordsOf(text).map(({ key }) => key);
  const runs = keys.map((_, n) => keys.slice(n, n + RUN)).filter((run) => run.length === RUN && run.filter(isTelling).length >= FEWEST_TELLING);
  return [...new Set(runs.map(digest))].sort((a, b) => a - b).slice(0, MOST_FINGERPRINTS);
};

const digest = (run: string[]): number => createHash('sha1').update(run.join(' ')).digest().readUIntBE(0, 6);

/** News of one utterance comes within so many days. */
const MOST_DAYS = 7;
/** So much of the words is the same when the same one said it, when it may be the same, and when two persons are named. */
const ALIKE = { shared: 0.7, open: 0.75, different: 0.9 };
/** A part of what someone said is the same utterance when nearly all of it stands in the whole, and it says something. */
const NEARLY_ALL = 0.85;
const ENOUGH = 4;

/** Do two statements of different articles report one utterance? */
export const isSameUtterance = (a: Report, b: Report): boolean => {
  if (!areNear(a, b)) return false;
  const [first, second] = [wordsOf(a.text), wordsOf(b.text)];
  const { similarity, isTurned, pairs } = alignWords(first, second);
  const needed = ALIKE[acquaintance(a, b)];
  if (similarity >= needed) return !isTurned;
  const common = pairs.map(([n]) => first[n] as Word);
  const share = weigh(common) / Math.min(weigh(first), weigh(second));
  return needed < ALIKE.different && share >= NEARLY_ALL && common.filter(({ key }) => isTelling(key)).length >= ENOUGH && isDense(pairs);
};

/** Part of a whole stands in a row there, not word by word all over it. */
const isDense = (pairs: [number, number][]): boolean => {
  const gaps = pairs.slice(1).filter(([, at], n) => at !== (pairs[n]?.[1] ?? 0) + 1).length;
  return gaps <= pairs.length / 4;
};

/** Is someone named by both, are two different persons, or may one name stand for the other, as a ministry for its country? */
const acquaintance = (a: Report, b: Report): keyof typeof ALIKE => {
  if (a.speakers.some(({ id }) => b.speakers.some((other) => other.id === id))) return 'shared';
  const arePersons = [a, b].every(({ speakers }) => speakers.length > 0 && speakers.every(({ kind }) => kind === 'person'));
  return arePersons ? 'different' : 'open';
};

const areNear = (a: Report, b: Report): boolean => {
  if (a.dayFrom === null || a.dayTo === null || b.dayFrom === null || b.dayTo === null) return true;
  return daysBetween(a.dayTo, b.dayFrom) <= MOST_DAYS && daysBetween(b.dayTo, a.dayFrom) <= MOST_DAYS;
};

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** How much of the words of two statements is the same, from 0 to 1, by weight. */
export const similarityOf = (a: string, b: string): number => alignWords(wordsOf(a), wordsOf(b)).similarity;
