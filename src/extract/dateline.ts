import * as chrono from 'chrono-node';
import type { Document } from './sentences.ts';

const MONTH = String.raw`\p{Lu}\p{L}{2,8}\.?`;
const DATE = String.raw`${MONTH} \d{1,2}(?:,? \d{4})?|\d{1,2} ${MONTH}(?: \d{4})?`;
/** *ATHENS, March 10 (AP) -*, *AUSTIN, Texas, March 16, 2026 --*, *MOSCOW, July 28. /TASS/.*, *Oslo, 21 May 2025* in a line of its own. */
const DATELINE = new RegExp(
  String.raw`^\p{Lu}(?:[^\n.;:!?]|\.(?=,|\p{Lu})){1,50}?\s?[,–—-]\s?(${DATE})[.,]?\s*(?:\([^()\n]{1,40}\)|/[^/\n]{1,20}/)?\s*(?:[–—:-]|(?<=/)\.|$)`,
  'u',
);
/** A headline, and what else may stand before the text: in paragraphs. */
const BEFORE_TEXT = 4;
/** A text is published so many days after it was written, at most. */
const LATEST = 31;
const DAY = 86_400_000;

/** The day (`YYYY-MM-DD`) that an article's dateline gives: what *today* and *on Friday* are counted from. */
export const findDateline = ({ text, paragraphs }: Document, published: string | undefined): string | undefined => {
  for (const { start, end } of paragraphs.slice(0, BEFORE_TEXT)) {
    const words = DATELINE.exec(text.slice(start, Math.min(end, start + 150)))?.[1];
    const day = words === undefined ? undefined : readDay(words, published);
    if (day !== undefined) return day;
  }
  return undefined;
};

const readDay = (words: string, published: string | undefined): string | undefined => {
  const [parsed] = chrono.strict.parse(words, { instant: new Date(`${published ?? '2000-01-01'}T12:00:00Z`), timezone: 0 });
  if (parsed?.text !== words) return undefined;
  const hasYear = parsed.start.isCertain('year');
  if (!hasYear && published === undefined) return undefined;
  const years = hasYear ? [0] : [0, -1];
  const days = years.map((year) => withYear(parsed.start.date(), year)).filter((day) => published === undefined || isShortlyBefore(day, published));
  return days[0];
};

const withYear = (date: Date, later: number): string => {
  date.setUTCFullYear(date.getUTCFullYear() + later);
  return date.toISOString().slice(0, 10);
};

const isShortlyBefore = (day: string, published: string): boolean => {
  const days = (Date.parse(published) - Date.parse(day)) / DAY;
  return days >= 0 && days <= LATEST;
};
