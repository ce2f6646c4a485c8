import { and, desc, eq, isNotNull, lt, ne, or } from 'drizzle-orm';
import type { Change } from './changes.ts';
import type { Resource } from './facts.ts';
import type { Facts } from './keeping-tables.ts';
import { changes } from './keeping-tables.ts';
import type { KeyHolder } from './keys.ts';
import { holdersOf } from './keys.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest } from './page.ts';

/** Something that happened to a resource, and who did it. */
export type HistoryEntry = Pick<Change, 'seq' | 'at' | 'op' | 'into' | 'reason'> & { before: Facts | null; after: Facts | null; by: KeyHolder | null };

/** What happened to a resource itself, the newest first; that something it shows was renamed is not told. */
export const historyOf = async (db: Db, { type, id }: { type: Resource; id: string }, { limit, after }: PageRequest): Promise<Page<HistoryEntry>> => {
  const found = db
    .select()
    .from(changes)
    .where(
      and(
        eq(changes.type, type),
        eq(changes.id, id),
        or(ne(changes.op, 'changed'), isNotNull(changes.before)),
        after ? lt(changes.seq, Number(after[0])) : undefined,
      ),
    )
    .orderBy(desc(changes.seq))
    .limit(limit + 1)
    .all();
  const rows = found.slice(0, limit);
  const holders = holdersOf(
    db,
    rows.map(({ key }) => key),
  );
  return Promise.resolve({
    rows: rows.map(({ key, seq, at, op, into, reason, before, after: now }) => ({
      seq,
      at,
      op,
      into,
      reason,
      before: toFacts(before),
      after: toFacts(now),
      by: holders.get(key ?? '') ?? null,
    })),
    next: found.length > limit ? [rows.at(-1)?.seq ?? 0] : null,
  });
};

const toFacts = (json: string | null): Facts | null => (json === null ? null : (JSON.parse(json) as Facts));
