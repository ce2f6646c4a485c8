import { fold } from './fold.ts';
import { COUNTRIES, DEMONYMS } from './lexicon/countries.ts';
import {
  COMMON_SURNAMES,
  FEMALE_NAMES,
  FEMALE_NAMES_OR_WORDS,
  LEADING_SURNAMES,
  LEANING_NAMES,
  MALE_NAMES,
  MALE_NAMES_OR_WORDS,
  NAMES_OF_EITHER,
} from './lexicon/given-names.ts';
import { PARTY_GROUPS } from './lexicon/not-names.ts';
import { ARABIC_ARTICLE } from './lexicon/joined-names.ts';
import { GOVERNMENT_NOUNS, KNOWN_ORGANIZATIONS, ORGANIZATION_WORDS, SEATS } from './lexicon/organizations.ts';
import { PARTICLES } from './lexicon/particles.ts';
import { HONORIFICS, ROLES, TRADE } from './lexicon/roles.ts';
import type { Token } from './sentences.ts';

/** A word as the lexicon has it: *Sen.* is *sen*. */
export const lexiconKey = ({ text }: Pick<Token, 'text'>): string => text.toLowerCase().replace(/\.$/, '');

const CAPITALISED = new RegExp(`^(?:\\p{Lu}|(?:${ARABIC_ARTICLE})[-‐‑]\\p{Lu})`, 'u');

/** Does it begin as a name does? *Novak*, *al-Thani* */
export const isCapitalised = ({ text }: Pick<Token, 'text'>): boolean => CAPITALISED.test(text);

/** Is it a word of office, rank or trade, in lower case? */
export const isOffice = (word: string): boolean => ROLES.has(word) || TRADE.test(word);

/** Is it a word of office, rank, trade or courtesy? */
export const isRoleWord = (token: Pick<Token, 'text'> | undefined): boolean =>
  token !== undefined && (isOffice(lexiconKey(token)) || HONORIFICS.has(lexiconKey(token)));

/** Is it a common given name? */
export const isGivenName = (word: string): boolean => {
  const folded = fold(word);
  return FEMALE_NAMES.has(folded) || MALE_NAMES.has(folded) || NAMES_OF_EITHER.has(folded);
};

/** Is a word before another one a given name? Also *Bill* and *Grace*, which alone may be words. */
export const leadsPerson = (word: string): boolean =>
  isGivenName(word) || MALE_NAMES_OR_WORDS.has(word.toLowerCase()) || FEMALE_NAMES_OR_WORDS.has(word.toLowerCase());

/** *Derek Hill*: a given name and a surname that is a common word, too. */
export const isPlainName = ([given, surname, more]: { text: string }[]): boolean =>
  given !== undefined && surname !== undefined && more === undefined && isGivenName(given.text) && COMMON_SURNAMES.has(lexiconKey(surname));

/** Whom a given name, in lower case, is given to; null where it may be either. */
const genderOfGivenName = (name: string): 'female' | 'male' | null =>
  MALE_NAMES_OR_WORDS.has(name) ? 'male' : FEMALE_NAMES_OR_WORDS.has(name) || FEMALE_NAMES.has(name) ? 'female' : MALE_NAMES.has(name) ? 'male' : null;

/** *Svetlana*, and *Yuko* of *Sato Yuko*. */
const givenNameOf = (words: string[]): string => (LEADING_SURNAMES.has(words[0] ?? '') ? words.at(-1) : words[0]) ?? '';

/** *Orlova*, *Horská*, *Belov*: surnames that tell a woman from a man. */
const genderOfSurname = (words: string[]): 'female' | 'male' | null => {
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  return /(o|e)va$|skaya$|[sc]ka$|dottir$/.test(surname) ? 'female' : /(.o|.e)v$|sk(y|yi|iy|ij)$/.test(surname) ? 'male' : null;
};

/** Whom the words of a person's name say it is; null where they may name either. */
export const genderOfName = (words: string[]): 'female' | 'male' | null => {
  const given = givenNameOf(words);
  const gender = genderOfGivenName(given) ?? genderOfGivenName(words[0] ?? '');
  return (LEANING_NAMES.has(given) ? genderOfSurname(words) : null) ?? gender ?? genderOfSurname(words);
};

/** Do the words of a person's name prove nothing of whom they are given to? *Andrea*, *Sasha*. */
export const isLeaningName = (words: string[]): boolean => LEANING_NAMES.has(givenNameOf(words)) && genderOfSurname(words) === null;

/** The country that a name stands for: *the US*, *Danish government*. */
export const countryOf = (name: string): string | undefined => {
  const words = fold(name).replace(/^the /, '');
  const noun = / (\p{L}+)$/u.exec(words);
  return COUNTRIES.get(words) ?? (GOVERNMENT_NOUNS.has(noun?.[1] ?? '') ? countryOfWord(words.slice(0, noun?.index)) : undefined);
};

/** The country that a word stands for, by name or adjective. */
export const countryOfWord = (word: string): string | undefined => COUNTRIES.get(fold(word)) ?? DEMONYMS.get(fold(word));

/** Does a word of a name say that it is an organisation's? *Ministry*, *Oxfam*. */
export const isBodyWord = (token: Token): boolean => ORGANIZATION_WORDS.has(lexiconKey(token)) || KNOWN_ORGANIZATIONS.has(lexiconKey(token));

/** *Downing Street*. */
export const isSeat = (word: Token | undefined, next: Token | undefined): boolean => SEATS.has(`${word?.text ?? ''} ${next?.text ?? ''}`.toLowerCase());

/** *Russian*, *Danes*. */
export const isDemonym = ({ text }: Token): boolean => DEMONYMS.has(fold(text));

/** *Republicans*, *Russians*. */
export const isGroupWord = ({ text }: Token): boolean => PARTY_GROUPS.has(text.toLowerCase()) || (text.endsWith('s') && DEMONYMS.has(fold(text)));

const SUFFIX = /^(jr|sr|ii|iii|iv)$/;

/** The words of a name that identify: folded, without initials, *Jr.* and courtesy; *King* is none behind *Stephen*. */
export const nameWords = (name: string): string[] => {
  const words = fold(name)
    .split(' ')
    .filter((word) => word !== '' && !SUFFIX.test(word))
    .filter((word, i, all) => i === all.length - 1 || !HONORIFICS.has(word));
  return words.filter((word, i) => word.length > 1 || i === 0 || i === words.length - 1);
};

/** The first of two surnames: *Gómez* of *Ana Gómez Ruiz*, by the folded words of the name. */
export const firstSurnameOf = (words: string[]): string | undefined => {
  const word = words.length > 2 ? (words.at(-2) ?? '') : '';
  return word.length > 1 && !leadsPerson(word) && !PARTICLES.has(word) ? word : undefined;
};
