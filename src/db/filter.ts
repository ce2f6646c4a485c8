import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { periodOf } from './period.ts';
import { NO_DAY } from './sortable.ts';

/** What a list can be narrowed by: one row a parameter. Its query, its checks, its documentation and what is said of an answer are made from this. */
export type Filter = {
  /** `text`: one; `texts`: any of several; `date`: one, of any precision; `share`: one number from 0 to 1; `yes or no`: `true` or `false`; a list: any of these words. */
  takes: 'text' | 'texts' | 'date' | 'share' | 'yes or no' | readonly string[];
  /** What the documentation says of it. */
  sentence: string;
  /** What was asked for, as a part of a sentence about the list. */
  asks?: (values: string[]) => string;
  /** Asks a row whether it fulfils this, where that is another question than which rows do; what has none and picks is not asked. */
  has?: (values: string[]) => SQL;
} & ({ where: (values: string[]) => SQL } | Picking);
/** A filter that says which rows: where they are few, the list is made from them; else each row of the list is looked up among them. */
export type Picking = {
  /** The column by which rows are picked, and a query of what it may be. */
  picks: {
    column: SQL | AnySQLiteColumn;
    rows: (values: string[]) => SQL;
    /** Where it only says which rows not, a query of what the column may not be. */
    butNot?: (values: string[]) => SQL | undefined;
  };
  /** More than so many are not few. */
  few: number;
};
export type Filters = Record<string, Filter>;
/** What a list was asked for; every filter that is given has at least one value, except one whose values name nothing known. */
export type FilterValues<Table extends Filters> = { [Name in keyof Table]?: string[] | undefined };

/** What of a query narrows a list. */
export const valuesOf = <Table extends Filters>(filters: Table, query: Record<string, unknown>): FilterValues<Table> =>
  Object.fromEntries(Object.entries(query).filter(([name]) => Object.hasOwn(filters, name))) as FilterValues<Table>;

/** The conditions that a row of the list fulfils; those in `picking` may be where the query starts. */
export const conditionsOf = <Table extends Filters>(filters: Table, values: FilterValues<Table>, picking: ReadonlySet<string> = new Set()): SQL[] =>
  Object.entries(filters).flatMap(([name, filter]) => {
    const given = values[name];
    if (!given) return [];
    if ('where' in filter) return [filter.where(given)];
    const { column, rows, butNot } = filter.picks;
    const others = butNot?.(given);
    if (others) return [sql`${column} not in (${others})`];
    return [picking.has(name) ? sql`${column} in (${rows(given)})` : sql`+${column} in (${rows(given)})`];
  });

/** The same conditions, for a query that has its rows already: none looks up which rows there are. */
export const testsOf = <Table extends Filters>(filters: Table, values: FilterValues<Table>): SQL[] =>
  Object.entries(filters).flatMap(([name, filter]) => {
    const test = filter.has ?? ('where' in filter ? filter.where : undefined);
    return values[name] && test ? [test(values[name])] : [];
  });

/** The names of the filters that pick few rows. */
export const fewPicking = <Table extends Filters>(db: Db, filters: Table, values: FilterValues<Table>): Set<string> => {
  const given = Object.entries(filters).flatMap(([name, filter]) =>
    'picks' in filter && values[name] && !filter.picks.butNot?.(values[name]) ? [{ name, filter, values: values[name] }] : [],
  );
  const isFew = ({ few, picks }: Picking, asked: string[]): boolean => countUpTo(db, picks.rows(asked), few + 1) <= few;
  return new Set(given.filter(({ filter, values: asked }) => isFew(filter, asked)).map(({ name }) => name));
};

/** How many rows a query gives, if they are fewer than `most`. */
export const countUpTo = (db: Db, rows: SQL, most: number): number => db.get<{ n: number }>(sql`select count(*) as n from (${rows} limit ${most})`).n;

/** *a*, *a or b*, *a, b or c*; of very many the first. */
export const oneOf = (values: readonly string[]): string => {
  const told = values.length > MOST_TOLD ? [...values.slice(0, MOST_TOLD), `${String(values.length - MOST_TOLD)} others`] : values;
  return [told.slice(0, -1).join(', '), told.at(-1)].filter(Boolean).join(' or ');
};
const MOST_TOLD = 5;

/** Filters `from` and `to` over a period: a coarser date matches when its period overlaps. */
export const periodFilters = (dayFrom: AnySQLiteColumn, dayTo: AnySQLiteColumn, what: string) =>
  ({
    from: {
      takes: 'date',
      sentence: `${what} on this date or later: \`2021\`, \`2021-07\` or \`2021-07-28\`. A coarser date matches when its period overlaps.`,
      asks: ([date = '']) => `from ${date} on`,
      where: ([date]) => sql`${dayTo} >= ${periodOf(date).dayFrom}`,
    },
    to: {
      takes: 'date',
      sentence: `${what} on this date or earlier, the whole of it included: \`2021\`, \`2021-07\` or \`2021-07-28\`.`,
      asks: ([date = '']) => `up to ${date}`,
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

/** What was asked for, to follow the name of what is listed: ` by Ann Lee, from 2021 on`; nothing when nothing was. */
export const tellFilters = <Table extends Filters>(filters: Table, values: FilterValues<Table>): string => {
  const told = Object.entries(filters).flatMap(([name, { asks }]) => {
    const given = values[name];
    return asks && given ? [asks(given)] : [];
  });
  return told.length > 0 ? ` ${told.join(', ')}` : '';
};
