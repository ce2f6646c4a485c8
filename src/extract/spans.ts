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

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
