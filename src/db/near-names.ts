import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { soundAliasOf } from '../names/aliases.ts';
import type { Db } from './open.ts';
import { speakerAliases, speakerKeys } from './schema.ts';

const MOST_NEAR = 5;
/** So many keys of each sort are compared with a name that nobody bears: some milliseconds. */
const MOST_COMPARED = 2_000;
/** Of more names that begin alike only those with the right letters here are found. */
const FEWEST_LETTERS = 3;
const END = 4;

/** The ids of those whose names are nearest to a key that nobody has. */
export const speakersNear = (db: Db, key: string): string[] => {
  if (key === '') return [];
  const near = [...keysNear(db, key).map(({ key: known, id }) => ({ id, far: howFar(key, known) })), ...soundingLike(db, key).map((id) => ({ id, far: 0.5 }))]
    .filter(({ far }) => far <= farthest(key))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1));
  return [...new Set(near.map(({ id }) => id))].slice(0, MOST_NEAR);
};

/** So many letters may be wrong. */
const farthest = (key: string): number => Math.max(1, Math.floor(key.length / 3));

/** A given name, or one word of an organisation's, is as near as one wrong letter. */
const howFar = (key: string, known: string): number => (` ${known} `.includes(` ${key} `) ? 1 : distance(key, known));

type Key = { key: string; id: string };

/** The keys that can be near, each sort by an index. With one wrong letter, either half of the letters is right, or all behind the first. */
const keysNear = (db: Db, key: string): Key[] => {
  const letters = Array.from(key);
  const half = Math.max(FEWEST_LETTERS, Math.floor(letters.length / 2));
  const begin = letters.slice(0, half).join('');
  const rest = letters.slice(1).join('');
  const some = (where: SQL): Key[] => db.all(sql`select key, speaker_id as id from ${speakerKeys} where ${where} limit ${MOST_COMPARED}`);
  return [
    ...some(sql`unicode(key) = ${key.codePointAt(0)} and ${lengthAbout(letters.length, farthest(key))}`),
    ...some(sql`key >= ${begin} and key < ${`${begin}\u{10ffff}`} and ${lengthAbout(letters.length, farthest(key))}`),
    ...some(sql`substr(key, 2) in (${rest}, ${key})`),
    ...some(sql`key = ${rest}`),
    ...some(
      sql`substr(key, -4) = ${letters.slice(-END).join('')} and ${lengthAbout(letters.length, 1)} and substr(key, ${-half}) = ${letters.slice(-half).join('')}`,
    ),
    ...some(sql`rowid in (select rowid from speaker_words where speaker_words match ${`"${key}"`} limit ${MOST_COMPARED})`),
  ];
};

const lengthAbout = (length: number, more: number): SQL => sql`length(key) between ${length - more} and ${length + more}`;

const soundingLike = (db: Db, key: string): string[] =>
  db
    .all<{ id: string }>(sql`select distinct speaker_id as id from ${speakerAliases} where alias = ${soundAliasOf(key)} limit ${MOST_NEAR}`)
    .map(({ id }) => id);
