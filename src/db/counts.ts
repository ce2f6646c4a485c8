import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, STATEMENT_FILTERS, statementConditions } from './statement-filters.ts';
import { statements } from './statement-tables.ts';

const ALL_PICK = new Set(Object.keys(STATEMENT_FILTERS));

/** What every statement fulfils that is counted: one SQL condition. */
export const whereAll = (filters: StatementFilters): SQL => {
  const conditions = statementConditions(filters, ALL_PICK);
  if (meansNobody(filters)) return sql`false`;
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
};

/** How many statements fulfil all filters. */
export const countStatements = (db: Db, filters: StatementFilters): number =>
  db.get<{ n: number }>(sql`select count(*) as n from ${statements} where ${whereAll(filters)}`).n;
