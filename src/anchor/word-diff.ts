import { diffArrays } from 'diff';

/** A stretch of two texts that is the same in both, or only in the first (`removed`) or the second (`added`). */
export type WordChange = { op: 'same' | 'removed' | 'added'; text: string };

/** More than so many words may not differ. */
const MOST_EDITS = 1000;

/** What makes one text of another, word by word. The texts without what was added, and without what was removed, are the two. */
export const diffWords = (from: string, to: string): WordChange[] => {
  const changes = diffArrays(pieces(from), pieces(to), { maxEditLength: MOST_EDITS });
  if (!changes) return [toChange('removed', [from]), toChange('added', [to])];
  const joined: WordChange[] = [];
  changes.forEach(({ added, removed, value }, n) => {
    const text = value.join('');
    // A space between two changes is part of both, so that changed words stand together.
    const isBetween = !added && !removed && text.trim() === '' && n > 0 && n < changes.length - 1;
    if (removed || isBetween) append(joined, 'removed', text);
    if (added || isBetween) append(joined, 'added', text);
    if (!added && !removed && !isBetween) joined.push(toChange('same', [text]));
  });
  return joined;
};

const toChange = (op: WordChange['op'], value: string[]): WordChange => ({ op, text: value.join('') });

/** Adds to the change of this sort that is under way, or begins one; what is removed comes first. */
const append = (changes: WordChange[], op: 'removed' | 'added', text: string): void => {
  const under = changes.slice(changes.findLastIndex((change) => change.op === 'same') + 1);
  const change = under.find((one) => one.op === op);
  if (change) change.text += text;
  else changes.splice(op === 'removed' ? changes.length - under.length : changes.length, 0, { op, text });
};

/** Words, spaces and marks. */
const pieces = (text: string): string[] => text.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}]+)*|\s+|[^\s\p{L}\p{M}\p{N}]/gu) ?? [];
