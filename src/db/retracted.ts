import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { statements } from './statement-tables.ts';

/** Retracted statements: few, and found by an index of their own. */
export const isRetracted = sql`${statements.status} = 'retracted'`;

/** A query of their ids. */
export const RETRACTED_IDS = "select id from statements where status = 'retracted'";

/** All others, by their id. Asked this way, no row has to be read to know its status: a list walks along its index. */
export const isNotRetracted = (id: AnySQLiteColumn): SQL => sql`${id} not in (${sql.raw(RETRACTED_IDS)})`;
