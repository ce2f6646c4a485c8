import { max } from 'drizzle-orm';
import { belongings, echoesOf } from './echoes.ts';
import type { Resource } from './facts.ts';
import { differenceOf, factsOf } from './facts.ts';
import type { Facts } from './keeping-tables.ts';
import { changes, RESOURCES } from './keeping-tables.ts';
import type { Db, Tx } from './open.ts';
import { inTransaction } from './open.ts';
import { given, prepared } from './prepared.ts';
import { writeStatements } from './written-statements.ts';

/** Who writes, by the id of their key, and why. */
export type By = { key?: string | null | undefined; reason?: string | null | undefined };

/** A transaction that notes what it changes: every resource is touched before its rows are written. */
export type Writing = {
  /** The same database, for queries that do not care: they see what the transaction did so far. */
  db: Db;
  tx: Tx;
  by: By;
  touch: (type: Resource, ...ids: string[]) => void;
  /** From now on nothing is kept of what anything was before: only that it changed. */
  forget: () => void;
  /** Touches a speaker who from now on is another. */
  merge: (id: string, into: string) => void;
  /** Touches a speaker who from now on is not that other one any more. */
  unmerge: (id: string, from: string) => void;
};

type Ids = Record<Resource, Set<string>>;
type Log = {
  before: Record<Resource, Map<string, Facts | undefined>>;
  belongsTo: Ids;
  into: Map<string, string>;
  from: Map<string, string>;
  isForgetting: boolean;
};

/**
 * The only way to change a resource: does the work in one transaction and tells of it in the same one, so that nothing happens untold and nothing is told that did not happen.
 * Writers wait for each other, hence numbers grow in the order in which changes become visible, and leave no gap.
 */
export const write = <Result>(db: Db, by: By, work: (writing: Writing) => Result): Result =>
  inTransaction(db, (tx) => {
    const log: Log = { before: perResource(() => new Map()), belongsTo: perResource(() => new Set()), into: new Map(), from: new Map(), isForgetting: false };
    const result = work({ db, tx, by, ...noting(tx, log) });
    record(tx, by, log);
    return result;
  });

const perResource = <Value>(make: () => Value): Record<Resource, Value> => ({ article: make(), speaker: make(), event: make(), statement: make() });

const noting = (tx: Tx, log: Log): Pick<Writing, 'touch' | 'merge' | 'unmerge' | 'forget'> => {
  const touch = (type: Resource, ...ids: string[]): void => {
    const unseen = ids.filter((id) => !log.before[type].has(id));
    const facts = factsOf(tx, type, unseen);
    for (const id of unseen) log.before[type].set(id, facts.get(id));
    if (type === 'statement') add(log.belongsTo, belongings(tx, [...facts.keys()]));
  };
  const merge = (id: string, into: string): void => {
    touch('speaker', id, into);
    log.into.set(id, into);
  };
  const unmerge = (id: string, from: string): void => {
    touch('speaker', id, from);
    log.from.set(id, from);
  };
  const forget = (): void => {
    log.isForgetting = true;
  };
  return { touch, merge, unmerge, forget };
};

const add = (to: Ids, more: Partial<Record<Resource, Iterable<string>>>): void => {
  for (const type of RESOURCES) for (const id of more[type] ?? []) to[type].add(id);
};

type Change = typeof changes.$inferInsert;

/** One change for each resource that was touched, and for each that shows something of one. */
const record = (tx: Tx, { key = null, reason = null }: By, log: Log): void => {
  const told = RESOURCES.flatMap((type) => touchedChanges(tx, type, log));
  const isTold = new Set(told.map(({ type, id }) => `${type} ${id}`));
  const echoes = perResource(() => new Set<string>());
  add(echoes, log.belongsTo);
  add(echoes, echoesOf(tx, told));
  const echoed = RESOURCES.flatMap((type) =>
    [
      ...factsOf(
        tx,
        type,
        [...echoes[type]].filter((id) => !isTold.has(`${type} ${id}`)),
      ).keys(),
    ].map((id) => ({ type, id, op: 'changed' as const })),
  );
  const at = timeAfter(tx);
  const insert = insertion(tx);
  const all = [...told, ...echoed].sort((a, b) => RESOURCES.indexOf(a.type) - RESOURCES.indexOf(b.type));
  for (const change of all) insert.run({ into: null, ...change, ...toRow(change, { reason, isForgetting: log.isForgetting }), at, key });
  writeStatements(
    tx,
    all.flatMap(({ type, id }) => (type === 'statement' ? id : [])),
  );
};

/** Why something was done stands where it was done, and not with all that only shows it. */
const toRow = (
  { op, before, after }: Partial<Told>,
  { reason, isForgetting }: { reason: string | null; isForgetting: boolean },
): Pick<Change, 'before' | 'after' | 'reason'> => ({
  before: before && !isForgetting ? JSON.stringify(before) : null,
  after: after && !isForgetting ? JSON.stringify(after) : null,
  reason: op === 'changed' && !before ? null : reason,
});

type Told = Pick<Change, 'type' | 'id' | 'op' | 'into'> & { before?: Facts | null; after?: Facts | null };

const touchedChanges = (tx: Tx, type: Resource, { before, into, from }: Log): Told[] => {
  const touched = [...before[type]];
  const now = factsOf(
    tx,
    type,
    touched.map(([id]) => id),
  );
  return touched.flatMap(([id, then]): Told[] => {
    const facts = now.get(id);
    const mergedInto = type === 'speaker' ? from.get(id) : undefined;
    if (!then && facts && mergedInto !== undefined) return [{ type, id, op: 'changed', before: { mergedInto }, after: { mergedInto: null } }];
    if (!then) return facts ? [{ type, id, op: 'created' }] : [];
    if (facts) return [{ type, id, op: 'changed', ...differenceOf(then, facts) }];
    const other = type === 'speaker' ? into.get(id) : undefined;
    return [{ type, id, op: other === undefined ? 'removed' : 'merged', into: other, before: then }];
  });
};

const timeAfter = (tx: Tx): number => Math.max(Date.now(), lastTime(tx).get()?.at ?? 0);

const lastTime = prepared((db) =>
  db
    .select({ at: max(changes.at) })
    .from(changes)
    .prepare(),
);

const insertion = prepared((db) =>
  db
    .insert(changes)
    .values(given('at', 'type', 'id', 'op', 'into', 'key', 'reason', 'before', 'after'))
    .prepare(),
);
