import { asc, eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { lookupKeysOf, nameKey } from '../extract/name-keys.ts';
import { aliasLookupsOf } from '../names/aliases.ts';
import { mergedInto } from './changes.ts';
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
  const known = MAY_BE_ID.test(value) ? bearerById(db).get({ id: value }) : undefined;
  if (known) return { ids: [known.id], matched: [known] };
  const into = MAY_BE_ID.test(value) ? mergedInto(db, value) : undefined;
  if (into !== undefined) return { ids: [into], matched: speakersById(db, [into]) };
  return bearersOf(db, fold(value)) ?? bearersOfForms(db, value) ?? { ids: [], matched: [] };
};

/** Slugs are made of these. */
const MAY_BE_ID = /^[a-z\d-]+$/;

/** Those who bear a key. Where as many are found as are listed, there may be more. */
const bearersOf = (db: Db, key: string): Meant | undefined => {
  const matched = bearersOfKey(db).all({ key });
  if (matched.length === 0) return undefined;
  return { matched, ids: (matched.length < MAX_LISTED ? matched : allBearersOfKey(db).all({ key })).map((bearer) => bearer.id) };
};

/** Those whom the likeliest form of a name means: without a title, as a country's, or by an alias. */
const bearersOfForms = (db: Db, value: string): Meant | undefined => {
  for (const key of lookupKeysOf(value)) {
    const meant = key === fold(value) ? undefined : bearersOf(db, key);
    if (meant) return meant;
  }
  const lookups = aliasLookupsOf(value);
  const forms = JSON.stringify(lookups.flatMap((aliases, rank) => aliases.map((alias) => ({ alias, rank }))));
  const [likeliest] = bearersOfAlias(db).all({ forms, most: 1 });
  if (!likeliest) return undefined;
  const ids = bearersOfAlias(db).all({ forms: JSON.stringify(lookups[likeliest.rank]?.map((alias) => ({ alias, rank: 0 }))), most: -1 });
  const all = [...new Set(ids.map((bearer) => bearer.id))].sort();
  return { ids: all, matched: speakersById(db, all.slice(0, MAX_LISTED)) };
};

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

/** In the order of the forms. */
const bearersOfAlias = prepared((db) => {
  const form = (part: 'alias' | 'rank') => sql`value ->> ${sql.raw(`'${part}'`)}`;
  return db
    .select({ id: speakerAliases.speakerId, rank: sql<number>`${form('rank')}` })
    .from(sql`json_each(${sql.placeholder('forms')})`)
    .crossJoin(speakerAliases)
    .where(sql`${speakerAliases.alias} = ${form('alias')}`)
    .limit(sql.placeholder('most'))
    .prepare();
});
