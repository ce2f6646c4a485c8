import { eq, inArray, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { freeSlug } from '../extract/identity.ts';
import type { Speaker } from '../extract/types.ts';
import type { KnownSpeaker, Writing } from './join-rules.ts';
import type { Tx } from './open.ts';
import { speakerKeys, speakerNames, speakerRoles, speakers } from './schema.ts';

/** Stores a speaker of an article, as a new one or with the known one that they are. Gives the id. */
export const storeSpeaker = ({ tx, articleId, rules }: Writing, speaker: Speaker): string => {
  const keys = rules.keysOf(speaker);
  const known = rules.findSpeaker(speaker, speakersByKey(tx, keys));
  const id = known?.id ?? freeSlug(rules.slugOf(speaker), (slug) => isTaken(tx, slug));
  const { name, kind } = known ? rules.mergeSpeakers(known, speaker) : speaker;
  const row = { name, kind, nameKey: fold(name) };
  tx.insert(speakers)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: speakers.id, set: row })
    .run();
  for (const key of keys) tx.insert(speakerKeys).values({ key, speakerId: id }).onConflictDoNothing().run();
  for (const role of speaker.roles) tx.insert(speakerRoles).values({ speakerId: id, articleId, role }).onConflictDoNothing().run();
  for (const { name: form, count } of speaker.names) {
    tx.insert(speakerNames)
      .values({ speakerId: id, articleId, name: form, count })
      .onConflictDoUpdate({
        target: [speakerNames.speakerId, speakerNames.articleId, speakerNames.name],
        set: { count: sql`${speakerNames.count} + ${count}` },
      })
      .run();
  }
  return id;
};

const isTaken = (tx: Tx, slug: string): boolean => tx.select({ id: speakers.id }).from(speakers).where(eq(speakers.id, slug)).get() !== undefined;

const speakersByKey = (tx: Tx, keys: string[]): KnownSpeaker[] => {
  const found = tx
    .selectDistinct({ id: speakers.id, name: speakers.name, kind: speakers.kind })
    .from(speakerKeys)
    .innerJoin(speakers, eq(speakers.id, speakerKeys.speakerId))
    .where(inArray(speakerKeys.key, keys))
    .orderBy(speakers.id)
    .all();
  return found.map((speaker) => ({ ...speaker, names: namesOf(tx, speaker.id) }));
};

const namesOf = (tx: Tx, speakerId: string): Speaker['names'] =>
  tx
    .select({ name: speakerNames.name, count: sql<number>`sum(${speakerNames.count})` })
    .from(speakerNames)
    .where(eq(speakerNames.speakerId, speakerId))
    .groupBy(speakerNames.name)
    .all();
