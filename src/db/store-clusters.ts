import type { SQL } from 'drizzle-orm';
import { asc, eq, inArray, max, sql } from 'drizzle-orm';
import type { Report } from '../anchor/utterance.ts';
import { fingerprintsOf, isSameUtterance } from '../anchor/utterance.ts';
import { isOneOfIds } from './any-of.ts';
import { clusterMembers, fingerprints } from './cluster-tables.ts';
import type { Tx } from './open.ts';
import { given, prepared } from './prepared.ts';
import { speakers } from './schema.ts';
import type { STATEMENT_STATUSES } from './statement-tables.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** Words that more statements share tell nothing. */
const MOST_SHARING = 300;
/** Of those that share most so many are compared. */
const MOST_COMPARED = 30;

/** Puts the stored statements of an article together with those of others that report the same utterances. */
export const storeClusters = (tx: Tx, articleId: string): void => {
  for (const statement of candidates(tx, eq(statements.articleId, articleId))) {
    for (const hash of statement.hashes) insertFingerprint(tx).run({ hash, statementId: statement.id });
    cluster(tx, statement);
  }
};

/** Lets a statement be found by the words that it has, and by no others. */
export const storeFingerprints = (tx: Tx, { id, text }: { id: string; text: string }): void => {
  tx.delete(fingerprints).where(eq(fingerprints.statementId, id)).run();
  for (const hash of fingerprintsOf(text)) insertFingerprint(tx).run({ hash, statementId: id });
};

const insertFingerprint = prepared((db) => db.insert(fingerprints).values(given('hash', 'statementId')).onConflictDoNothing().prepare());

/** Puts statements that are stored, and have no cluster, together with others. */
export const findClusters = (tx: Tx, which: SQL): void => {
  for (const statement of candidates(tx, which)) cluster(tx, statement);
};

type Candidate = { id: string; articleId: string; hashes: number[] };

const candidates = (tx: Tx, which: SQL): Candidate[] => {
  const { id, articleId, text, start } = statements;
  const rows = tx.select({ id, articleId, text }).from(statements).where(which).orderBy(asc(articleId), asc(start)).all();
  return rows.map((row) => ({ id: row.id, articleId: row.articleId, hashes: fingerprintsOf(row.text) }));
};

/** What is retracted is put with a report of its utterance, but puts none together: it may be wrong. */
const cluster = (tx: Tx, statement: Candidate): void => {
  const [own, ...same] = reportsOfSame(tx, statement);
  if (!own) return;
  const standing = same.filter(isStanding).map(({ id }) => id);
  if (isStanding(own)) {
    if (standing.length > 0) joinCluster(tx, [own.id, ...standing]);
    for (const { id } of same.filter((other) => !isStanding(other))) if (!hasCluster(tx, id)) joinCluster(tx, [own.id, id]);
  } else if (standing[0] !== undefined && !hasCluster(tx, own.id)) {
    joinCluster(tx, [own.id, standing[0]]);
  }
};

const isStanding = ({ status }: StoredReport): boolean => status !== 'retracted';

/** The statement itself, and those of other articles that report the same utterance. */
const reportsOfSame = (tx: Tx, { id, articleId, hashes }: Candidate): StoredReport[] => {
  const [own, ...others] = reportsById(tx, [id, ...sharing(tx, hashes, articleId)]);
  return own ? [own, ...others.filter((other) => isSameUtterance(own, other))] : [];
};

/** The ids of statements of other articles by how many fingerprints they share, the most first. */
const sharing = (tx: Tx, hashes: number[], articleId: string): string[] =>
  likeliest(tx)
    .all(JSON.stringify(hashes), articleId)
    .map(({ id }) => id);

/** Written out, with the look-up of each fingerprint in it: to ask for one after another takes many times as long. */
const likeliest = prepared((db) =>
  db.$client.prepare<[string, string], { id: string }>(`
    with rare as materialized (
      select value as hash from json_each(?)
      where (select count(*) from (select 1 from fingerprints where hash = value limit ${String(MOST_SHARING + 1)})) <= ${String(MOST_SHARING)}
    )
    select likely.id from (select statement_id as id, count(*) as shared from rare cross join fingerprints using (hash) group by statement_id) as likely
    cross join statements on statements.id = likely.id
    where statements.article_id <> ? order by shared desc, likely.id limit ${String(MOST_COMPARED)}`),
);

type StoredReport = Report & { id: string; status: (typeof STATEMENT_STATUSES)[number] };

/** The first of these first. */
const reportsById = (tx: Tx, [own = '', ...others]: string[]): StoredReport[] => {
  const ids = JSON.stringify([own, ...others]);
  const rows = likely(tx).all({ ids });
  const by = speakersOf(tx).all({ ids });
  return rows
    .map((row) => ({ ...row, speakers: by.filter(({ statement }) => statement === row.id) }))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own));
};

const likely = prepared((db) => {
  const { id, text, status, dayFrom, dayTo } = statements;
  return db.select({ id, text, status, dayFrom, dayTo }).from(statements).where(isOneOfIds(id)).prepare();
});

const speakersOf = prepared((db) =>
  db
    .select({ statement: statementSpeakers.statementId, id: speakers.id, kind: speakers.kind })
    .from(statementSpeakers)
    .innerJoin(speakers, eq(speakers.id, statementSpeakers.speakerId))
    .where(isOneOfIds(statementSpeakers.statementId))
    .prepare(),
);

/** All of one cluster: that of any of them, or a new one. Where they have several, these turn out to be one. */
const joinCluster = (tx: Tx, ids: string[]): void => {
  const known = clustersOf(tx).all({ ids: JSON.stringify(ids) });
  const [first = newCluster(tx), ...others] = known.map((row) => row.clusterId);
  if (others.length > 0) tx.update(clusterMembers).set({ clusterId: first }).where(inArray(clusterMembers.clusterId, others)).run();
  for (const id of ids) insertMember(tx).run({ statementId: id, clusterId: first });
};

const hasCluster = (tx: Tx, id: string): boolean => clustersOf(tx).all({ ids: JSON.stringify([id]) }).length > 0;

const clustersOf = prepared((db) => {
  const { clusterId, statementId } = clusterMembers;
  return db.selectDistinct({ clusterId }).from(clusterMembers).where(isOneOfIds(statementId)).orderBy(asc(clusterId)).prepare();
});

const insertMember = prepared((db) =>
  db
    .insert(clusterMembers)
    .values(given('statementId', 'clusterId'))
    .onConflictDoUpdate({ target: clusterMembers.statementId, set: { clusterId: sql`excluded.cluster_id` } })
    .prepare(),
);

const newCluster = (tx: Tx): number => 1 + (lastCluster(tx).get()?.last ?? 0);

const lastCluster = prepared((db) =>
  db
    .select({ last: max(clusterMembers.clusterId) })
    .from(clusterMembers)
    .prepare(),
);
