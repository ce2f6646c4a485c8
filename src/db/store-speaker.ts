import { eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Speaker } from '../extract/types.ts';
import { isOneOfIds } from './any-of.ts';
import type { ArticleWriting, KnownSpeaker } from './join-rules.ts';
import type { Tx } from './open.ts';
import { given, prepared } from './prepared.ts';
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
  const kind = known?.kind ?? speaker.kind;
  storeKeys(tx, { id, kind }, rules.keysOf({ ...speaker, kind }));
  for (const role of speaker.roles) insertRole(tx).run({ speakerId: id, articleId, role });
  for (const { name, count } of speaker.names) insertName(tx).run({ speakerId: id, articleId, name, count });
  return id;
};

const insertRole = prepared((db) =>
  db
    .insert(speakerRoles)
    .values(given('speakerId', 'articleId', 'role'))
    .onConflictDoNothing()
    .prepare(),
);

const insertName = prepared((db) =>
  db
    .insert(speakerNames)
    .values(given('speakerId', 'articleId', 'name', 'count'))
    .onConflictDoUpdate({
      target: [speakerNames.speakerId, speakerNames.articleId, speakerNames.name],
      set: { count: sql`${speakerNames.count} + excluded.count` },
    })
    .prepare(),
);

const insertSpeaker = (tx: Tx, id: string, { name, kind }: Pick<Speaker, 'name' | 'kind'>): void => {
  insertRow(tx).run({ id, name, kind, nameKey: fold(name) });
};

const insertRow = prepared((db) =>
  db
    .insert(speakers)
    .values(given('id', 'name', 'kind', 'nameKey'))
    .prepare(),
);

/** Sets what articles say of a speaker, except where a person has said otherwise. */
export const updateSpeaker = (tx: Tx, id: string, { name, kind }: Pick<Speaker, 'name' | 'kind'>): void => {
  const stored = storedRow(tx).get({ id });
  const { corrected } = stored ?? {};
  const row = uncorrected(corrected, { name, kind });
  // Mostly an article says what is known.
  if (isEqualIn(row, stored)) return;
  tx.update(speakers)
    .set({ ...row, ...(row.name !== undefined && { nameKey: fold(row.name) }) })
    .where(eq(speakers.id, id))
    .run();
};

const isEqualIn = <Row extends object>(part: Partial<Row>, whole: Row | undefined): boolean =>
  Object.entries(part).every(([name, value]) => whole?.[name as keyof Row] === value);

const storedRow = prepared((db) =>
  db
    .select({ name: speakers.name, kind: speakers.kind, corrected: speakers.corrected })
    .from(speakers)
    .where(eq(speakers.id, sql.placeholder('id')))
    .prepare(),
);

const speakersByKey = (tx: Tx, keys: string[]): KnownSpeaker[] => {
  const found = bearersOf(tx).all({ ids: JSON.stringify(keys) });
  const names = namesOf(
    tx,
    found.map(({ id }) => id),
  );
  return found.map((speaker) => ({ ...speaker, names: names.get(speaker.id) ?? [] }));
};

const bearersOf = prepared((db) =>
  db
    .selectDistinct({ id: speakers.id, name: speakers.name, kind: speakers.kind, corrected: speakers.corrected })
    .from(speakerKeys)
    .innerJoin(speakers, eq(speakers.id, speakerKeys.speakerId))
    .where(isOneOfIds(speakerKeys.key))
    .orderBy(speakers.id)
    .prepare(),
);

/** All names that articles give to speakers, with how often. */
export const namesOf = (tx: Tx, ids: string[]): Map<string, Speaker['names']> => {
  const known = new Map(ids.map((id): [string, Speaker['names']] => [id, []]));
  if (ids.length === 0) return known;
  for (const { speakerId, name, count } of nameRows(tx).all({ ids: JSON.stringify(ids) })) known.get(speakerId)?.push({ name, count });
  return known;
};

const nameRows = prepared((db) => {
  const { speakerId, name, count } = speakerNames;
  return db
    .select({ speakerId, name, count: sql<number>`sum(${count})` })
    .from(speakerNames)
    .where(isOneOfIds(speakerId))
    .groupBy(speakerId, name)
    .prepare();
});
