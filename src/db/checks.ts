import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A CHECK lets NULL pass; this does not. */
const certainly = (condition: SQL) => sql`coalesce(${condition}, false)`;

/** A stretch of the article's text, in code points, end exclusive. */
export const isSpan = (start: AnySQLiteColumn, end: AnySQLiteColumn) => sql`${start} >= 0 and ${end} > ${start}`;

/** All three known, or none. */
export const isSpanOrNone = (start: AnySQLiteColumn, end: AnySQLiteColumn, words: AnySQLiteColumn) =>
  certainly(sql`(${start} is null and ${end} is null and ${words} is null) or (${start} >= 0 and ${end} > ${start} and ${words} is not null)`);

export const isOneOf = (column: AnySQLiteColumn, values: readonly string[]) => sql`${column} in (${sql.raw(values.map((v) => `'${v}'`).join(', '))})`;

/** A real date, exactly as long as its precision. */
export const isPreciseDate = (date: AnySQLiteColumn, precision: AnySQLiteColumn) =>
  certainly(sql`case ${precision}
    when 'day' then ${date} is date(${date}) and length(${date}) = 10
    when 'month' then ${date} || '-01' is date(${date} || '-01') and length(${date}) = 7
    when 'year' then ${date} || '-01-01' is date(${date} || '-01-01') and length(${date}) = 4
    when 'unknown' then ${date} is null
    else false end`);

/** Both ends known and in order, or neither. */
export const isPeriod = (from: AnySQLiteColumn, to: AnySQLiteColumn) =>
  certainly(sql`(${from} is null and ${to} is null) or (${from} is date(${from}) and ${to} is date(${to}) and ${from} <= ${to})`);
