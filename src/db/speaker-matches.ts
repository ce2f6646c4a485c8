import { asc, eq, sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { lookupKeysOf, nameKey } from '../extract/name-keys.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { speakerKeys } from './schema.ts';
import type { StoredSpeaker } from './speakers.ts';
import { speakersById } from './speakers.ts';

/** So many of those whom a name means are listed. */
export const MAX_LISTED = 100;

/** Whom a name means. */
export type SpeakerMatch = {
  value: string;
  /** Of all whom it means, in the order of these. */
  ids: string[];
  /** The first of them. */
  matched: StoredSpeaker[];
  /** Do several bear it? */
  ambiguous: boolean;
  /** The nearest known names, when nobody bears it. */
  suggestions: Pick<StoredSpeaker, 'id' | 'name'>[];
};

/** Whom each value means, in the order of the values: an id, a name, or a person's surname. */
export const matchSpeakers = async (db: Db, values: string[]): Promise<SpeakerMatch[]> => Promise.resolve(values.map((value) => matchSpeaker(db, value)));

const matchSpeaker = (db: Db, value: string): SpeakerMatch => {
  const ids = idsOf(db, value);
  const matched = speakersById(db, ids.slice(0, MAX_LISTED));
  return { value, ids, matched, ambiguous: ids.length > 1, suggestions: ids.length > 0 ? [] : suggestSpeakers(db, nameKey(value)) };
};

/** The id comes first, even where it is somebody else's name; then the likeliest key that anyone bears. */
const idsOf = (db: Db, value: string): string[] => {
  if (speakersById(db, [value]).length > 0) return [value];
  for (const key of lookupKeysOf(value)) {
    const ids = bearers(db).all({ key });
    if (ids.length > 0) return ids.map(({ id }) => id);
  }
  return [];
};

const bearers = prepared((db) =>
  db
    .select({ id: speakerKeys.speakerId })
    .from(speakerKeys)
    .where(eq(speakerKeys.key, sql.placeholder('key')))
    .orderBy(asc(speakerKeys.speakerId))
    .prepare(),
);

const MAX_SUGGESTIONS = 5;
/** So many keys of each sort are compared with a name that nobody bears: some ten milliseconds. */
const MAX_COMPARED = 5_000;
/** So many letters a name begins with are right, where more names than that have its first letter. */
const PREFIX = 3;

const suggestSpeakers = (db: Db, key: string): SpeakerMatch['suggestions'] => {
  const near = keysNear(db, key)
    .map(({ key: known, id }) => ({ id, far: howFar(key, known) }))
    .filter(({ far }) => far <= farthest(key))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1));
  const ids = [...new Set(near.map(({ id }) => id))].slice(0, MAX_SUGGESTIONS);
  return speakersById(db, ids).map(({ id, name }) => ({ id, name }));
};

/** So many letters may be wrong. */
const farthest = (key: string): number => Math.max(1, Math.floor(key.length / 3));

/** A given name, or one word of an organisation's, is as near as one wrong letter. */
const howFar = (key: string, known: string): number => (` ${known} `.includes(` ${key} `) ? 1 : distance(key, known));

type Key = { key: string; id: string };

/** The keys that can be near, each sort by an index: those of its first letter and about its length, those that begin like it, those with its words. */
const keysNear = (db: Db, key: string): Key[] => {
  if (key === '') return [];
  const length = Array.from(key).length;
  const shape = sql`length(key) between ${length - farthest(key)} and ${length + farthest(key)}`;
  const begin = Array.from(key).slice(0, PREFIX).join('');
  const some = (where: ReturnType<typeof sql>): Key[] => db.all(sql`select key, speaker_id as id from ${speakerKeys} where ${where} limit ${MAX_COMPARED}`);
  return [
    ...some(sql`unicode(key) = ${key.codePointAt(0)} and ${shape}`),
    ...some(sql`key >= ${begin} and key < ${`${begin}\u{10ffff}`} and ${shape}`),
    ...some(sql`rowid in (select rowid from speaker_words where speaker_words match ${`"${key}"`} limit ${MAX_COMPARED})`),
  ];
};
