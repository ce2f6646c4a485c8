import type { Excerpt, Span } from './types.ts';

/** Every so many UTF-16 units the code points before are noted. */
const STEP = 1024;

/** Turns spans in UTF-16 units into excerpts in code points, which is what is stored and published. */
export const excerptsOf = (text: string): ((span: Span) => Excerpt) => {
  const marks = [0];
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    if (at > 0 && at % STEP === 0) marks.push(points);
    if (!isSecondHalf(text, at)) points++;
  }
  const before = (place: number): number => {
    const mark = Math.min(Math.floor(place / STEP), marks.length - 1);
    let count = marks[mark] ?? 0;
    for (let at = mark * STEP; at < place; at++) if (!isSecondHalf(text, at)) count++;
    return count;
  };
  return ({ start, end }) => ({ start: before(start), end: before(end), text: text.slice(start, end) });
};

const isSecondHalf = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  if (unit < 0xdc00 || unit > 0xdfff || at === 0) return false;
  const previous = text.charCodeAt(at - 1);
  return previous >= 0xd800 && previous <= 0xdbff;
};
