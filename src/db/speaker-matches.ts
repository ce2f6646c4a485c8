import { setImmediate as breath } from 'node:timers/promises';
import { fold } from '../extract/fold.ts';
import { lookupKeysOf, nameKey } from '../extract/name-keys.ts';
import { aliasLookupsOf, orderAliasOf } from '../names/aliases.ts';
import { mergedInto } from './changes.ts';
import { speakersNear } from './near-names.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
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
  /** The nearest known names, when nobody bears it; of many such values only for the first. */
  suggestions: Pick<StoredSpeaker, 'id' | 'name'>[];
};

/** The nearest known names are looked for, which takes some milliseconds each, for so many names that nobody bears. */
const MOST_SUGGESTED = 5;

/** Whom each value means, in the order of the values: an id, a name in any form, or a person's surname. Between them others are answered. */
export const matchSpeakers = async (db: Db, values: string[]): Promise<SpeakerMatch[]> => {
  const matches: SpeakerMatch[] = [];
  let unknown = 0;
  for (const value of values) {
    if (matches.length > 0) await breath();
    const match = matchSpeaker(db, value, unknown < MOST_SUGGESTED);
    if (match.ids.length === 0) unknown++;
    matches.push(match);
  }
  return matches;
};

/** Those whom a value means, all their ids, and the first of them with their names. */
type Meant = { ids: string[]; matched: StoredSpeaker[] };

const matchSpeaker = (db: Db, value: string, suggests: boolean): SpeakerMatch => {
  const { ids, matched } = whoIs(db, value);
  const near = ids.length > 0 || !suggests ? [] : speakersById(db, speakersNear(db, nameKey(value)));
  return { value, ids, matched, ambiguous: ids.length > 1, suggestions: near.map(({ id, name }) => ({ id, name })) };
};

/** The id comes first, even where it is somebody else's name; then the likeliest key that anyone bears; then what is made of keys. */
const whoIs = (db: Db, value: string): Meant => {
  const known = MAY_BE_ID.test(value) ? bearerById(db).get(value) : undefined;
  if (known) return { ids: [known.id], matched: [known] };
  const into = MAY_BE_ID.test(value) ? mergedInto(db, value) : undefined;
  if (into !== undefined) return { ids: [into], matched: speakersById(db, [into]) };
  return turned(db, value) ?? asItStands(db, value) ?? { ids: [], matched: [] };
};

/** A name without a comma: as it is written, or else as it may be meant. */
const asItStands = (db: Db, value: string): Meant | undefined => {
  const whole = fold(value);
  const ordered = inAnyOrder(db, whole);
  return (ordered ? ordered.asWritten : bearersOf(db, whole)) ?? bearersOfForms(db, value, { whole, ordered });
};

/** Those who bear the words of a name in any order, and those of them who bear it as it is written. */
type Ordered = { alias: string; all: Meant | undefined; asWritten: Meant | undefined };

/** Finds by one look-up what a name of several words means as it is written and in another order; undefined where it takes more, and of too many to know. */
const inAnyOrder = (db: Db, whole: string): Ordered | undefined => {
  const alias = orderAliasOf(whole);
  const found = alias === undefined ? [] : holdersInOrder(db).all(whole, alias);
  if (alias === undefined || found.length === MAX_LISTED) return undefined;
  const meant = (rows: typeof found): Meant | undefined =>
    meantBy(
      rows.map(({ id, name, kind }) => ({ id, name, kind })),
      () => rows,
    );
  return { alias, all: meant(found), asWritten: meant(found.filter(({ isAsWritten }) => isAsWritten === 1)) };
};

/** `Ryabkov, S.` says itself that its words stand in another order. */
const turned = (db: Db, value: string): Meant | undefined => {
  if (!value.includes(',')) return undefined;
  const [[alias] = []] = aliasLookupsOf(value, [fold(value)]);
  return alias === undefined ? undefined : bearersOfAlias(db, alias);
};

/** Slugs are made of these. */
const MAY_BE_ID = /^[a-z\d-]+$/;

/** Those who bear a key. */
const bearersOf = (db: Db, key: string): Meant | undefined => meantBy(bearersOfKey(db).all(key), () => allBearersOfKey(db).all(key));

/** Those who have an alias. */
const bearersOfAlias = (db: Db, alias: string): Meant | undefined => meantBy(holdersOfAlias(db).all(alias), () => allHoldersOfAlias(db).all(alias));

/** Where as many are found as are listed, there may be more. */
const meantBy = (matched: StoredSpeaker[], all: () => { id: string }[]): Meant | undefined =>
  matched.length === 0 ? undefined : { matched, ids: (matched.length < MAX_LISTED ? matched : all()).map((bearer) => bearer.id) };

/** Those whom the likeliest form of a name means: without a title, as a country's, or by an alias. */
const bearersOfForms = (db: Db, value: string, { whole, ordered }: { whole: string; ordered: Ordered | undefined }): Meant | undefined => {
  const keys = lookupKeysOf(value);
  for (const key of keys) {
    const meant = key === whole ? undefined : bearersOf(db, key);
    if (meant) return meant;
  }
  for (const aliases of aliasLookupsOf(value, keys)) {
    const meant = aliases.flatMap((alias) => (alias === ordered?.alias ? ordered.all : bearersOfAlias(db, alias)) ?? []);
    if (meant.length > 0) return meant.length === 1 ? meant[0] : together(db, meant);
  }
  return undefined;
};

const together = (db: Db, meant: Meant[]): Meant => {
  const ids = [...new Set(meant.flatMap((some) => some.ids))].sort();
  return { ids, matched: speakersById(db, ids.slice(0, MAX_LISTED)) };
};

const bearerById = prepared((db) => db.$client.prepare<[string], StoredSpeaker>('select id, name, kind from speakers where id = ?'));

/** The first of those whom a column of what speakers are found by leads to; written out, since drizzle's own mapping takes longer than the look-up. */
const bearersBy = (table: 'speaker_keys' | 'speaker_aliases', column: 'key' | 'alias') =>
  prepared((db) =>
    db.$client.prepare<[string], StoredSpeaker>(
      `select id, name, kind from ${table} join speakers on id = speaker_id where ${column} = ? group by speaker_id order by speaker_id limit ${String(MAX_LISTED)}`,
    ),
  );

const allBearersBy = (table: 'speaker_keys' | 'speaker_aliases', column: 'key' | 'alias') =>
  prepared((db) => db.$client.prepare<[string], { id: string }>(`select distinct speaker_id as id from ${table} where ${column} = ? order by speaker_id`));

const holdersInOrder = prepared((db) =>
  db.$client.prepare<[key: string, alias: string], StoredSpeaker & { isAsWritten: number }>(
    `select id, name, kind, max(key = ?) as isAsWritten from speaker_aliases join speakers on id = speaker_id where alias = ? group by speaker_id order by speaker_id limit ${String(MAX_LISTED)}`,
  ),
);

const bearersOfKey = bearersBy('speaker_keys', 'key');
const allBearersOfKey = allBearersBy('speaker_keys', 'key');
const holdersOfAlias = bearersBy('speaker_aliases', 'alias');
const allHoldersOfAlias = allBearersBy('speaker_aliases', 'alias');
