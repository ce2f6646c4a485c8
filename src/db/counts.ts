import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, soleSpeaker, standing, STATEMENT_FILTERS, statementConditions } from './statement-filters.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

const ALL_PICK = new Set(Object.keys(STATEMENT_FILTERS));

/** What every statement fulfils that is counted: one SQL condition. */
export const whereAll = (filters: StatementFilters): SQL => {
  const conditions = statementConditions(filters, ALL_PICK);
  if (meansNobody(filters)) return sql`false`;
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
};

/** What the rows of a speaker among those who said statements fulfil, of the statements that are counted. */
export const whereSaidBy = (speaker: string): SQL =>
  sql`${statementSpeakers.speakerId} = ${speaker} and ${sql.join(standing({}, statementSpeakers.statementId), sql` and `)}`;

/** How many statements fulfil all filters. */
export const countStatements = (db: Db, filters: StatementFilters): number => {
  const one = soleSpeaker(filters);
  return countRows(db, one === undefined ? sql`${statements} where ${whereAll(filters)}` : sql`${statementSpeakers} where ${whereSaidBy(one)}`);
};

/** How many rows there are: of a table, with or without a condition, or of a query in brackets. At once, so that it may be read in a snapshot. */
export const countRows = (db: Db, rows: SQL): number => db.get<{ n: number }>(sql`select count(*) as n from ${rows}`).n;
