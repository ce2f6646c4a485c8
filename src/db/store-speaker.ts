import { eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Speaker } from '../extract/types.ts';
import { isAnyOf } from './any-of.ts';
import type { ArticleWriting, KnownSpeaker } from './join-rules.ts';
import type { Tx } from './open.ts';
import { speakerKeys, speakerNames, speakerRoles, speakers } from './schema.ts';
import { storeKeys } from './store-keys.ts';
import { takeSlug } from './slugs.ts';
import { uncorrected } from './uncorrected.ts';

/** Stores a speaker of an article, as a new one or with the known one that they are. Gives the id. */
export const storeSpeaker = ({ tx, touch, articleId, rules, formerly }: ArticleWriting, speaker: Speaker): string => {
  const keys = rules.keysOf(speaker);
  const before = formerly && rules.findSpeaker(speaker, formerly.speakers);
  const known = before ?? rules.findSpeaker(speaker, speakersByKey(tx, keys));
  const id = known?.id ?? takeSlug(tx, 'speaker', rules.slugOf(speaker));
  touch('speaker', id);
  if (known) updateSpeaker(tx, id, rules.mergeSpeakers(known, speaker));
  else insertSpeaker(tx, id, speaker);
  storeKeys(tx, { id, kind: known?.kind ?? speaker.kind }, keys);
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

const insertSpeaker = (tx: Tx, id: string, { name, kind }: Pick<Speaker, 'name' | 'kind'>): void => {
  tx.insert(speakers)
    .values({ id, name, kind, nameKey: fold(name) })
    .run();
};

/** Sets what articles say of a speaker, except where a person has said otherwise. */
export const updateSpeaker = (tx: Tx, id: string, { name, kind }: Pick<Speaker, 'name' | 'kind'>): void => {
  const { corrected } = tx.select({ corrected: speakers.corrected }).from(speakers).where(eq(speakers.id, id)).get() ?? {};
  const row = uncorrected(corrected, { name, kind });
  if (Object.keys(row).length > 0)
    tx.update(speakers)
      .set({ ...row, ...(row.name !== undefined && { nameKey: fold(row.name) }) })
      .where(eq(speakers.id, id))
      .run();
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

/** All names that articles give to speakers, with how often. */
export const namesOf = (tx: Tx, ids: string[]): Map<string, Speaker['names']> => {
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
