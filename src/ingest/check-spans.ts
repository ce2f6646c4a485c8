import type { Excerpt, Extraction } from '../extract/types.ts';

/** Every place that an extraction points at. */
export const excerptsIn = ({ statements }: Extraction): Excerpt[] =>
  statements.flatMap(({ segments, cue, mention, speakers }) => [
    ...segments,
    ...(cue ? [cue] : []),
    ...(mention ? [mention] : []),
    ...speakers.map(({ namedAt }) => namedAt),
  ]);

/** Throws when the text between a start and an end, counted in code points, is not what an extraction says it is. */
export const checkSpans = (text: string, extraction: Extraction): void => {
  const points = Array.from(text);
  for (const { start, end, text: words } of excerptsIn(extraction)) {
    if (points.slice(start, end).join('') !== words) throw new Error(`the text from ${String(start)} to ${String(end)} is not «${words}»`);
  }
};
