import { and, eq } from 'drizzle-orm';
import type { SpeakerKind } from '../extract/types.ts';
import { aliasesOf } from '../names/aliases.ts';
import type { Tx } from './open.ts';
import { speakerAliases, speakerKeys } from './schema.ts';

/** Adds what a speaker is found by, and all that is made of it. The only way to write keys: an alias goes where its key goes. */
export const storeKeys = (tx: Tx, { id, kind }: { id: string; kind: SpeakerKind }, keys: string[]): void => {
  for (const key of keys) {
    tx.insert(speakerKeys).values({ key, speakerId: id }).onConflictDoNothing().run();
    // Those of another kind of speaker may be others.
    tx.delete(speakerAliases)
      .where(and(eq(speakerAliases.key, key), eq(speakerAliases.speakerId, id)))
      .run();
    const rows = aliasesOf(key, kind).map((alias) => ({ alias, speakerId: id, key }));
    tx.insert(speakerAliases).values(rows).run();
  }
};
