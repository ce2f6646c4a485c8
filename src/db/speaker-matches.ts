import { asc, eq, sql } from 'drizzle-orm';
import { lookupKeysOf, nameKey } from '../extract/name-keys.ts';
import { aliasLookupsOf } from '../names/aliases.ts';
import { speakersNear } from './near-names.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { speakerAliases, speakerKeys, speakers } from './schema.ts';
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

/** Whom each value means, in the order of the values: an id, a name in any form, or a person's surname. */
export const matchSpeakers = async (db: Db, values: string[]): Promise<SpeakerMatch[]> => Promise.resolve(values.map((value) => matchSpeaker(db, value)));

/** Those whom a value means, all their ids, and the first of them with their names. */
type Meant = { ids: string[]; matched: StoredSpeaker[] };

const matchSpeaker = (db: Db, value: string): SpeakerMatch => {
  const { ids, matched } = whoIs(db, value);
  const near = ids.length > 0 ? [] : speakersById(db, speakersNear(db, nameKey(value)));
  return { value, ids, matched, ambiguous: ids.length > 1, suggestions: near.map(({ id, name }) => ({ id, name })) };
};

/** The id comes first, even where it is somebody else's name; then the likeliest key that anyone bears; then what is made of keys. */
const whoIs = (db: Db, value: string): Meant => {
  const known = bearerById(db).get({ id: value });
  if (known) return { ids: [known.id], matched: [known] };
  for (const key of lookupKeysOf(value)) {
    const matched = bearersOfKey(db).all({ key });
    if (matched.length > 0) return { matched, ids: idsOf(matched, () => allBearersOfKey(db).all({ key })) };
  }
  for (const aliases of aliasLookupsOf(value)) {
    const given = { aliases: JSON.stringify(aliases) };
    const matched = bearersOfAlias(db).all({ ...given, most: MAX_LISTED });
    if (matched.length > 0) return { matched, ids: idsOf(matched, () => bearersOfAlias(db).all({ ...given, most: -1 })) };
  }
  return { ids: [], matched: [] };
};

/** Where as many are given as are listed, there may be more. */
const idsOf = (matched: StoredSpeaker[], all: () => { id: string }[]): string[] => (matched.length < MAX_LISTED ? matched : all()).map(({ id }) => id);

const { id, name, kind } = speakers;

const bearerById = prepared((db) =>
  db
    .select({ id, name, kind })
    .from(speakers)
    .where(eq(id, sql.placeholder('id')))
    .prepare(),
);

const hasKey = eq(speakerKeys.key, sql.placeholder('key'));

const bearersOfKey = prepared((db) =>
  db
    .select({ id, name, kind })
    .from(speakerKeys)
    .innerJoin(speakers, eq(id, speakerKeys.speakerId))
    .where(hasKey)
    .orderBy(asc(speakerKeys.speakerId))
    .limit(MAX_LISTED)
    .prepare(),
);

const allBearersOfKey = prepared((db) =>
  db.select({ id: speakerKeys.speakerId }).from(speakerKeys).where(hasKey).orderBy(asc(speakerKeys.speakerId)).prepare(),
);

const bearersOfAlias = prepared((db) => {
  const bearers = sql`select ${speakerAliases.speakerId} from ${speakerAliases} where ${speakerAliases.alias} in (select value from json_each(${sql.placeholder('aliases')}))`;
  return db
    .select({ id, name, kind })
    .from(speakers)
    .where(sql`${id} in (${bearers})`)
    .orderBy(asc(id))
    .limit(sql.placeholder('most'))
    .prepare();
});
