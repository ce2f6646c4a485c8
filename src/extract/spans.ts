import type { Span } from './types.ts';

/** The index of the first of sorted, disjoint spans that ends after a place. */
export const indexAt = (spans: readonly Span[], place: number): number => {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).end <= place) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Do two spans share a place? */
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Those of sorted, disjoint spans that a span touches. */
export const touching = <Kind extends Span>(spans: readonly Kind[], { start, end }: Span): Kind[] => {
  const first = indexAt(spans, start);
  let last = first;
  while (last < spans.length && (spans[last] as Kind).start < end) last++;
  return spans.slice(first, last);
};

/** No more are looked at in a stretch that may be the whole text. */
const NEAREST = 50;

/** The last of sorted, disjoint spans that a stretch touches, the nearest to its end first. */
export const lastTouching = <Kind extends Span>(spans: readonly Kind[], { start, end }: Span): Kind[] => {
  let past = indexAt(spans, end);
  if (past < spans.length && (spans[past] as Kind).start < end) past++;
  return spans
    .slice(Math.max(0, past - NEAREST), past)
    .filter((span) => span.end > start)
    .reverse();
};

/** Marks stretches of a text of so many UTF-16 units as taken; each look costs no more than the span is long. */
export const startClaims = (length: number): { take: (span: Span) => void; isTaken: (span: Span) => boolean } => {
  const taken = new Uint8Array(length);
  return {
    take: ({ start, end }) => {
      taken.fill(1, start, end);
    },
    isTaken: ({ start, end }) => taken.subarray(start, end).includes(1),
  };
};
