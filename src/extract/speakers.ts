import { fold } from './fold.ts';
import { ACRONYMS } from './lexicon/organizations.ts';
import { FEMALE_NAMES, MALE_NAMES } from './lexicon/given-names.ts';
import { FEMALE_TITLES, HONORIFICS, MALE_TITLES, ROLES } from './lexicon/roles.ts';
import type { Name } from './names.ts';
import { countryOf } from './word-classes.ts';
import { readRoleAfter } from './role-after.ts';
import type { Document } from './sentences.ts';
import type { Span, SpeakerKind } from './types.ts';

export type Gender = 'female' | 'male';

/** Someone who can speak, as the article names them: all places where it does, and what it says of them. */
export type Candidate = { kind: SpeakerKind; name: string; words: string[]; names: Name[]; roles: Span[]; gender: Gender | null };

const SUFFIX = /^(jr|sr|ii|iii|iv)$/;
const KINDS = new Set(['person', 'organization', 'government', 'group']);

/** The words of a name that identify: folded, without initials, *Jr.* and courtesy. */
export const nameWords = (text: string): string[] => {
  const words = fold(text)
    .split(' ')
    .filter((word) => word !== '' && !HONORIFICS.has(word) && !SUFFIX.test(word));
  return words.filter((word, i) => word.length > 1 || i === 0 || i === words.length - 1);
};

/** Groups the names of an article into those they name, in the order of their first naming. Places are left out. */
export const groupNames = (document: Document, names: Name[]): Candidate[] => {
  const candidates: Candidate[] = [];
  // Full names first, so that a surname that comes before one still finds it.
  const order = names.filter(({ kind }) => kind !== 'place').sort((a, b) => fullness(b) - fullness(a) || a.start - b.start);
  for (const name of order) {
    const candidate = findCandidate(candidates, name);
    if (candidate) candidate.names.push(name);
    else candidates.push({ kind: 'person', name: '', words: nameWords(name.text), names: [name], roles: [], gender: null });
  }
  for (const candidate of candidates) describe(document, candidate);
  return candidates.filter(({ name }) => name !== '').sort((a, b) => (a.names[0]?.start ?? 0) - (b.names[0]?.start ?? 0));
};

/** The more words, the earlier; those that are surely people before those that may be. */
const fullness = ({ text, kind }: Name): number => Math.min(nameWords(text).length, 2) * 2 + (kind === 'unknown' ? 0 : 1);

const findCandidate = (candidates: Candidate[], name: Name): Candidate | undefined => {
  if (name.kind === 'government') return candidates.find(({ names }) => names[0]?.kind === 'government' && countryOf(names[0].text) === countryOf(name.text));
  if (name.kind === 'group') return candidates.find(({ names, words }) => names[0]?.kind === 'group' && words.join(' ') === nameWords(name.text).join(' '));
  const fitting = candidates.filter((candidate) => isSame(candidate, name));
  if (fitting.length < 2) return fitting[0];
  return choose(fitting, name);
};

const isSame = (candidate: Candidate, name: Name): boolean => {
  const [first] = candidate.names;
  if (!first || first.kind === 'government' || first.kind === 'group') return false;
  const words = nameWords(name.text);
  const same = words.join(' ') === candidate.words.join(' ');
  if (same) return true;
  if (first.kind === 'organization' || name.kind === 'organization')
    return first.kind !== 'person' && name.kind !== 'person' && isSameOrganization(candidate, name, words);
  return isSamePerson(candidate.words, words);
};

/** *Byrd*, *Ada Byrd* and *Ada R. Byrd*; *Van Houten* and *Chris Van Houten*; *Hillary* alone. */
const isSamePerson = (full: string[], words: string[]): boolean => {
  if (words.length === 0 || full.length < 2) return false;
  if (words.length >= 2 && words[0] === full[0] && words.at(-1) === full.at(-1)) return true;
  const tail = full.slice(-words.length);
  return words.length < full.length && (words.every((word, i) => word === tail[i]) || (words.length === 1 && words[0] === full[0]));
};

const isSameOrganization = ({ names, words: known }: Candidate, name: Name, words: string[]): boolean => {
  const bare = (list: string[]): string => list.slice(list.length > 2 && countryOf(list[0] ?? '') !== undefined ? 1 : 0).join(' ');
  if (bare(known) === bare(words) && bare(words) !== '') return true;
  const [longer, shorter] = known.length >= words.length ? [known, words] : [words, known];
  if (shorter.length >= 2 && longer.slice(0, shorter.length).join(' ') === shorter.join(' ')) return true;
  return isAcronymOf(name.text, names[0]?.text ?? '') || isAcronymOf(names[0]?.text ?? '', name.text);
};

/** *FBI* of *Federal Bureau of Investigation*. */
const isAcronymOf = (short: string, long: string): boolean => {
  if (!/^(\p{Lu}\.?){2,6}$/u.test(short) || !long.includes(' ')) return false;
  const initials = Array.from(long.matchAll(/\b\p{Lu}/gu), ([letter]) => letter).join('');
  return initials === short.replaceAll('.', '') || fold(ACRONYMS.get(fold(short)) ?? '') === fold(long);
};

/** Two Clintons: the one whose gender the title tells, else the one named in full most lately before, else most often. */
const choose = (fitting: Candidate[], name: Name): Candidate | undefined => {
  const bySurname = fitting.filter(({ words }) => words.at(-1) === nameWords(name.text).at(-1));
  const pool = bySurname.length > 0 ? bySurname : fitting;
  const gender = name.title === null ? null : genderOfTitle(name);
  const suited = gender ? pool.filter(({ names }) => genderOfNames(names) !== (gender === 'male' ? 'female' : 'male')) : pool;
  const fullNamings = ({ names }: Candidate): number => names.filter(({ text }) => nameWords(text).length > 1).length;
  return [...(suited.length > 0 ? suited : pool)].sort((a, b) => fullNamings(b) - fullNamings(a))[0];
};

const genderOfTitle = ({ titleText }: Name): Gender | null => genderOfWords(titleText.toLowerCase().split(/[^\p{L}]+/u));
const genderOfWords = (words: string[]): Gender | null =>
  words.some((word) => FEMALE_TITLES.has(word)) ? 'female' : words.some((word) => MALE_TITLES.has(word)) ? 'male' : null;

const genderOfNames = (names: Name[]): Gender | null => {
  for (const name of names) {
    const gender = genderOfTitle(name);
    if (gender) return gender;
  }
  const given = names.map(({ text }) => nameWords(text)).find((words) => words.length > 1)?.[0] ?? names[0]?.text.toLowerCase() ?? '';
  return FEMALE_NAMES.has(given) ? 'female' : MALE_NAMES.has(given) ? 'male' : null;
};

/** Decides what a candidate is, how it is called, and what the article says of it. */
const describe = (document: Document, candidate: Candidate): void => {
  candidate.names.sort((a, b) => a.start - b.start);
  candidate.kind = kindOf(candidate);
  candidate.name = canonicalName(countForms(candidate.names), candidate.kind);
  candidate.words = nameWords(candidate.name);
  candidate.gender = candidate.kind === 'person' ? genderOfNames(candidate.names) : null;
  if (candidate.kind === 'person') candidate.roles = rolesOf(document, candidate.names);
};

const kindOf = ({ names }: Candidate): SpeakerKind => {
  const votes = new Map<string, number>();
  for (const { kind } of names) if (KINDS.has(kind)) votes.set(kind, (votes.get(kind) ?? 0) + 1);
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  if (best) return best[0] as SpeakerKind;
  // A single word that takes *the* is a thing; people take none.
  return names.some(({ afterThe }) => afterThe) ? 'organization' : 'person';
};

/** The forms of a name with how often each stands, the most frequent first. */
export const countForms = (names: Pick<Name, 'text'>[]): { name: string; count: number }[] => {
  const counts = new Map<string, number>();
  for (const { text } of names) {
    const form = text.replace(/\s+/g, ' ');
    counts.set(form, (counts.get(form) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => ({ name, count })).sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
};

/**
 * The name that the forms add up to: a country's usual one; of a person the most frequent of those with given name and surname;
 * of an organisation the fullest that is not a whole sentence, spelled out rather than as an acronym.
 */
export const canonicalName = (forms: { name: string; count: number }[], kind: SpeakerKind): string => {
  const [first] = forms;
  if (!first) return '';
  if (kind === 'government') return forms.map(({ name }) => countryOf(name)).find((name) => name !== undefined) ?? first.name;
  if (kind === 'person') {
    const words = forms.map(({ name }) => nameWords(name));
    const isTail = (tail: string[]): boolean => words.some((other) => other.length > tail.length && other.slice(-tail.length).join(' ') === tail.join(' '));
    const full = forms.filter(({ name }) => nameWords(name).length > 1 && !isTail(nameWords(name)));
    return (full.length > 0 ? full : forms).toSorted((a, b) => b.count - a.count || a.name.length - b.name.length)[0]?.name ?? first.name;
  }
  const fullest =
    forms.filter(({ name }) => name.split(' ').length <= 9).toSorted((a, b) => b.name.split(' ').length - a.name.split(' ').length || b.count - a.count)[0] ??
    first;
  const expanded = ACRONYMS.get(fold(fullest.name));
  return expanded ?? fullest.name;
};

const rolesOf = (document: Document, names: Name[]): Span[] => {
  const roles: Span[] = [];
  const seen = new Set<string>();
  for (const name of names) {
    for (const role of [name.title, readRoleAfter(document, name)]) {
      if (!role) continue;
      const words = document.text.slice(role.start, role.end).toLowerCase();
      const isOffice = words.split(/[^\p{L}-]+/u).some((word) => ROLES.has(word));
      if (isOffice && !seen.has(words)) roles.push(role);
      seen.add(words);
    }
  }
  return roles;
};
