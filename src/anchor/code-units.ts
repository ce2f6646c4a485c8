import type { Span } from '../extract/types.ts';

/** Every so many code points the UTF-16 units before are noted. */
const STEP = 1024;

/** Turns spans in code points, as they are stored, into spans in UTF-16 units, as JavaScript counts. */
export const unitsOf = (text: string): ((span: Span) => Span) => {
  const marks = [0];
  let points = 0;
  for (let at = 0; at < text.length; at = next(text, at)) if (points++ % STEP === 0 && points > 1) marks.push(at);
  const unitAt = (point: number): number => {
    const mark = Math.min(Math.floor(point / STEP), marks.length - 1);
    let at = marks[mark] ?? 0;
    for (let n = mark * STEP; n < point && at < text.length; n++) at = next(text, at);
    return at;
  };
  return ({ start, end }) => ({ start: unitAt(start), end: unitAt(end) });
};

const next = (text: string, at: number): number => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
