import { diffArrays } from 'diff';
import type { Word } from './words.ts';
import { isTurning, weightOf } from './words.ts';

/** How two runs of words lie side by side. */
export type Alignment = {
  /** From 0, nothing in common, to 1, the same words: by the weight of those in common. */
  similarity: number;
  /** Is a number or a negation among what differs? */
  isTurned: boolean;
  /** The indices of words of both that are the same, in order. */
  pairs: [a: number, b: number][];
};

/** Longer runs would take too long to compare well; of those only a few words may differ. */
const MOST_EDITS = 500;

/** Aligns two runs of words. */
export const alignWords = (a: Word[], b: Word[]): Alignment => {
  const changes = diffArrays(
    a.map(({ key }) => key),
    b.map(({ key }) => key),
    { maxEditLength: MOST_EDITS },
  );
  if (!changes) return { similarity: 0, isTurned: true, pairs: [] };
  const pairs: Alignment['pairs'] = [];
  const [at, common] = [{ a: 0, b: 0 }, { weight: 0 }];
  for (const { added, removed, value } of changes) {
    if (!added && !removed) value.forEach((key, n) => pairs.push([at.a + n, at.b + n]) && (common.weight += weightOf(key)));
    if (!added) at.a += value.length;
    if (!removed) at.b += value.length;
  }
  const isTurned = changes.some(({ added, removed, value }) => (added || removed) && value.some(isTurning));
  return { similarity: (2 * common.weight) / (weigh(a) + weigh(b) || 1), isTurned, pairs };
};

/** How much a run of words says. */
export const weigh = (words: Word[]): number => words.reduce((sum, { key }) => sum + weightOf(key), 0);
