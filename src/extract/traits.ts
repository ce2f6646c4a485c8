import type { Discourse, Naming } from './discourse.ts';
import { namingsBefore, paragraphAt } from './discourse.ts';
import { fitOf } from './genders.ts';
import { DEMONYMS } from './lexicon/countries.ts';
import { countriesOf } from './offices.ts';
import type { Candidate } from './speakers.ts';
import { genderOfTitle } from './speakers.ts';
import { placeOf } from './statements.ts';
import { fold } from './fold.ts';
import type { Span } from './types.ts';

/** How many sentences back someone may have been named whom a trait takes up. */
const REACH = 8;

/** *The 47-year-old*, *the mum-of-three, 47,*: the words of what they are, and their age. */
const BY_AGE = /^the (?:(?<age>\d{1,3})-year-old|(?<parent>mum|mom|mother|grandmother|dad|father|grandfather)-of-[\p{L}\d]+(?:, (?<apposed>\d{1,3}))?)\b/iu;

/** Whom *the Argentine* or *the 21-year-old* means: the one of whom the text says so, or else the only one whom it can mean. */
export const resolveTrait = (discourse: Discourse, { start, end }: Span): Candidate[] => {
  const words = discourse.document.text.slice(start, end);
  const { age, parent, apposed } = BY_AGE.exec(words)?.groups ?? {};
  const trait = age ?? apposed ?? parent ?? countryOfOne(words);
  if (trait === undefined) return [];
  const traits = (candidate: Candidate): string[] => ((age ?? apposed) ? agesOf(discourse, candidate) : parent ? [] : countriesOf(discourse, candidate));
  const gender = parent ? genderOfTitle(parent) : null;
  const near = Array.from(namingsBefore(discourse, start, REACH)).filter(({ candidate }) => fitOf(discourse, candidate, gender) !== null);
  const people = [...new Set(near.map(({ candidate }) => candidate))];
  const said = people.filter((candidate) => traits(candidate).includes(trait));
  if (said.length > 0) return said.length === 1 ? said : [];
  return onlyOne(
    discourse,
    start,
    near.filter(({ candidate }) => traits(candidate).length === 0),
  );
};

/** *The Dane*; *the Danish*, *the French* and *the Chinese* are many. */
const countryOfOne = (words: string): string | undefined => {
  const [, word = ''] = /^the (\p{Lu}\p{L}+)$/iu.exec(words) ?? [];
  return /(ese|sh|[nt]ch|s)$/.test(word) ? undefined : DEMONYMS.get(fold(word));
};

/** An age stands where someone is first named. */
const FIRST = 3;

/** Behind the name: *Jan Novak, 21,*. */
const agesOf = ({ document }: Discourse, { names }: Candidate): string[] =>
  names.slice(0, FIRST).flatMap(({ end }) => /^(?:, | \()(\d{1,3})[,.)]/.exec(document.text.slice(end, end + 8))?.[1] ?? []);

/** Among as many reports the last speaker is looked for: *Asked why, the Dane said …* */
const LATELY = 2;

/** The only one of those named whom this paragraph names, or else the only one, or else the one who spoke last. */
const onlyOne = (discourse: Discourse, place: number, namings: Naming[]): Candidate[] => {
  const paragraph = paragraphAt(discourse, place);
  const people = new Set(namings.map(({ candidate }) => candidate));
  const here = new Set(namings.filter(({ start }) => paragraphAt(discourse, start) === paragraph).map(({ candidate }) => candidate));
  if (here.size > 0 || people.size === 1) return here.size > 1 ? [] : [...(here.size === 1 ? here : people)];
  const last = discourse.reports.slice(-LATELY).findLast(({ speakers }) => speakers.length > 0);
  return last && paragraph - paragraphAt(discourse, placeOf(last)) <= 1 ? last.speakers.filter((speaker) => people.has(speaker)).slice(0, 1) : [];
};
