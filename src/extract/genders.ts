import type { Discourse } from './discourse.ts';
import type { Candidate, Gender } from './speakers.ts';
import { genderOfTitle } from './speakers.ts';
import { isLeaningName } from './word-classes.ts';

/** How well someone may be *he* or *she*, or anyone: what the text showed counts before the name, and a name of either proves nothing. Null: not at all. */
export const fitOf = ({ genders }: Discourse, candidate: Candidate, wanted: Gender | null): number | null => {
  if (!isSurelyPerson(candidate)) return null;
  const gender = genders.get(candidate) ?? candidate.gender;
  if (wanted === null || gender === null) return 0;
  if (gender === wanted) return 0.5;
  return isGuessed(candidate) && !genders.has(candidate) ? -0.2 : null;
};

/** Keeps what a pronoun shows of someone whose name does not tell. */
export const noteGender = ({ genders }: Discourse, candidate: Candidate, gender: Gender): void => {
  if (candidate.gender === null || isGuessed(candidate)) genders.set(candidate, gender);
};

/** A single word that stands once may be no person at all. */
const isSurelyPerson = ({ kind, names }: Candidate): boolean =>
  kind === 'person' && (names.length > 1 || names.some((name) => name.kind === 'person' || name.words.length > 1));

/** *Andrea*, *Sasha*, without a title that tells. */
const isGuessed = ({ words, names }: Candidate): boolean => isLeaningName(words) && names.every(({ titleText }) => genderOfTitle(titleText) === null);
