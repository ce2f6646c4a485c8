import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isOneOf } from './checks.ts';

/** What changes tell of. */
export const RESOURCES = ['article', 'speaker', 'event', 'statement'] as const;
export const CHANGE_OPS = ['created', 'changed', 'merged', 'removed'] as const;
export const SLUG_OWNERS = ['speaker', 'event'] as const;

/** The value of some facts of a resource, by name. */
export type Facts = Record<string, unknown>;

/** Everything that ever happened to a resource, in one order: the feed, the history, the tombstones and the versions of all. Written by `write()` alone. */
export const changes = sqliteTable(
  'changes',
  {
    seq: integer().primaryKey({ autoIncrement: true }),
    /** Milliseconds since 1970; never less than that of the change before. */
    at: integer().notNull(),
    type: text({ enum: RESOURCES }).notNull(),
    id: text().notNull(),
    op: text({ enum: CHANGE_OPS }).notNull(),
    /** Which speaker a merged one is now. */
    into: text(),
    /** The id of the key that it was done with. */
    key: text(),
    reason: text(),
    /** The facts that differ, as they were and as they are, as JSON; null when it is only what it belongs to that changed. */
    before: text(),
    after: text(),
  },
  (t) => [
    index('changes_resource').on(t.type, t.id, t.seq),
    index('changes_at').on(t.at),
    check('changes_type', isOneOf(t.type, RESOURCES)),
    check('changes_op', isOneOf(t.op, CHANGE_OPS)),
    check('changes_into', sql`(${t.op} = 'merged') = (${t.into} is not null)`),
  ],
);

/** Every id that a speaker or an event has or had, so that none is given twice; `last` is the number that the last id made from it ends in. */
export const slugs = sqliteTable(
  'slugs',
  {
    owner: text({ enum: SLUG_OWNERS }).notNull(),
    slug: text().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.slug] }), check('slugs_owner', isOneOf(t.owner, SLUG_OWNERS)), check('slugs_last', sql`${t.last} > 0`)],
);
