import { inArray } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import { clusterMembers, unclustered } from './cluster-tables.ts';
import type { Db, Tx } from './open.ts';
import { inTransaction } from './open.ts';
import { prepared } from './prepared.ts';
import { findClusters } from './store-clusters.ts';
import { statements } from './statement-tables.ts';

/** Of so many statements the cluster is looked for in one transaction. */
const AT_ONCE = 100;

/**
 * Looks anew which utterances statements report, and with them all that were put together through them: when others are said to have made them, or one of them has gone.
 * Of many, only some at once: the others have no cluster until `clusterSome` comes to them, also after a restart.
 */
export const clusterAgain = (tx: Tx, ids: string[]): void => {
  if (ids.length === 0) return;
  const all = [...new Set([...ids, ...comradesOf(tx, ids)])];
  tx.delete(clusterMembers).where(isAnyOf(clusterMembers.statementId, all)).run();
  // Some may have gone since it was noted whose they were.
  const there = tx.select({ statementId: statements.id }).from(statements).where(isAnyOf(statements.id, all)).all();
  for (const row of there) tx.insert(unclustered).values(row).onConflictDoNothing().run();
  clusterWaiting(tx);
};

/** All that are in a cluster with any of some statements, also these. */
export const comradesOf = (tx: Tx, ids: string[]): string[] => {
  const { clusterId, statementId } = clusterMembers;
  const clusters = tx.select({ clusterId }).from(clusterMembers).where(isAnyOf(statementId, ids));
  return tx
    .select({ id: statementId })
    .from(clusterMembers)
    .where(inArray(clusterId, clusters))
    .all()
    .map(({ id }) => id);
};

/** Looks for the clusters of some statements that wait for it; false when none is left. */
export const clusterSome = (db: Db): boolean => {
  inTransaction(db, clusterWaiting);
  return isAnyUnclustered(db);
};

const clusterWaiting = (tx: Tx): void => {
  const rows = tx.select().from(unclustered).orderBy(unclustered.statementId).limit(AT_ONCE).all();
  const ids = rows.map(({ statementId }) => statementId);
  findClusters(tx, isAnyOf(statements.id, ids));
  tx.delete(unclustered).where(isAnyOf(unclustered.statementId, ids)).run();
};

/** Does any statement wait for its cluster? */
export const isAnyUnclustered = (db: Db): boolean => firstUnclustered(db).get() !== undefined;

const firstUnclustered = prepared((db) => db.select().from(unclustered).limit(1).prepare());

/** What the clusters of an article's statements were made by: each statement with its cluster and all that was compared of it. */
export type Clustered = Map<string, string>;

/** The statements of an article that have a cluster. */
export const clusteredIn = (tx: Tx, articleId: string): Clustered =>
  new Map(
    clusteredRows(tx)
      .all(articleId)
      .map((row) => [row.id, JSON.stringify(row)]),
  );

const clusteredRows = prepared((db) =>
  db.$client.prepare<[string], { id: string }>(`
    select s.id, m.cluster_id, s.status, s.day_from, s.day_to, (select json_group_array(speaker_id) from statement_speakers where statement_id = s.id) as speakers
    from statements as s cross join cluster_members as m on m.statement_id = s.id where s.article_id = ?`),
);

/** Looks anew at those that were put together through statements of an article that are not what they were. */
export const clusterLeft = (tx: Tx, articleId: string, before: Clustered): void => {
  const now = clusteredIn(tx, articleId);
  const clusters = new Set([...before].flatMap(([id, was]) => (now.get(id) === was ? [] : [(JSON.parse(was) as { cluster_id: number }).cluster_id])));
  if (clusters.size === 0) return;
  const { clusterId, statementId } = clusterMembers;
  const left = tx
    .select({ id: statementId })
    .from(clusterMembers)
    .where(isAnyOf(clusterId, [...clusters]))
    .all();
  clusterAgain(
    tx,
    left.map(({ id }) => id),
  );
};
