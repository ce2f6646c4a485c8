import { and, eq, ne, sql } from 'drizzle-orm';
import { clusterMembers } from './cluster-tables.ts';
import type { Db } from './open.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsById } from './statement-rows.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

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
  return Promise.resolve(statementsOf(db, rows));
};

const statementsOf = (db: Db, rows: { id: string }[]): StoredStatement[] =>
  statementsById(
    db,
    rows.map((row) => row.id),
  );

/** What the speakers of a statement said besides it at, or about, its event. */
export const saidAtSameEvent = async (db: Db, { id, event, speakers }: StoredStatement): Promise<StoredStatement[]> => {
  if (!event || speakers.length === 0) return Promise.resolve([]);
  const ids = JSON.stringify(speakers.map((speaker) => speaker.id));
  const bySame = sql`exists (select 1 from ${statementSpeakers}
    where ${statementSpeakers.statementId} = ${statements.id} and ${statementSpeakers.speakerId} in (select value from json_each(${ids})))`;
  const rows = db
    .select({ id: statements.id })
    .from(statements)
    .where(and(eq(statements.eventId, event.id), ne(statements.id, id), ne(statements.status, 'retracted'), bySame))
    .orderBy(statements.newestFirst, statements.articleId, statements.start)
    .limit(MOST_RELATED)
    .all();
  return Promise.resolve(statementsOf(db, rows));
};
