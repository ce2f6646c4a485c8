import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import type { KeyRole } from './key-roles.ts';
import { keys } from './key-tables.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** Who holds a key, as histories name them. */
export type KeyHolder = { id: string; name: string | null; role: KeyRole };
/** A key as the operator sees it; times are ISO 8601 in UTC. */
export type StoredKey = KeyHolder & { created: string; expires: string | null; lastUsed: string | null; revoked: string | null };

/** A key: the digits of its id, by which it is found, and 256 random bits, of which only the digest is stored. */
const KEY = /onrecord_([\da-f]{16})_([\w-]{43})/;
const WHOLE_KEY = new RegExp(`^${KEY.source}$`);
/** Also one of which a part was encoded, as addresses are. */
const ANY_KEY = /(?<=_|%5f)([\da-f]{16})(?:_|%5f)[\w-]{43}/gi;

/** The last use is told to this precision, so that a busy key is not written at each request. */
const USE_PRECISION_MS = 60_000;

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Makes a key. `secret` is what its holder has to show, and can never be read again. */
export const createKey = async (
  db: Db,
  { name, role, expires }: { name: string | null; role: KeyRole; expires: string | null },
): Promise<{ id: string; secret: string }> => {
  const digits = randomBytes(8).toString('hex');
  const random = randomBytes(32).toString('base64url');
  const id = `key_${digits}`;
  db.insert(keys)
    .values({ id, name, role, expires, secretSha256: digest(random), created: new Date().toISOString() })
    .run();
  return Promise.resolve({ id, secret: `onrecord_${digits}_${random}` });
};

const { id, name, role, created, expires, lastUsed, revoked } = keys;

/** All keys, oldest first. */
export const listKeys = async (db: Db): Promise<StoredKey[]> =>
  Promise.resolve(db.select({ id, name, role, created, expires, lastUsed, revoked }).from(keys).orderBy(asc(created), asc(id)).all());

/** Ends a key; false when there is none with this id. One that has ended stays as it is. */
export const revokeKey = async (db: Db, keyId: string): Promise<boolean> => {
  const revocation = sql`coalesce(${revoked}, ${new Date().toISOString()})`;
  return Promise.resolve(db.update(keys).set({ revoked: revocation }).where(eq(id, keyId)).run().changes > 0);
};

/** Is there a key that opens anything? */
export const hasUsableKey = async (db: Db): Promise<boolean> => {
  const isUnexpired = or(isNull(expires), sql`${expires} > ${new Date().toISOString()}`);
  return Promise.resolve(
    db
      .select({ id })
      .from(keys)
      .where(and(isNull(revoked), isUnexpired))
      .get() !== undefined,
  );
};

/** Whose key this is; nobody's when it is wrong, expired or revoked. Takes as long whether the first or the last sign is wrong. */
export const findHolder = async (db: Db, secret: string): Promise<KeyHolder | undefined> => {
  const [, digits = '', random = ''] = WHOLE_KEY.exec(secret) ?? [];
  const key = keyQuery(db).get({ id: `key_${digits}` });
  if (!key || !timingSafeEqual(Buffer.from(key.secretSha256), Buffer.from(digest(random)))) return undefined;
  const isOver = key.revoked !== null || (key.expires !== null && key.expires <= new Date().toISOString());
  return Promise.resolve(isOver ? undefined : { id: key.id, name: key.name, role: key.role });
};

const keyQuery = prepared((db) =>
  db
    .select()
    .from(keys)
    .where(eq(id, sql.placeholder('id')))
    .prepare(),
);

/** Whose keys these were, by id, whether they still open anything or not. */
export const holdersOf = (db: Db, ids: (string | null)[]): Map<string, KeyHolder> => {
  const given = ids.filter((keyId) => keyId !== null);
  if (given.length === 0) return new Map();
  return new Map(
    db
      .select({ id, name, role })
      .from(keys)
      .where(isAnyOf(id, given))
      .all()
      .map((holder) => [holder.id, holder]),
  );
};

/** Has a key not been used for so long that a use is to be noted? Most uses need no writing. */
export const isUseNews = (db: Db, keyId: string): boolean => db.select({ id }).from(keys).where(isLongUnused(keyId)).get() !== undefined;

/** Notes that a key was used just now, unless that was noted lately. */
export const noteKeyUse = (db: Db, keyId: string): void => {
  db.update(keys).set({ lastUsed: new Date().toISOString() }).where(isLongUnused(keyId)).run();
};

const isLongUnused = (keyId: string) => and(eq(id, keyId), or(isNull(lastUsed), sql`${lastUsed} < ${new Date(Date.now() - USE_PRECISION_MS).toISOString()}`));

/** The text with every key in it made unreadable, whoever put it there. */
export const hideKeys = (text: string): string => text.replace(ANY_KEY, '$1_…');
