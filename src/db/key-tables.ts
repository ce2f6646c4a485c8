import { check, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isOneOf } from './checks.ts';
import { KEY_ROLES } from './key-roles.ts';

/** Who may write. Of what they show only a digest is kept. Times are ISO 8601 in UTC. */
export const keys = sqliteTable(
  'keys',
  {
    id: text().primaryKey(),
    /** Whose it is, for the histories. */
    name: text(),
    role: text({ enum: KEY_ROLES }).notNull(),
    secretSha256: text('secret_sha256').notNull(),
    created: text().notNull(),
    expires: text(),
    lastUsed: text('last_used'),
    revoked: text(),
  },
  (t) => [check('keys_role', isOneOf(t.role, KEY_ROLES))],
);
