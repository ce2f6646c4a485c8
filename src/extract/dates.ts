import * as chrono from 'chrono-node';
import { readCountedDays } from './counted-days.ts';
import { findDateline } from './dateline.ts';
import { EVENT_NOUNS } from './lexicon/events.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { tokensOf } from './sentences.ts';
import { indexAt, overlaps } from './spans.ts';
import type { Excerpt, PreciseDate, Span } from './types.ts';

/** A date as the text has it, and what it stands for. Nothing to count from, no date: then the words alone are kept. */
export type DateMention = Excerpt & PreciseDate & { future: boolean };

type Parts = { year?: number; month?: number; day?: number; weekday?: number };

const RELATIVE = /\b(ago|last|next|past|this|today|yesterday|tomorrow|tonight|earlier|later)\b/i;
const TODAY = /^(today|tonight|this (morning|afternoon|evening)|earlier today)$/i;
const WEEKDAY = /\b(sun|mon|tues?|wednes|wed|thurs?|fri|satur|sat)(day)?\b/i;
const MONTH = /\b(january|february|march|april|may|june|july|august|september|october|november|december|(jan|feb|mar|apr|aug|sept?|oct|nov|dec)\.?)\b/i;
const YEAR = /\b(in|since|of|early|late|until|by|before|after|a|his|her|their|its) ((19|20)\d\d)\b/gi;
const PART_OF_MONTH = /\b((the )?(end|beginning|start|middle) of|early|late|mid-?)\s*$/i;
const DAY = 86_400_000;

/** The dates in an article, in text order, resolved against the day of its dateline or it was published (`YYYY-MM-DD`), in the direction that tense and preposition give. */
export const findDates = (document: Document, published: string | null | undefined): DateMention[] => {
  const day = published?.length === 10 ? published : undefined;
  const from = { reference: findDateline(document, day) ?? day, published: day };
  const dates: DateMention[] = [];
  for (const sentence of document.sentences) dates.push(...datesIn(document, sentence, { ...from, last: dates.at(-1) }));
  return dates;
};

/** What days are counted from: that of the dateline or else of publication; that of publication; the one that the text named last. */
type From = { reference: string | undefined; published: string | undefined; last: DateMention | undefined };

const datesIn = (document: Document, sentence: Sentence, { reference, published, last }: From): DateMention[] => {
  const words = document.text.slice(sentence.start, sentence.end);
  if (!MONTH.test(words) && !WEEKDAY.test(words) && !RELATIVE.test(words) && !/\b(19|20)\d\d\b/.test(words)) return [];
  const instant = new Date(`${reference ?? '2000-01-01'}T12:00:00Z`);
  const read = chrono.casual.parse(words, { instant, timezone: 0 }).flatMap((result) => readDate(document, sentence, { result, reference, published }));
  const found = countDays(words, sentence, { read, last });
  return [...found, ...yearsIn(words, sentence, found)].sort((a, b) => a.start - b.start);
};

/** The dates of a sentence with the days that it counts from the one before them, or the `last` of the text before; unknown where there is none. */
const countDays = (words: string, sentence: Span, { read, last }: { read: DateMention[]; last: DateMention | undefined }): DateMention[] =>
  readCountedDays(words, sentence).reduce((dates, { days, ...excerpt }) => {
    const others = dates.filter((date) => !overlaps(date, excerpt));
    const from = others.findLast(({ start }) => start < excerpt.start) ?? last;
    const counted = days === null || !from?.date || from.precision !== 'day' ? UNKNOWN : dayOf(new Date(Date.parse(from.date) + days * DAY));
    return [...others, { ...excerpt, ...counted, future: false }];
  }, read);

type Parsed = Omit<From, 'last'> & { result: chrono.ParsedResult };

const readDate = (document: Document, sentence: Sentence, { result, reference, published }: Parsed): DateMention[] => {
  const span = { start: sentence.start + result.index, end: sentence.start + result.index + result.text.replace(/(?<![\s,])[\s,]+$/, '').length };
  const parts = partsOf(result);
  const isNamed = (parts.weekday !== undefined && WEEKDAY.test(result.text)) || MONTH.test(result.text);
  if ((!isNamed && !RELATIVE.test(result.text)) || isInName(document.text, sentence, span)) return [];
  if (
    /^(may|march|sun|sat|mar)$/i.test(result.text) &&
    !/\b(in|of|since|by|until|last|next|early|late)\s+$/i.test(document.text.slice(sentence.start, span.start))
  )
    return [];
  const future = looksAhead(tokensOf(document, sentence), span);
  const part = PART_OF_MONTH.exec(document.text.slice(Math.max(sentence.start, span.start - 20), span.start))?.[0] ?? '';
  const { date, precision } = resolve(parts, result, {
    reference: parts.weekday !== undefined && isJustBefore(reference, published) ? published : reference,
    future,
  });
  const isPart = part !== '' || /^(the )?(end|beginning|start|middle) of/i.test(result.text);
  const month = isPart && MONTH.test(result.text) && date !== null ? { date: date.slice(0, 7), precision: 'month' as const } : { date, precision };
  const start = span.start - part.length;
  return [{ start, end: span.end, text: document.text.slice(start, span.end), ...month, future }];
};

/** *The Sunday Times*, *the Mail on Sunday*, *the Today programme* are no days. */
const isInName = (text: string, sentence: Span, { start, end }: Span): boolean => {
  const [before, words, after] = [text.slice(Math.max(sentence.start, start - 20), start), text.slice(start, end), text.slice(end, end + 20)];
  if (/^today$/i.test(words))
    return /^Today$/.test(words) && (/\b(the|USA|BBC’s|BBC's|NBC’s|NBC's|4’s|4's) $/.test(before) || /^ (programme|program|show)\b/.test(after));
  return (/^\p{Lu}\p{L}+day$/u.test(words) && /\bthe $/i.test(before) && /^ \p{Lu}\p{Ll}/u.test(after)) || /\bMail (on )?$/.test(before);
};

/** The days of the week in a text of the day before yesterday are also those until it was published. */
const isJustBefore = (reference: string | undefined, published: string | undefined): boolean =>
  reference !== undefined && published !== undefined && Date.parse(published) - Date.parse(reference) <= 2 * DAY;

const partsOf = ({ start }: chrono.ParsedResult): Parts => {
  const certain = (part: 'year' | 'month' | 'day' | 'weekday') => (start.isCertain(part) ? { [part]: start.get(part) ?? undefined } : {});
  return { ...certain('year'), ...certain('month'), ...certain('day'), ...certain('weekday') };
};

const UNKNOWN: PreciseDate = { date: null, precision: 'unknown' };
const pad = (n: number): string => String(n).padStart(2, '0');
const dayOf = (date: Date): PreciseDate => ({ date: date.toISOString().slice(0, 10), precision: 'day' });
const realDay = (date: string): PreciseDate =>
  !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date) ? { date, precision: 'day' } : UNKNOWN;

const resolve = (
  parts: Parts,
  { text, start }: chrono.ParsedResult,
  { reference, future }: { reference: string | undefined; future: boolean },
): PreciseDate => {
  const { year, month, day, weekday } = parts;
  const isRelative = RELATIVE.test(text);
  if (year !== undefined && month !== undefined && !isRelative)
    return day === undefined ? { date: `${String(year)}-${pad(month)}`, precision: 'month' } : realDay(`${String(year)}-${pad(month)}-${pad(day)}`);
  if (reference === undefined) return UNKNOWN;
  const today = new Date(`${reference}T00:00:00Z`);
  if (TODAY.test(text)) return dayOf(today);
  if (/^(earlier )?(last|this|next) week(end)?$/i.test(text)) return monthOfWeek(today, text);
  if (isRelative && weekday === undefined) return relative(text, start);
  if (weekday !== undefined && day === undefined)
    return weekdayFrom(today, weekday, { future: future || /\bnext\b/i.test(text), sameDay: !/\b(last|next)\b/i.test(text) });
  if (month !== undefined) return yearless(today, { month, day }, future);
  return UNKNOWN;
};

/** *Yesterday* and *two days ago* are days; *last month* is a month; *last week* is neither. */
const relative = (text: string, start: chrono.ParsedComponents): PreciseDate => {
  const date = start.date().toISOString();
  if (/\b(day|days|yesterday|tomorrow)\b|last night/i.test(text) || /\bweeks?\b.*\bago\b/i.test(text)) return { date: date.slice(0, 10), precision: 'day' };
  if (/\bmonths?\b/i.test(text)) return { date: date.slice(0, 7), precision: 'month' };
  if (/\byears?\b/i.test(text)) return { date: date.slice(0, 4), precision: 'year' };
  if (MONTH.test(text)) return { date: date.slice(0, 7), precision: 'month' };
  return UNKNOWN;
};

/** *Last week* is known by its month, where it lies in one. */
const monthOfWeek = (today: Date, text: string): PreciseDate => {
  const weeks = /last/i.test(text) ? -1 : /next/i.test(text) ? 1 : 0;
  const monday = today.getTime() + (7 * weeks - ((today.getUTCDay() + 6) % 7)) * DAY;
  const [first, last] = [monday, weeks === 0 ? today.getTime() : monday + 6 * DAY].map((time) => new Date(time).toISOString().slice(0, 7));
  return first !== undefined && first === last ? { date: first, precision: 'month' } : UNKNOWN;
};

/** The last such day, or the next one: chrono would take the nearest. */
const weekdayFrom = (today: Date, weekday: number, { future, sameDay }: { future: boolean; sameDay: boolean }): PreciseDate => {
  const back = (today.getUTCDay() - weekday + 7) % 7 || (sameDay ? 0 : 7);
  const ahead = (weekday - today.getUTCDay() + 7) % 7 || (sameDay ? 0 : 7);
  return dayOf(new Date(today.getTime() + (future ? ahead : -back) * DAY));
};

/** *June 16*, *the end of September*: of the year that direction asks for; a little over half a year the wrong way is too much. */
const yearless = (today: Date, { month, day }: { month: number; day: number | undefined }, future: boolean): PreciseDate => {
  const year = today.getUTCFullYear();
  const distance = (y: number): number => (Date.UTC(y, month - 1, day ?? 15) - today.getTime()) / DAY;
  const isFit = (y: number): boolean => (future ? distance(y) >= -31 : distance(y) <= (day === undefined ? 16 : 0));
  const chosen = [year, year - 1, year + 1].filter(isFit).sort((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0] ?? year;
  return day === undefined ? { date: `${String(chosen)}-${pad(month)}`, precision: 'month' } : realDay(`${String(chosen)}-${pad(month)}-${pad(day)}`);
};

/** Years that stand alone: *in 2008*. */
const yearsIn = (words: string, sentence: Sentence, others: DateMention[]): DateMention[] =>
  Array.from(words.matchAll(YEAR), (match) => {
    const start = sentence.start + match.index + (match[1]?.length ?? 0) + 1;
    return { start, end: start + 4, text: match[2] ?? '', date: match[2] ?? null, precision: 'year' as const, future: false };
  }).filter(({ start }) => !others.some((other) => other.start <= start && start < other.end));

/** *Is on*, *ends in Oslo on*, *the next meeting, on*: what is set down for a day, nothing but a place between. */
const isSetFor = (before: Token[]): boolean => {
  const last = before.findLast(({ pos, text }) => !/^(ADP|PROPN|ADV|DET|PUNCT)$/.test(pos) && !/^(set|due)$/.test(text));
  const noun = before.findIndex((token) => token === last);
  return SET_FOR.test(last?.text ?? '') || (UPCOMING.test(before[noun - 1]?.text ?? '') && EVENT_NOUNS.has(last?.lemma.toLowerCase() ?? ''));
};

const SET_FOR = /^(is|are|begins?|starts?|opens?|ends?|closes?|concludes?|resumes?|expires?|runs?)$/i;
const UPCOMING = /^(next|upcoming|forthcoming)$/i;

/** Does the verb that a date belongs to look ahead? *will meet on*, *were to travel on*, *agreed to meet in*; *said on* does not. */
const looksAhead = (tokens: Token[], { start }: Span): boolean => {
  const at = indexAt(tokens, start);
  if (isSetFor(tokens.slice(Math.max(0, at - 8), at))) return true;
  for (let i = at - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    if (token.pos !== 'VERB' && token.pos !== 'AUX') continue;
    const near = tokens.slice(Math.max(0, i - 4), i + 1);
    // *It will close, he said*: another clause; *in May*: the month.
    const clause = near.slice(near.findLastIndex(({ text }) => /^[,;:"”]$/.test(text)) + 1);
    const before = clause.map(({ text }) => (text === 'May' ? text : text.toLowerCase()));
    if (before.some((word) => /^(will|’ll|'ll|wo|shall|would|should|may|might|scheduled|planned|plans|expected|upcoming)$/.test(word))) return true;
    return before.at(-2) === 'to' || (before.at(-3) === 'to' && before.at(-2) !== 'the');
  }
  return false;
};
