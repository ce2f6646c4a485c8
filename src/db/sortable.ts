import { sql } from 'drizzle-orm';
import { integer, text } from 'drizzle-orm/sqlite-core';

/** The facts of a row that people have set, by name: no extraction changes these. */
export const corrected = text({ mode: 'json' }).$type<string[]>();

/** Later than every day: where the day is not known. */
export const NO_DAY = 2_147_483_647;
const noDay = sql.raw(String(NO_DAY));
const dayNumber = sql.raw('unixepoch(day_from) / 86400');
/** Columns that a list of things with a first day is sorted by. Both grow in the order of the list, so that one row value compares a whole key; none is last in both. */
export const sortable = {
  /** First and last day of the period that the date stands for; null when nothing is known. */
  dayFrom: text('day_from'),
  dayTo: text('day_to'),
  newestFirst: integer('newest_first')
    .generatedAlwaysAs(sql`coalesce(-(${dayNumber}), ${noDay})`, { mode: 'stored' })
    .notNull(),
  oldestFirst: integer('oldest_first')
    .generatedAlwaysAs(sql`coalesce(${dayNumber}, ${noDay})`, { mode: 'stored' })
    .notNull(),
};
