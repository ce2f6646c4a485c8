import { and, asc, eq, gt, max, min, sql } from 'drizzle-orm';
import { isOneOfIds } from './any-of.ts';
import type { Resource } from './facts.ts';
import { changes } from './keeping-tables.ts';
import type { Db, Tx } from './open.ts';
import { prepared } from './prepared.ts';

export type Change = typeof changes.$inferSelect;

/** What happened to which resource, without what it was and is. */
export type PlainChange = Pick<Change, 'seq' | 'at' | 'type' | 'id' | 'op' | 'into'>;

/** The changes after one, in the order in which they happened. */
export const changesAfter = async (db: Db, seq: number, limit: number): Promise<PlainChange[]> => Promise.resolve(after(db).all({ seq, limit }));

const after = prepared((db) => {
  const { seq, at, type, id, op, into } = changes;
  return db
    .select({ seq, at, type, id, op, into })
    .from(changes)
    .where(gt(seq, sql.placeholder('seq')))
    .orderBy(asc(seq))
    .limit(sql.placeholder('limit'))
    .prepare();
});

/** The number of the last change of all: it grows with everything that is written, by whatever process. */
export const lastSeq = (db: Db): number => last(db).get()?.seq ?? 0;

const last = prepared((db) =>
  db
    .select({ seq: max(changes.seq) })
    .from(changes)
    .prepare(),
);

/** The number of the last change before a time, in milliseconds since 1970. */
export const lastSeqBefore = (db: Db, at: number): number => {
  const first = db
    .select({ seq: min(changes.seq) })
    .from(changes)
    .where(eq(changes.at, sql`(select min(at) from ${changes} where ${changes.at} >= ${at})`))
    .get()?.seq;
  return first == null ? lastSeq(db) : first - 1;
};

/** The last thing that happened to a resource: its number is the version of what an answer shows of it. Nothing ever happened to an unknown one. */
export const lastChangeOf = (db: Db | Tx, type: Resource, id: string): Pick<Change, 'seq' | 'op' | 'into'> | undefined =>
  db
    .select({ seq: changes.seq, op: changes.op, into: changes.into })
    .from(changes)
    .where(and(eq(changes.type, type), eq(changes.id, id)))
    .orderBy(sql`${changes.seq} desc`)
    .limit(1)
    .get();

/** When resources last changed themselves, in milliseconds since 1970, by id; that something they show did is none. */
export const lastOwnChanges = (db: Db, type: Resource, ids: string[]): Map<string, number> =>
  new Map(
    ownChanges(db)
      .all({ type, ids: JSON.stringify(ids) })
      .map(({ id, at }) => [id, at]),
  );

const ownChanges = prepared((db) => {
  const { id, type, op, at, before } = changes;
  const isOwn = sql`(${op} <> 'changed' or ${before} is not null)`;
  return db
    .select({ id, at: sql<number>`max(${at})` })
    .from(changes)
    .where(and(eq(type, sql.placeholder('type')), isOneOfIds(id), isOwn))
    .groupBy(id)
    .prepare();
});

/** Which speaker a merged one is now, however often they were merged; undefined for one who is not. */
export const mergedInto = (db: Db | Tx, id: string): string | undefined => {
  const last = lastChangeOf(db, 'speaker', id);
  return last?.into == null ? undefined : (mergedInto(db, last.into) ?? last.into);
};
