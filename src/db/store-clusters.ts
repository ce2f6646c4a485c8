import type { SQL } from 'drizzle-orm';
import { and, asc, eq, inArray, max, ne, sql } from 'drizzle-orm';
import type { Report } from '../anchor/utterance.ts';
import { fingerprintsOf, isSameUtterance } from '../anchor/utterance.ts';
import { isAnyOf } from './any-of.ts';
import { clusterMembers, fingerprints } from './cluster-tables.ts';
import type { Tx } from './open.ts';
import { speakers } from './schema.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** Words that more statements share tell nothing. */
const MOST_SHARING = 300;
/** Of those that share most so many are compared. */
const MOST_COMPARED = 30;

/** Puts the stored statements of an article together with those of others that report the same utterances. */
export const storeClusters = (tx: Tx, articleId: string): void => {
  for (const statement of candidates(tx, eq(statements.articleId, articleId))) {
    for (const hash of statement.hashes) tx.insert(fingerprints).values({ hash, statementId: statement.id }).onConflictDoNothing().run();
    cluster(tx, statement);
  }
};

/** Looks anew which utterances statements report, when others are said to have made them. */
export const clusterAgain = (tx: Tx, ids: string[]): void => {
  tx.delete(clusterMembers).where(isAnyOf(clusterMembers.statementId, ids)).run();
  for (const statement of candidates(tx, isAnyOf(statements.id, ids))) cluster(tx, statement);
};

type Candidate = { id: string; articleId: string; hashes: number[] };

const candidates = (tx: Tx, which: SQL): Candidate[] => {
  const { id, articleId, text, start } = statements;
  const rows = tx.select({ id, articleId, text }).from(statements).where(which).orderBy(asc(articleId), asc(start)).all();
  return rows.map((row) => ({ id: row.id, articleId: row.articleId, hashes: fingerprintsOf(row.text) }));
};

const cluster = (tx: Tx, statement: Candidate): void => {
  const same = reportsOfSame(tx, statement);
  if (same.length > 0) joinCluster(tx, [statement.id, ...same]);
};

const reportsOfSame = (tx: Tx, { id, articleId, hashes }: Candidate): string[] => {
  const likely = sharing(tx, hashes);
  const [own, ...others] = reportsById(tx, [id, ...likely], articleId);
  return own ? others.filter((other) => isSameUtterance(own, other)).map((other) => other.id) : [];
};

/** The ids of statements by how many fingerprints they share, the most first. */
const sharing = (tx: Tx, hashes: number[]): string[] => {
  const shared = new Map<string, number>();
  for (const hash of hashes) {
    const rows = tx
      .select({ id: fingerprints.statementId })
      .from(fingerprints)
      .where(eq(fingerprints.hash, hash))
      .limit(MOST_SHARING + 1)
      .all();
    if (rows.length <= MOST_SHARING) for (const { id } of rows) shared.set(id, (shared.get(id) ?? 0) + 1);
  }
  return [...shared]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_COMPARED)
    .map(([id]) => id);
};

type StoredReport = Report & { id: string };

/** The first of these, which is of the article, and those of other articles. */
const reportsById = (tx: Tx, [own = '', ...others]: string[], articleId: string): StoredReport[] => {
  const { id, text, dayFrom, dayTo } = statements;
  const rows = tx
    .select({ id, text, dayFrom, dayTo })
    .from(statements)
    .where(sql`${id} = ${own} or ${and(isAnyOf(id, others), ne(statements.articleId, articleId))}`)
    .all();
  const by = tx
    .select({ statement: statementSpeakers.statementId, id: speakers.id, kind: speakers.kind })
    .from(statementSpeakers)
    .innerJoin(speakers, eq(speakers.id, statementSpeakers.speakerId))
    .where(isAnyOf(statementSpeakers.statementId, [own, ...others]))
    .all();
  return rows
    .map((row) => ({ ...row, speakers: by.filter(({ statement }) => statement === row.id) }))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own));
};

/** All of one cluster: that of any of them, or a new one. Where they have several, these turn out to be one. */
const joinCluster = (tx: Tx, ids: string[]): void => {
  const { clusterId, statementId } = clusterMembers;
  const known = tx.selectDistinct({ clusterId }).from(clusterMembers).where(inArray(statementId, ids)).orderBy(asc(clusterId)).all();
  const [first = newCluster(tx), ...others] = known.map((row) => row.clusterId);
  if (others.length > 0) tx.update(clusterMembers).set({ clusterId: first }).where(inArray(clusterId, others)).run();
  for (const id of ids)
    tx.insert(clusterMembers)
      .values({ statementId: id, clusterId: first })
      .onConflictDoUpdate({ target: statementId, set: { clusterId: first } })
      .run();
};

const newCluster = (tx: Tx): number =>
  1 +
  (tx
    .select({ last: max(clusterMembers.clusterId) })
    .from(clusterMembers)
    .get()?.last ?? 0);
