import { and, eq, sql } from 'drizzle-orm';
import type { SpeakerKind } from '../extract/types.ts';
import { aliasesOf } from '../names/aliases.ts';
import type { Tx } from './open.ts';
import { given, prepared } from './prepared.ts';
import { speakerAliases, speakerKeys } from './schema.ts';

/** Adds what a speaker is found by, and all that is made of it. The only way to write keys: an alias goes where its key goes. */
export const storeKeys = (tx: Tx, { id, kind }: { id: string; kind: SpeakerKind }, keys: string[]): void => {
  for (const key of keys) {
    insertKey(tx).run({ key, speakerId: id });
    // Those of another kind of speaker may be others.
    deleteAliases(tx).run({ key, speakerId: id });
    for (const alias of aliasesOf(key, kind)) insertAlias(tx).run({ alias, speakerId: id, key });
  }
};

const insertKey = prepared((db) => db.insert(speakerKeys).values(given('key', 'speakerId')).onConflictDoNothing().prepare());

const deleteAliases = prepared((db) =>
  db
    .delete(speakerAliases)
    .where(and(eq(speakerAliases.key, sql.placeholder('key')), eq(speakerAliases.speakerId, sql.placeholder('speakerId'))))
    .prepare(),
);

const insertAlias = prepared((db) =>
  db
    .insert(speakerAliases)
    .values(given('alias', 'speakerId', 'key'))
    .prepare(),
);
