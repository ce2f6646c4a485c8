import type { Excerpt, Span } from './types.ts';

const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** *The next day*, *the day before,*, *a day later*, *three weeks earlier*: of the day that the text named last. */
const COUNTED =
  /\b(?:(?:the )?(?<which>next|following|same|previous) (?:day|morning|afternoon|evening|night)|the day (?<side>before|after)(?=[,.;]|$)|(?<number>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?<unit>day|week|month|year)s? (?<way>later|earlier))\b/giu;

/** The places in a sentence where it counts days, and how many days forth or back; null for months and years. */
export const readCountedDays = (words: string, sentence: Span): (Excerpt & { days: number | null })[] =>
  Array.from(words.matchAll(COUNTED), (match) => {
    const start = sentence.start + match.index;
    return { start, end: start + match[0].length, text: match[0], days: daysOf(match.groups ?? {}) };
  });

const daysOf = ({ which, side, number = '', unit, way }: Record<string, string | undefined>): number | null => {
  if (which !== undefined) return /same/i.test(which) ? 0 : /previous/i.test(which) ? -1 : 1;
  if (side !== undefined) return /before/i.test(side) ? -1 : 1;
  if (unit === undefined || /month|year/i.test(unit)) return null;
  const count = /^an?$/i.test(number) ? 1 : Number(number) || NUMBERS.indexOf(number.toLowerCase());
  return count * (/week/i.test(unit) ? 7 : 1) * (way?.toLowerCase() === 'later' ? 1 : -1);
};
