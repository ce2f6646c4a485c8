import { indexAt } from './spans.ts';
import type { Span } from './types.ts';

/** A stretch inside quotation marks, the marks included. `closed` is false when the paragraph ends before the closing mark. */
export type Quotation = Span & { closed: boolean };

const OPENING = /["“„«]/;
const isClosing = (opened: string, mark: string): boolean =>
  opened === '"' ? mark === '"' || mark === '”' : mark === '”' || mark === '»' || mark === '"' || (opened === '„' && mark === '“');

/**
 * The quotations of a text, paragraph by paragraph.
 *
 *     “A,” she said, “B.”
 *     ^^^^           ^^^^
 */
export const findQuotations = (text: string, paragraphs: Span[]): Quotation[] => paragraphs.flatMap((paragraph) => quotationsIn(text, paragraph));

const quotationsIn = (text: string, { start, end }: Span): Quotation[] => {
  const found: Quotation[] = [];
  let opened = -1;
  for (let at = start; at < end; at++) {
    const mark = text.charAt(at);
    if (opened < 0) {
      if (OPENING.test(mark) && !isInches(text, at)) opened = at;
    } else if (isClosing(text.charAt(opened), mark)) {
      found.push({ start: opened, end: at + 1, closed: true });
      opened = -1;
    } else if (mark === '“' && text.charAt(opened) === '“') {
      opened = at;
    }
  }
  if (opened >= 0) found.push({ start: opened, end, closed: false });
  return found;
};

/** The mark of `6'2"` opens nothing. */
const isInches = (text: string, at: number): boolean => text.charAt(at) === '"' && /\d/.test(text.charAt(at - 1));

/** Does a place stand inside quotation marks? */
export const isQuoted = (quotations: Quotation[], place: number): boolean => {
  const quotation = quotations[indexAt(quotations, place)];
  return quotation !== undefined && quotation.start < place;
};
