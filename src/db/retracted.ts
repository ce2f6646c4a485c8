import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { statements } from './statement-tables.ts';

/** Retracted statements: few, and found by an index of their own. */
export const isRetracted = sql`${statements.status} = 'retracted'`;

/** All others, by their id. Asked this way, no row has to be read to know its status: a list walks along its index. */
export const isNotRetracted = (id: AnySQLiteColumn): SQL => sql`${id} not in (select id from statements where status = 'retracted')`;
