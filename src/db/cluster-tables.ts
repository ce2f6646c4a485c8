import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { statements } from './statement-tables.ts';

/** Digests of some runs of words of each statement, by which those that may report the same utterance are found. */
export const fingerprints = sqliteTable(
  'fingerprints',
  {
    hash: integer().notNull(),
    statementId: text('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.hash, t.statementId] }), index('fingerprints_statement').on(t.statementId)],
);

/** Statements that report one utterance have one cluster; those that are alone have none. */
export const clusterMembers = sqliteTable(
  'cluster_members',
  {
    statementId: text('statement_id')
      .primaryKey()
      .references(() => statements.id, { onDelete: 'cascade' }),
    clusterId: integer('cluster_id').notNull(),
  },
  (t) => [index('cluster_members_cluster').on(t.clusterId)],
);

/** Statements whose cluster is still to be looked for anew; until then they have none. */
export const unclustered = sqliteTable('unclustered', {
  statementId: text('statement_id')
    .primaryKey()
    .references(() => statements.id, { onDelete: 'cascade' }),
});
