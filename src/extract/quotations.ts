import { indexAt } from './spans.ts';
import type { Span } from './types.ts';

/** A stretch inside quotation marks, the marks included: `marks` units at either end. `closed` is false when the paragraph ends before the closing ones. */
export type Quotation = Span & { marks: number; closed: boolean };

/** Opening marks → what closes them. Two single marks stand for a double one. */
const PAIRS: readonly (readonly [RegExp, RegExp])[] = [
  [/^["“]/, /^["”]/],
  [/^(''|``|‘‘|’’)/, /^(''|’’)/],
  [/^„/, /^[“”"]/],
  [/^«/, /^»/],
];

/**
 * The quotations of a text, paragraph by paragraph.
 *
 *     “A,” she said, “B.”
 *     ^^^^           ^^^^
 */
export const findQuotations = (text: string, paragraphs: Span[]): Quotation[] => paragraphs.flatMap((paragraph) => quotationsIn(text, paragraph));

const quotationsIn = (text: string, { start, end }: Span): Quotation[] => {
  const found: Quotation[] = [];
  for (let at = start; at < end;) {
    const quotation = quotationAt(text, at, end) ?? singleQuotationAt(text, at, end);
    if (quotation) found.push(quotation);
    at = quotation?.end ?? at + 1;
  }
  return found;
};

const quotationAt = (text: string, first: number, end: number): Quotation | null => {
  const opening = text.slice(first, first + 2);
  const pair = isTurned(text, first) ? TURNED : PAIRS.find(([open]) => open.test(opening));
  if (!pair || isInches(text, first)) return null;
  const marks = pair[0].exec(opening)?.[0].length ?? 1;
  let start = first;
  for (let at = first + marks; at < end; at++) {
    const mark = text.slice(at, at + 2);
    if (pair[1].test(mark)) return { start, end: at + marks, marks, closed: true };
    // A second opening mark: the first was never closed.
    if (mark.startsWith('“') && opening.startsWith('“')) {
      const outer = start === first ? endOfNested(text, at, end) : null;
      if (outer) return { start, end: outer, marks, closed: true };
      start = at;
    }
  }
  return { start, end, marks, closed: false };
};

/** Quotations inside a quotation are no longer, in UTF-16 units. */
const LONGEST_NESTED = 2000;

/** Where *“He said “no” and left”* ends, from its second opening mark on; null when the marks do not pair. */
const endOfNested = (text: string, second: number, end: number): number | null => {
  let depth = 1;
  for (let at = second; at < Math.min(end, second + LONGEST_NESTED); at++) {
    if (text.charAt(at) === '“') depth++;
    if (text.charAt(at) === '”') depth--;
    if (depth === 0) return at + 1;
  }
  return null;
};

const TURNED = [/^”/, /^”/] as const;

/** A closing mark before the first word of a line opens one: *”The sea is wide.”* */
const isTurned = (text: string, at: number): boolean => text.charAt(at) === '”' && /^\n?$/.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));

/** The mark of `6'2"` opens nothing. */
const isInches = (text: string, at: number): boolean => text.charAt(at) === '"' && /\d/.test(text.charAt(at - 1));

/** Single marks further apart belong to different words. */
const LONGEST_SINGLE = 2000;

/** *‘We are done,’ said Hale*: single marks, told from apostrophes by what stands around them. */
const singleQuotationAt = (text: string, start: number, end: number): Quotation | null => {
  if (!/['‘]/.test(text.charAt(start)) || !/^[\s([—–]?$/.test(text.charAt(start - 1)) || !/\p{L}/u.test(text.charAt(start + 1))) return null;
  for (let at = start + 2; at < Math.min(end, start + LONGEST_SINGLE); at++) {
    if (/["“”]/.test(text.charAt(at))) return null;
    if (!/['’]/.test(text.charAt(at)) || !/^[\s,.;:)—–]?$/.test(text.charAt(at + 1))) continue;
    if (/[,.?!]/.test(text.charAt(at - 1)) || isPhrase(text.slice(start + 1, at))) return { start, end: at + 1, marks: 1, closed: true };
  }
  return null;
};

/** *‘wearing thin’*, but not *‘the boys’* of *‘the boys’ school is closed’*, nor *'n'*. */
const isPhrase = (inside: string): boolean => /^[^\s]+( [^\s]+){1,7}$/.test(inside) && /\p{L}$/u.test(inside) && !inside.endsWith('s');

/** Does a place stand inside quotation marks? */
export const isQuoted = (quotations: Quotation[], place: number): boolean => {
  const quotation = quotations[indexAt(quotations, place)];
  return quotation !== undefined && quotation.start < place;
};
