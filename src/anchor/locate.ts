import { overlaps } from '../extract/spans.ts';
import type { Span } from '../extract/types.ts';
import { alignWords, weigh } from './alignment.ts';
import { exactPlaces, placesNear } from './places.ts';
import type { Word } from './words.ts';
import { wordsOf } from './words.ts';

/** Where words of one text stand in another version of it; spans in UTF-16 units. */
export type Location = {
  /** `anchored`: at the same place; `moved`: at another, or a little reworded; `orphaned`: not there any more. */
  status: 'anchored' | 'moved' | 'orphaned';
  /** Where each part stands there; none of what is orphaned. */
  segments: Span[];
  /** How much of the words is the same, from 0 to 1. */
  similarity: number;
};

/**
 * So alike words must be to count as the same statement, reworded. Measured in `test/anchor/edits.test.ts`: of 1,000 edits no look-alike comes up to it.
 */
export const SAME_STATEMENT = 0.85;
/** Words that say so little are the same statement only where some of those around them are the same, too. */
const LITTLE = 3;
const SAME_SURROUNDINGS = 0.25;
/** So many words on either side tell a place from others. */
const SURROUNDINGS = 8;
const NEAR = 400;

const ORPHANED: Location = { status: 'orphaned', segments: [], similarity: 0 };

/** A part of a statement as it stood. */
type Part = { text: string; span: Span };
type Place = Span & { similarity: number };

/** Finds a statement, by its segments in the text that it was found in, in a newer version of that text. */
export const locate = (text: string, segments: Span[], page: string): Location => {
  if (segments.every(({ start, end }) => page.slice(start, end) === text.slice(start, end))) return { status: 'anchored', segments, similarity: 1 };
  const places: Place[] = [];
  for (const span of segments) {
    const place = placeOf({ text, span }, page, gapAfter(segments, span, places.at(-1)));
    if (!place) return ORPHANED;
    places.push(place);
  }
  return { status: 'moved', segments: places.map(({ start, end }) => ({ start, end })), similarity: Math.min(...places.map(({ similarity }) => similarity)) };
};

/** Where the next part of interrupted words can stand: about as far behind the last one as it did. */
const gapAfter = (segments: Span[], span: Span, last: Place | undefined): Span | undefined => {
  if (!last) return undefined;
  const before = segments[segments.indexOf(span) - 1] ?? span;
  return { start: last.end, end: last.end + (span.end - before.end) + NEAR };
};

/** The place of one part; undefined when none is the same statement. */
const placeOf = (part: Part, page: string, within: Span | undefined): Place | undefined => {
  const words = wordsOf(part.text, part.span);
  const around = surroundings(part.text, part.span);
  const ranked = placesNear(part.text.slice(part.span.start, part.span.end), page, within)
    .map((place) => ({ ...place, context: likeness(around, surroundings(page, place)), words: wordsOf(page, place) }))
    .map((place) => ({ ...place, ...alignWords(words, place.words) }))
    .filter(({ similarity, isTurned }) => similarity >= SAME_STATEMENT && !isTurned)
    .filter((place) => place.similarity === 1 || hasSameBorders(part, page, place))
    .filter(({ context }) => weigh(words) >= LITTLE || context >= SAME_SURROUNDINGS)
    .toSorted((a, b) => b.similarity + b.context - a.similarity - a.context);
  return ranked.find((place) => !stoodElsewhere(part, page, place));
};

/** Words that are reworded begin and end as they did: at a mark, or beside the same word. Else they are a piece of something longer. */
const hasSameBorders = ({ text, span }: Part, page: string, place: Span): boolean =>
  borderBefore(text, span.start) === borderBefore(page, place.start) && borderAfter(text, span.end) === borderAfter(page, place.end);

const borderBefore = (text: string, at: number): string => /[\p{L}\p{N}]+(?=\s*$)/u.exec(text.slice(Math.max(0, at - NEAR), at))?.[0].toLowerCase() ?? '';
const borderAfter = (text: string, at: number): string =>
  /^\s*[\p{L}\p{N}]+/u
    .exec(text.slice(at, at + NEAR))?.[0]
    .trim()
    .toLowerCase() ?? '';

/** Did these very words stand elsewhere before, and do they stand there still? Then they are another statement. */
const stoodElsewhere = ({ text, span }: Part, page: string, place: Place & { context: number }): boolean => {
  const found = page.slice(place.start, place.end);
  const around = surroundings(page, place);
  return exactPlaces(found, text).some((other) => !overlaps(other, span) && likeness(surroundings(text, other), around) > place.context);
};

type Surroundings = { before: Word[]; after: Word[] };

const surroundings = (text: string, { start, end }: Span): Surroundings => ({
  before: wordsOf(text, { start: Math.max(0, start - SURROUNDINGS * 15), end: start }).slice(-SURROUNDINGS),
  after: wordsOf(text, { start: end, end: end + SURROUNDINGS * 15 }).slice(0, SURROUNDINGS),
});

/** How much of what stands around two places is the same, on both sides together. */
const likeness = (a: Surroundings, b: Surroundings): number => {
  const sides = [alignWords(a.before, b.before), alignWords(a.after, b.after)];
  return sides.reduce((sum, { similarity }) => sum + similarity, 0) / 2;
};
