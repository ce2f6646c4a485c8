import { and, eq, ne, sql } from 'drizzle-orm';
import { clusterMembers } from './cluster-tables.ts';
import type { Db } from './open.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsById } from './statement-rows.ts';
import { statements } from './statement-tables.ts';

/** So many of each sort are given. */
export const MOST_RELATED = 50;

/** Statements of other articles that report the same utterance, in the order in which they were published. */
export const reportsOf = async (db: Db, { id, article }: StoredStatement): Promise<StoredStatement[]> => {
  const cluster = db.select({ id: clusterMembers.clusterId }).from(clusterMembers).where(eq(clusterMembers.statementId, id));
  const rows = db
    .select({ id: statements.id })
    .from(clusterMembers)
    .innerJoin(statements, eq(statements.id, clusterMembers.statementId))
    .where(and(eq(clusterMembers.clusterId, sql`(${cluster})`), ne(statements.articleId, article.id), ne(statements.status, 'retracted')))
    .orderBy(statements.oldestFirst, statements.articleId, statements.start)
    .limit(MOST_RELATED)
    .all();
  return Promise.resolve(
    statementsById(
      db,
      rows.map((row) => row.id),
    ),
  );
};
