import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { periodOf } from './period.ts';
import { NO_DAY } from './sortable.ts';

/** What a list can be narrowed by: one row a parameter. Its query, its checks and its documentation are made from this. */
export type Filter = {
  /** `text`: one; `texts`: any of several; `date`: one, of any precision; a list: any of these words. */
  takes: 'text' | 'texts' | 'date' | readonly string[];
  /** What the documentation says of it. */
  sentence: string;
  where: (values: string[]) => SQL;
};
export type Filters = Record<string, Filter>;
/** What a list was asked for; every filter that is given has at least one value, except one whose values name nothing known. */
export type FilterValues<Table extends Filters> = { [Name in keyof Table]?: string[] | undefined };

/** The conditions that a row of the list fulfils. */
export const conditionsOf = <Table extends Filters>(filters: Table, values: FilterValues<Table>): SQL[] =>
  Object.entries(filters).flatMap(([name, { where }]) => {
    const given = values[name];
    return given ? [where(given)] : [];
  });

/** Filters `from` and `to` over a period: a coarser date matches when its period overlaps. */
export const periodFilters = (dayFrom: AnySQLiteColumn, dayTo: AnySQLiteColumn, what: string) =>
  ({
    from: {
      takes: 'date',
      sentence: `${what} on this date or later: \`2021\`, \`2021-07\` or \`2021-07-28\`. A coarser date matches when its period overlaps.`,
      where: ([date]) => sql`${dayTo} >= ${periodOf(date).dayFrom}`,
    },
    to: {
      takes: 'date',
      sentence: `${what} on this date or earlier, the whole of it included: \`2021\`, \`2021-07\` or \`2021-07-28\`.`,
      where: ([date]) => sql`${dayFrom} <= ${periodOf(date).dayTo}`,
    },
  }) satisfies Filters;

/** No period is longer, in days. */
const LONGEST_PERIOD = 366;

/**
 * Where the rows that `from` and `to` let through can stand in a list sorted by `newest_first` or `oldest_first`: the first and the last value of that column.
 * With them the walk along its index starts and ends there.
 */
export const dayBounds = (
  { name }: AnySQLiteColumn,
  { from, to }: { from?: string[] | undefined; to?: string[] | undefined },
): [number, number] | undefined => {
  const { dayFrom } = periodOf(from?.[0]);
  const { dayTo } = periodOf(to?.[0]);
  if (dayFrom === null && dayTo === null) return undefined;
  const first = dayFrom === null ? 1 - NO_DAY : dayNumber(dayFrom) - LONGEST_PERIOD;
  const last = dayTo === null ? NO_DAY - 1 : dayNumber(dayTo);
  return name === 'newest_first' ? [-last, -first] : name === 'oldest_first' ? [first, last] : undefined;
};

const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;
