import type { SQL } from 'drizzle-orm';
import { and, asc, eq, inArray, max, ne, or, sql } from 'drizzle-orm';
import type { Report } from '../anchor/utterance.ts';
import { fingerprintsOf, isSameUtterance } from '../anchor/utterance.ts';
import { isAnyOf, isOneOfIds } from './any-of.ts';
import { clusterMembers, fingerprints } from './cluster-tables.ts';
import type { Tx } from './open.ts';
import { given, prepared } from './prepared.ts';
import { speakers } from './schema.ts';
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

const insertFingerprint = prepared((db) => db.insert(fingerprints).values(given('hash', 'statementId')).onConflictDoNothing().prepare());

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
const sharing = (tx: Tx, hashes: number[]): string[] =>
  likeliest(tx)
    .all(JSON.stringify(hashes))
    .map(({ id }) => id);

/** Written out, with the look-up of each fingerprint in it: to ask for one after another takes many times as long. */
const likeliest = prepared((db) =>
  db.$client.prepare<[string], { id: string }>(`
    with rare as materialized (
      select value as hash from json_each(?)
      where (select count(*) from (select 1 from fingerprints where hash = value limit ${String(MOST_SHARING + 1)})) <= ${String(MOST_SHARING)}
    )
    select statement_id as id from rare cross join fingerprints using (hash)
    group by statement_id order by count(*) desc, statement_id limit ${String(MOST_COMPARED)}`),
);

type StoredReport = Report & { id: string };

/** The first of these, which is of the article, and those of other articles. */
const reportsById = (tx: Tx, [own = '', ...others]: string[], articleId: string): StoredReport[] => {
  const ids = JSON.stringify([own, ...others]);
  const rows = likely(tx).all({ ids, own, articleId });
  const by = speakersOf(tx).all({ ids });
  return rows
    .map((row) => ({ ...row, speakers: by.filter(({ statement }) => statement === row.id) }))
    .sort((a, b) => Number(b.id === own) - Number(a.id === own));
};

const likely = prepared((db) => {
  const { id, articleId, text, dayFrom, dayTo } = statements;
  return db
    .select({ id, text, dayFrom, dayTo })
    .from(statements)
    .where(and(isOneOfIds(id), or(ne(articleId, sql.placeholder('articleId')), eq(id, sql.placeholder('own')))))
    .prepare();
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
