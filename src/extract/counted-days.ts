import type { DateMention } from './dates.ts';
import { overlaps } from './spans.ts';
import type { Span } from './types.ts';

const DAY = 86_400_000;
const NUMBERS = ['', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** *The next day*, *the day before,*, *a day later*, *three weeks earlier*: of the day that the text named last. */
const COUNTED =
  /\b(?:(?:the )?(?<which>next|following|same|previous) (?:day|morning|afternoon|evening|night)|the day (?<side>before|after)(?=[,.;]|$)|(?<number>a|an|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) (?<unit>day|week|month|year)s? (?<way>later|earlier))\b/giu;

/** The dates read in a sentence, where those that the text counts are counted from the one before them, or the `last` of the text before; unknown where there is none. */
export const countDays = (words: string, sentence: Span, { read, last }: { read: DateMention[]; last: DateMention | undefined }): DateMention[] => {
  const dates = [...read];
  for (const match of words.matchAll(COUNTED)) {
    const span = { start: sentence.start + match.index, end: sentence.start + match.index + match[0].length };
    const others = dates.filter((date) => !overlaps(date, span));
    const date = dayFrom(others.findLast(({ start }) => start < span.start) ?? last, daysOf(match.groups ?? {}));
    dates.splice(0, Infinity, ...others, { ...span, text: match[0], date, precision: date === null ? 'unknown' : 'day', future: false });
  }
  return dates;
};

const dayFrom = (last: DateMention | undefined, days: number | null): string | null =>
  days === null || !last?.date || last.precision !== 'day' ? null : new Date(Date.parse(last.date) + days * DAY).toISOString().slice(0, 10);

const daysOf = ({ which, side, number = '', unit, way }: Record<string, string | undefined>): number | null => {
  if (which !== undefined) return /same/i.test(which) ? 0 : /previous/i.test(which) ? -1 : 1;
  if (side !== undefined) return /before/i.test(side) ? -1 : 1;
  if (unit === undefined || /month|year/i.test(unit)) return null;
  const count = /^an?$/i.test(number) ? 1 : Number(number) || NUMBERS.indexOf(number.toLowerCase());
  return count * (/week/i.test(unit) ? 7 : 1) * (way?.toLowerCase() === 'later' ? 1 : -1);
};
