import { sql } from 'drizzle-orm';
import { distance } from 'fastest-levenshtein';
import { fold } from '../extract/fold.ts';
import type { SpeakerKind } from '../extract/types.ts';
import type { Db } from './open.ts';
import { speakerRoles } from './schema.ts';
import { MAX_LISTED, matchSpeakers } from './speaker-matches.ts';
import type { StoredSpeaker } from './speakers.ts';
import { speakersById } from './speakers.ts';
import { suggest } from './suggestions.ts';

/** A speaker whom a name in somebody's table may mean. */
export type Candidate = StoredSpeaker & {
  /** The title that is printed most often; null when none is. */
  role: string | null;
  /** 100 when the name is one that they bear, less the less alike it is; a name that is only near never has 100. */
  score: number;
  /** Is it they, and nobody else? */
  match: boolean;
};

/** Whom to look for: everybody, without kinds. */
export type Wanted = { name: string; kinds: readonly SpeakerKind[] | undefined; limit: number };

const BEARER = 100;
const NEAREST = 90;
/** Of more roles only the first count. */
const MOST_ROLES = 300;

/** The speakers whom a name may mean, the best first: those who bear it, or else those whose names begin so or are near. */
export const reconcile = async (db: Db, { name, kinds, limit }: Wanted): Promise<Candidate[]> => {
  const [match] = await matchSpeakers(db, [name]);
  const { ids, matched } = match ?? { ids: [], matched: [] };
  const isWanted = ({ kind }: StoredSpeaker): boolean => kinds?.includes(kind) ?? true;
  const bearers = matched.filter(isWanted);
  if (bearers.length === 1) return bearers.map((bearer) => toCandidate(db, bearer, { score: BEARER, match: ids.length === matched.length }));
  const bears = ({ id }: StoredSpeaker): boolean => bearers.some((bearer) => bearer.id === id);
  const likely = (await suggestedFor(db, name)).filter((speaker) => isWanted(speaker) && (bearers.length === 0 || bears(speaker)));
  return likely
    .map((speaker) => ({ speaker, score: bears(speaker) ? BEARER : nearness(name, speaker.name) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ speaker, score }) => toCandidate(db, speaker, { score, match: false }));
};

/** Bearers first, those that are heard most often before the others. */
const suggestedFor = async (db: Db, name: string): Promise<StoredSpeaker[]> =>
  speakersById(
    db,
    (await suggest(db, name, { types: ['speaker'], limit: MAX_LISTED })).map(({ id }) => id),
  );

const nearness = (name: string, other: string): number => {
  const [asked, known] = [fold(name), fold(other)];
  return Math.round(NEAREST * (1 - distance(asked, known) / Math.max(asked.length, known.length, 1)));
};

const toCandidate = (db: Db, speaker: StoredSpeaker, { score, match }: Pick<Candidate, 'score' | 'match'>): Candidate => ({
  ...speaker,
  role: roleOf(db, speaker.id),
  score,
  match,
});

/** The title of a speaker that is printed most often; null when none is. */
export const roleOf = (db: Db, id: string): string | null => {
  const some = sql`select role from ${speakerRoles} where speaker_id = ${id} limit ${MOST_ROLES}`;
  return db.get<{ role: string } | undefined>(sql`select role from (${some}) group by role order by count(*) desc, role limit 1`)?.role ?? null;
};
