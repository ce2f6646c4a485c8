/** The first and last day of the period that a date of any precision (`2021`, `2021-07`, `2021-07-28`) stands for. */
export const periodOf = (date: string | null | undefined): { dayFrom: string | null; dayTo: string | null } => {
  if (date == null) return { dayFrom: null, dayTo: null };
  const [year = '', month, day] = date.split('-');
  if (day) return { dayFrom: date, dayTo: date };
  if (!month) return { dayFrom: `${year}-01-01`, dayTo: `${year}-12-31` };
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { dayFrom: `${date}-01`, dayTo: `${date}-${String(lastDay)}` };
};

/** Is `2021`, `2021-07` or `2021-07-28` a date that there is? Years are counted from 1 on. */
export const isRealDate = (date: string): boolean => {
  const day = periodOf(date).dayFrom ?? '';
  return !Number.isNaN(Date.parse(day)) && isoDay(Date.parse(day)) === day && day >= '0001';
};

/** What a timeline can be cut into. */
export const INTERVALS = ['day', 'week', 'month', 'year'] as const;
export type Interval = (typeof INTERVALS)[number];

const DAY_MS = 86_400_000;
const LAST_DAY = Date.parse('9999-12-31');
const isoDay = (ms: number): string => new Date(Math.min(ms, LAST_DAY)).toISOString().slice(0, 10);

/** The interval that a day is in: `2021-07-28`, `2021-W30` (as ISO 8601 counts weeks), `2021-07` or `2021`. */
export const intervalOf = (day: string, interval: Interval): string => {
  if (interval === 'day') return day;
  if (interval === 'month') return day.slice(0, 7);
  return interval === 'year' ? day.slice(0, 4) : weekOf(day);
};

const weekOf = (day: string): string => {
  const thursday = mondayOf(Date.parse(day)) + 3 * DAY_MS;
  const year = isoDay(thursday).slice(0, 4);
  const week = Math.floor((thursday - Date.parse(`${year}-01-01`)) / (7 * DAY_MS)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};

const mondayOf = (ms: number): number => ms - ((new Date(ms).getUTCDay() + 6) % 7) * DAY_MS;

/** The first and the last day of an interval. */
export const daysOfInterval = (period: string): { from: string; to: string } => {
  const [year = '', week] = period.split('-W');
  if (week === undefined) {
    const { dayFrom, dayTo } = periodOf(period);
    return { from: dayFrom ?? period, to: dayTo ?? period };
  }
  const monday = mondayOf(Date.parse(`${year}-01-04`)) + (Number(week) - 1) * 7 * DAY_MS;
  return { from: isoDay(monday), to: isoDay(monday + 6 * DAY_MS) };
};

/** The days of an interval that filters `from` and `to` let through, as these filters. */
export const daysWithin = (
  interval: string,
  { from: [from] = [], to: [to] = [] }: { from?: string[] | undefined; to?: string[] | undefined },
): { from: [string]; to: [string] } => {
  const days = daysOfInterval(interval);
  const [first, last] = [periodOf(from).dayFrom ?? days.from, periodOf(to).dayTo ?? days.to];
  return { from: [first > days.from ? first : days.from], to: [last < days.to ? last : days.to] };
};

/** All intervals from one to another, both included; undefined when there are more than `most`. */
export const intervalsBetween = (first: string, last: string, { interval, most }: { interval: Interval; most: number }): string[] | undefined => {
  const all = [first];
  for (let at = first; at < last;) {
    at = intervalOf(isoDay(Date.parse(daysOfInterval(at).to) + DAY_MS), interval);
    all.push(at);
    if (all.length > most) return undefined;
  }
  return all;
};
