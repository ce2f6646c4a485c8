import { fold } from './fold.ts';
import { ACRONYMS } from './lexicon/organizations.ts';
import { TWO_SYLLABLES } from './lexicon/joined-names.ts';
import { HONORIFICS, PORTFOLIOS, ROLE_MODIFIERS } from './lexicon/roles.ts';
import { DEMONYMS } from './lexicon/countries.ts';
import { countryOf, firstSurnameOf, isGivenName, isOffice, nameWords } from './word-classes.ts';
import type { SpeakerKind } from './types.ts';

/** A name folded, without a leading *the*. */
const plainKey = (name: string): string => fold(name).replace(/^the (?=.)/, '');

/** A person's name as it is looked up: also without titles and courtesy. `Sen. Bernie Sanders` gives `bernie sanders`. */
export const nameKey = (name: string): string => {
  const words = plainKey(name).split(' ');
  let at = 0;
  while (at < words.length - 1 && isTitleWord(words, at)) at++;
  // *President of Russia* is an office, not Russia.
  return words.slice(words.slice(0, at).includes('of') && !PORTFOLIOS.has(words[at - 1] ?? '') ? 0 : at).join(' ');
};

const isTitleWord = (words: string[], at: number): boolean => {
  const word = words[at] ?? '';
  if (isGivenName(word)) return false;
  if (HONORIFICS.has(word) || isOffice(word)) return true;
  const leads = words.slice(at + 1, -1).some((later) => HONORIFICS.has(later) || isOffice(later));
  const trails = words.slice(0, at).some((earlier) => isOffice(earlier));
  return (leads && (ROLE_MODIFIERS.has(word) || DEMONYMS.has(word) || countryOf(word) !== undefined)) || (trails && (word === 'of' || PORTFOLIOS.has(word)));
};

/** Everything that a speaker is found by: each name, a person's also without middle names and by surname (the first of two where it stands alone) but not by given name, a country's or body's also by its other names. */
export const keysOf = ({ kind, names }: { kind: SpeakerKind; names: { name: string }[] }): string[] => {
  const surnames = names.filter(({ name }) => nameWords(name).length > 1).flatMap(({ name }) => [...surnamesOf(name), firstSurnameOf(nameWords(name)) ?? '']);
  const isGiven = (name: string): boolean => surnames.length > 0 && nameWords(name).length === 1 && !surnames.includes(nameWords(name).join(' '));
  const keys = names.flatMap(({ name }) => {
    if (kind === 'person') return isGiven(name) ? [] : [nameKey(name), nameWords(name).join(' '), ...surnamesOf(name)];
    const key = plainKey(name);
    if (kind === 'government') return [key, fold(countryOf(name) ?? name)];
    return [key, fold(ACRONYMS.get(key) ?? key)];
  });
  return [...new Set(keys)].filter((key) => key !== '');
};

/** *Van Houten* of *Chris Van Houten*, *Park* of *Park Ji-woo*; a name of one word is its own. */
const surnamesOf = (name: string): string[] => {
  const words = nameWords(name);
  const [first, second] = name.split(/\s+/);
  if (words.length === 3 && TWO_SYLLABLES.test(second ?? '') && /-\p{Ll}/u.test(second ?? '')) return [fold(first ?? '')];
  const particle = words.length > 2 && /^(van|von|de|der|da|di|la|le|al|el|abu|bin|ben|mc|mac|st|san|dos|del)$/.test(words.at(-2) ?? '');
  return words.length < 2 ? words : [words.slice(-1).join(' '), ...(particle ? [words.slice(-2).join(' ')] : [])];
};

/** What to look a name up by, the likeliest first: as it stands, without titles, and the country that it is a name of. */
export const lookupKeysOf = (name: string): string[] => [...new Set([plainKey(name), nameKey(name), fold(countryOf(name) ?? '')])].filter((key) => key !== '');
