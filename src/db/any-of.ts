import type { Placeholder, SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

const isInJson = (column: AnySQLiteColumn, json: string | Placeholder): SQL => sql`${column} in (select value from json_each(${json}))`;

/** Any of these, of which there may be more than a query takes variables. */
export const isAnyOf = (column: AnySQLiteColumn, values: (string | number)[]): SQL => isInJson(column, JSON.stringify(values));

/** Is the column one of the `ids` of a prepared query, given as JSON? */
export const isOneOfIds = (column: AnySQLiteColumn): SQL => isInJson(column, sql.placeholder('ids'));
