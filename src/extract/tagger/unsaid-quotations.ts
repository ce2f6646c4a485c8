import { overlaps } from '../spans.ts';
import type { Span } from '../types.ts';
import type { Word } from './words.ts';

/** Words in quotation marks, without the marks; fewer are a term, a title, a nickname. */
const FEWEST_WORDS = 3;
const MARKS = 2;

/** The stretches of quoted words of which none is a content yet. */
export const unsaidQuotations = (words: Word[], contents: Span[]): Span[] =>
  quotedStretches(words)
    .filter((stretch) => stretch.length >= FEWEST_WORDS + MARKS)
    .map((stretch) => ({ start: stretch[0]?.start ?? 0, end: stretch.at(-1)?.end ?? 0 }))
    .filter((quotation) => !contents.some((content) => overlaps(content, quotation)));

const quotedStretches = (words: Word[]): Word[][] => {
  const stretches: Word[][] = [];
  words.forEach((word, i) => {
    if (!word.quoted) return;
    if (words[i - 1]?.quoted) stretches.at(-1)?.push(word);
    else stretches.push([word]);
  });
  return stretches;
};
