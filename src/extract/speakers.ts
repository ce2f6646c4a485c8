import { hasBodyClue } from './body-clues.ts';
import { fold } from './fold.ts';
import { canonicalName, countForms } from './forms.ts';
import { ACRONYMS } from './lexicon/organizations.ts';
import { LEANING_NAMES } from './lexicon/given-names.ts';
import { FEMALE_TITLES, MALE_TITLES, PERHAPS_TRADE } from './lexicon/roles.ts';
import type { Name } from './names.ts';
import { isCompany } from './organization-names.ts';
import { readRoleAfter, readRoleBefore } from './role-after.ts';
import type { Document } from './sentences.ts';
import type { Span, SpeakerKind } from './types.ts';
import { countryOf, countryOfWord, firstSurnameOf, genderOfName, isOffice, nameWords } from './word-classes.ts';

/** What tells *he* from *she*. */
export type Gender = 'female' | 'male';

/** Someone who can speak, as the article names them: all places where it does, and what it says of them. */
export type Candidate = { kind: SpeakerKind; name: string; words: string[]; names: Name[]; roles: Span[]; gender: Gender | null };

const KINDS: ReadonlySet<string> = new Set(['person', 'organization', 'government', 'group']);

/** Groups the names of an article into those they name, in the order of their first naming. Places are left out. */
export const groupNames = (document: Document, names: Name[]): Candidate[] => {
  const candidates: Candidate[] = [];
  const index = new Map<string, Candidate[]>();
  // The same words with the same title mean the same one.
  const known = new Map<string, Candidate>();
  // Full names first, so that a surname that comes before one still finds it.
  const order = names.filter(({ kind }) => kind !== 'place').sort((a, b) => fullness(b) - fullness(a) || a.start - b.start);
  for (const name of order) {
    const naming = [name.kind, name.titleText, name.text].join('\n');
    const candidate = known.get(naming) ?? findCandidate(index, name) ?? startCandidate(index, name);
    if (candidate.names.length === 0) candidates.push(candidate);
    known.set(naming, candidate);
    candidate.names.push(name);
    candidate.gender ??= genderOfNames([name]);
  }
  const titles = names.flatMap(({ title }) => title ?? []);
  for (const candidate of candidates) describe(document, candidate, titles);
  return candidates.sort((a, b) => (a.names[0]?.start ?? 0) - (b.names[0]?.start ?? 0));
};

const findCandidate = (index: ReadonlyMap<string, Candidate[]>, name: Name): Candidate | undefined => {
  const near = new Set(askedOf(name).flatMap((key) => index.get(key) ?? []));
  const fitting = [...near].filter((candidate) => isSame(candidate, name) && !isOfOther(candidate, name));
  return fitting.length < 2 ? fitting[0] : choose(fitting, name);
};

const startCandidate = (index: Map<string, Candidate[]>, name: Name): Candidate => {
  const candidate: Candidate = { kind: 'person', name: '', words: name.words, names: [], roles: [], gender: null };
  for (const key of new Set(keysOf(name))) {
    const found = index.get(key);
    if (found) found.push(candidate);
    else index.set(key, [candidate]);
  }
  return candidate;
};

/** The more words, the earlier; those that are surely people before those that may be. */
const fullness = ({ words, kind }: Name): number => Math.min(words.length, 2) * 2 + (kind === 'unknown' ? 0 : 1);

/** No part of a longer name is looked for: in words. */
const LONGEST = 12;

/** What a candidate is found under by `askedOf` another name of it. */
const keysOf = (name: Name): string[] => {
  const { kind, text, words } = name;
  if (kind === 'government' || kind === 'group') return askedOf(name);
  const [first = '', surname = ''] = [words[0], firstSurnameOf(words)];
  const parts = words.slice(0, LONGEST).flatMap((_, i) => [`starts ${words.slice(0, i + 1).join(' ')}`, `ends ${words.slice(i).join(' ')}`]);
  const pairs = [`pair ${first} ${words.at(-1) ?? ''}`, `pair ${first} ${surname}`];
  return [
    `is ${words.join(' ')}`,
    `is ${bareOf(words)}`,
    ...parts,
    ...pairs,
    `ends ${first}`,
    `ends ${surname}`,
    isAcronym(text) ? `short ${initialsOf(text)}` : `initials ${initialsOf(text)}`,
  ];
};

/** Where a candidate of this name can be found: by the whole of it, as a part of a longer one, or by a part of it. */
const askedOf = ({ kind, text, words }: Name): string[] => {
  if (kind === 'government') return [`country ${countryOf(text) ?? text}`];
  if (kind === 'group') return [`group ${words.join(' ')}`];
  const whole = words.join(' ');
  const starts = words.slice(0, LONGEST).map((_, i) => `is ${words.slice(0, i + 1).join(' ')}`);
  const shortened = isAcronym(text) ? [`initials ${initialsOf(text)}`, `is ${fold(ACRONYMS.get(fold(text)) ?? '')}`] : [];
  return [
    `is ${whole}`,
    `is ${bareOf(words)}`,
    ...starts,
    `starts ${whole}`,
    `ends ${whole}`,
    `pair ${words[0] ?? ''} ${words.at(-1) ?? ''}`,
    ...shortened,
    `short ${initialsOf(text)}`,
  ];
};

/** *State Department* of *US State Department*. */
const bareOf = (words: string[]): string => words.slice(words.length > 2 && countryOfWord(words[0] ?? '') !== undefined ? 1 : 0).join(' ');

/** *FBI* of *Federal Bureau of Investigation*, and of itself. */
const initialsOf = (text: string): string =>
  isAcronym(text) ? text.replaceAll('.', '') : Array.from(text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}/gu), ([letter]) => letter).join('');

const isAcronym = (text: string): boolean => /^(\p{Lu}\.?){2,6}$/u.test(text);

const isSame = ({ names: [first], words }: Candidate, name: Name): boolean => {
  if (!first) return false;
  const kinds = new Set([first.kind, name.kind]);
  if (kinds.has('government') || kinds.has('group')) return kinds.size === 1;
  if (words.join(' ') === name.words.join(' ')) return true;
  if (kinds.has('organization')) return !kinds.has('person') && isSameOrganization(first, name);
  return isSamePerson(words, name.words);
};

/** *Mr. Hart* is not Susan Hart, nor is *President Hart*, when she has no office. */
const isOfOther = ({ words, names: [first], gender }: Candidate, { words: [surname, more], titleText }: Name): boolean => {
  const [given = '', ...rest] = words;
  if (titleText === '' || gender === null || more !== undefined || rest.length === 0 || surname !== rest.at(-1) || LEANING_NAMES.has(given)) return false;
  const titled = genderOfTitle(titleText);
  if (titled !== null) return gender !== titled;
  const title = first?.titleText ?? '';
  return gender === 'female' && /\bpresident\b/i.test(titleText) && (title === '' || genderOfTitle(title) === 'female');
};

/** *Ada Byrd* of *Ada R. Byrd*, *Ana Gómez* of *Ana Gómez Ruiz*: are both full names of one, by the words that identify? */
export const isSameFullName = (full: string[], words: string[]): boolean => {
  const last = words.at(-1);
  return words.length > 1 && words[0] === full[0] && (last === full.at(-1) || (words.length === 2 && last === firstSurnameOf(full)));
};

/** *Byrd*, *Ada Byrd* and *Ada R. Byrd*; *Van Houten* and *Chris Van Houten*; *Hillary* alone; *Gómez* of *Ana Gómez Ruiz*. */
const isSamePerson = (full: string[], words: string[]): boolean => {
  const [first] = words;
  if (first === undefined || full.length < 2) return false;
  if (isSameFullName(full, words)) return true;
  const tail = full.slice(-words.length);
  return words.length < full.length && (words.every((word, i) => word === tail[i]) || (words.length === 1 && [full[0], firstSurnameOf(full)].includes(first)));
};

/** *US State Department* and *State Department*; *US mission* and *US mission to the UN*; *FBI* and what it is short for. */
const isSameOrganization = (a: Name, b: Name): boolean => {
  const countries = new Set([a, b].map(({ words }) => countryOfWord(words[0] ?? '')).filter((country) => country !== undefined));
  if (countries.size > 1) return false;
  if (bareOf(a.words) === bareOf(b.words) && bareOf(a.words) !== '') return true;
  const [longer, shorter] = a.words.length >= b.words.length ? [a, b] : [b, a];
  // *Halden* is Halden Semiconductor.
  if (shorter.words.length === 1 && shorter.kind === 'unknown' && shorter.words[0] === longer.words[0])
    return isCompany(longer.text.split(/\s+/).map((text) => ({ text })));
  if (shorter.words.length >= 2 && longer.words.slice(0, shorter.words.length).join(' ') === shorter.words.join(' ')) return true;
  return (
    isAcronym(shorter.text) && (initialsOf(longer.text) === initialsOf(shorter.text) || fold(ACRONYMS.get(fold(shorter.text)) ?? '') === fold(longer.text))
  );
};

/** Two Clintons: the one whose gender the title tells, else the one that the article introduced first. */
const choose = (fitting: Candidate[], name: Name): Candidate | undefined => {
  const bySurname = fitting.filter(({ words }) => words.at(-1) === name.words.at(-1));
  const pool = bySurname.length > 0 ? bySurname : fitting;
  const gender = genderOfTitle(name.titleText);
  const sure = pool.filter((candidate) => candidate.gender === gender);
  const perhaps = sure.length > 0 ? sure : pool.filter((candidate) => candidate.gender === null);
  const suited = gender ? perhaps : pool;
  // *Mr. Bell* is the one introduced last.
  if (gender && suited.length > 1) return nearestBefore(suited, name);
  // The fullest names come first, and of these the first in the text.
  const introduced = ({ names: [first] }: Candidate): number => (first && (first.words.length > 1 || first.title) ? first.start : Infinity);
  return (suited.length > 0 ? suited : pool).toSorted((a, b) => introduced(a) - introduced(b))[0];
};

/** The one introduced last before a name, or else first. */
const nearestBefore = (candidates: Candidate[], { start }: Name): Candidate | undefined => {
  const placeOf = ({ names: [first] }: Candidate): number => first?.start ?? Infinity;
  const sorted = candidates.toSorted((a, b) => placeOf(a) - placeOf(b));
  return sorted.findLast((candidate) => placeOf(candidate) < start) ?? sorted[0];
};

/** Whom a title says it is: *congresswoman*, *Mr.* */
export const genderOfTitle = (title: string): Gender | null => {
  const words = title.toLowerCase().split(/[^\p{L}]+/u);
  return words.some((word) => FEMALE_TITLES.has(word)) ? 'female' : words.some((word) => MALE_TITLES.has(word)) ? 'male' : null;
};

const genderOfNames = (names: Name[]): Gender | null => {
  const byTitle = names.map(({ titleText }) => genderOfTitle(titleText)).find((gender) => gender !== null);
  if (byTitle) return byTitle;
  const full = names.find(({ words }) => words.length > 1) ?? names[0];
  return genderOfName(full?.words ?? []);
};

/** Decides what a candidate is, how it is called, and what the article says of it. */
const describe = (document: Document, candidate: Candidate, titles: Span[]): void => {
  candidate.names.sort((a, b) => a.start - b.start);
  candidate.kind = kindOf(document, candidate.names);
  candidate.name = canonicalName(countForms(candidate.names), candidate.kind);
  candidate.words = nameWords(candidate.name);
  if (candidate.kind !== 'person') return;
  candidate.gender = genderOfNames(candidate.names);
  candidate.roles = rolesOf(document, candidate.names, titles);
};

const kindOf = (document: Document, names: Name[]): SpeakerKind => {
  const votes = new Map<string, number>();
  for (const { kind } of names) if (KINDS.has(kind)) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (best) return best[0] as SpeakerKind;
  // A single word that takes *the* is a thing; people take none.
  return names.some(({ afterThe }) => afterThe) || hasBodyClue(document.text, names) ? 'organization' : 'person';
};

const rolesOf = (document: Document, names: Name[], titles: Span[]): Span[] => {
  const roles = new Map<string, Span>();
  for (const role of names.flatMap((name) => [name.title, readRoleBefore(document, name), readRoleAfter(document, name, titles)])) {
    if (!role) continue;
    const words = document.text.slice(role.start, role.end).toLowerCase();
    if (hasOffice(words) && !roles.has(words)) roles.set(words, role);
  }
  return [...roles.values()];
};

/** *Deputy minister*, or a single word that may be a trade. */
const hasOffice = (words: string): boolean => (!/\s/u.test(words) && PERHAPS_TRADE.test(words)) || words.split(/[^\p{L}-]+/u).some(isOffice);
