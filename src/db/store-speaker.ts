import { eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Speaker } from '../extract/types.ts';
import { isAnyOf } from './any-of.ts';
import type { ArticleWriting, KnownSpeaker } from './join-rules.ts';
import type { Tx } from './open.ts';
import { speakerKeys, speakerNames, speakerRoles, speakers } from './schema.ts';
import { takeSlug } from './slugs.ts';

/** Stores a speaker of an article, as a new one or with the known one that they are. Gives the id. */
export const storeSpeaker = ({ tx, touch, articleId, rules }: ArticleWriting, speaker: Speaker): string => {
  const keys = rules.keysOf(speaker);
  const known = rules.findSpeaker(speaker, speakersByKey(tx, keys));
  const id = known?.id ?? takeSlug(tx, 'speaker', rules.slugOf(speaker));
  touch('speaker', id);
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

const speakersByKey = (tx: Tx, keys: string[]): KnownSpeaker[] => {
  const found = tx
    .selectDistinct({ id: speakers.id, name: speakers.name, kind: speakers.kind })
    .from(speakerKeys)
    .innerJoin(speakers, eq(speakers.id, speakerKeys.speakerId))
    .where(isAnyOf(speakerKeys.key, keys))
    .orderBy(speakers.id)
    .all();
  const names = namesOf(
    tx,
    found.map(({ id }) => id),
  );
  return found.map((speaker) => ({ ...speaker, names: names.get(speaker.id) ?? [] }));
};

const namesOf = (tx: Tx, ids: string[]): Map<string, Speaker['names']> => {
  const { speakerId, name, count } = speakerNames;
  const known = new Map(ids.map((id): [string, Speaker['names']] => [id, []]));
  const rows = tx
    .select({ speakerId, name, count: sql<number>`sum(${count})` })
    .from(speakerNames)
    .where(isAnyOf(speakerId, ids))
    .groupBy(speakerId, name)
    .all();
  for (const row of rows) known.get(row.speakerId)?.push({ name: row.name, count: row.count });
  return known;
};
