import { asc, eq, sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { nameKey, plainKey } from '../extract/name-keys.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { speakerKeys, speakers } from './schema.ts';
import type { StoredSpeaker } from './speakers.ts';
import { speakersById } from './speakers.ts';

/** Whom a name means. */
export type SpeakerMatch = {
  value: string;
  matched: StoredSpeaker[];
  /** Do several bear it? */
  ambiguous: boolean;
  /** The nearest known names, when nobody bears it. */
  suggestions: Pick<StoredSpeaker, 'id' | 'name'>[];
};

/** Whom each value means, in the order of the values: an id, a name, or a person's surname. */
export const matchSpeakers = async (db: Db, values: string[]): Promise<SpeakerMatch[]> => Promise.resolve(values.map((value) => matchSpeaker(db, value)));

const matchSpeaker = (db: Db, value: string): SpeakerMatch => {
  const exact = speakersById(db, [value]);
  const byName = [plainKey(value), nameKey(value)].map((key) => bearers(db).all({ key })).find((found) => found.length > 0);
  const matched = exact.length > 0 ? exact : (byName ?? []);
  return { value, matched, ambiguous: matched.length > 1, suggestions: matched.length > 0 ? [] : suggestSpeakers(db, nameKey(value)) };
};

const bearers = prepared((db) =>
  db
    .select({ id: speakers.id, name: speakers.name, kind: speakers.kind })
    .from(speakerKeys)
    .innerJoin(speakers, eq(speakers.id, speakerKeys.speakerId))
    .where(eq(speakerKeys.key, sql.placeholder('key')))
    .orderBy(asc(speakers.nameKey), asc(speakers.id))
    .prepare(),
);

const MAX_SUGGESTIONS = 5;
/** So many keys are compared with a name that nobody bears: some milliseconds. */
const MAX_COMPARED = 20_000;

const suggestSpeakers = (db: Db, key: string): SpeakerMatch['suggestions'] => {
  const near = someKeys(db)
    .all()
    .map((known) => ({ id: known.speakerId, far: howFar(key, known.key) }))
    .filter(({ far }) => far <= Math.max(1, key.length / 3))
    .sort((a, b) => a.far - b.far || (a.id < b.id ? -1 : 1));
  const ids = [...new Set(near.map(({ id }) => id))].slice(0, MAX_SUGGESTIONS);
  return speakersById(db, ids).map(({ id, name }) => ({ id, name }));
};

/** A given name, or one word of an organisation's, is as near as one wrong letter. */
const howFar = (key: string, known: string): number => (key !== '' && ` ${known} `.includes(` ${key} `) ? 1 : distance(key, known));

const someKeys = prepared((db) => db.select().from(speakerKeys).limit(MAX_COMPARED).prepare());
