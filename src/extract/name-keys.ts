import { fold } from './fold.ts';
import { ACRONYMS } from './lexicon/organizations.ts';
import { HONORIFICS, PORTFOLIOS, ROLE_MODIFIERS, ROLES } from './lexicon/roles.ts';
import { DEMONYMS } from './lexicon/countries.ts';
import { countryOf, isGivenName } from './names.ts';
import { nameWords } from './speakers.ts';
import type { SpeakerKind } from './types.ts';

/** A name as it is looked up: folded, without a leading *the*, titles and courtesy. `Sen. Bernie Sanders` gives `bernie sanders`. */
export const nameKey = (name: string): string => {
  const words = fold(name).split(' ');
  let at = words[0] === 'the' ? 1 : 0;
  while (at < words.length - 1 && isTitleWord(words, at)) at++;
  return words.slice(at).join(' ');
};

const isTitleWord = (words: string[], at: number): boolean => {
  const word = words[at] ?? '';
  if (isGivenName(word)) return false;
  if (HONORIFICS.has(word) || ROLES.has(word)) return true;
  const leads = words.slice(at + 1, -1).some((later) => HONORIFICS.has(later) || ROLES.has(later));
  const trails = words.slice(0, at).some((earlier) => ROLES.has(earlier));
  return (leads && (ROLE_MODIFIERS.has(word) || DEMONYMS.has(word) || countryOf(word) !== undefined)) || (trails && (word === 'of' || PORTFOLIOS.has(word)));
};

/** Everything that a speaker is found by: each name, a person's also without middle names and by surname, a country's or body's also by its other names. */
export const keysOf = ({ kind, names }: { kind: SpeakerKind; names: { name: string }[] }): string[] => {
  const keys = names.flatMap(({ name }) => {
    const key = nameKey(name);
    if (kind === 'person') return [key, nameWords(name).join(' '), ...surnamesOf(name)];
    if (kind === 'government') return [key, fold(countryOf(name) ?? name)];
    return [key, fold(ACRONYMS.get(key) ?? key)];
  });
  return [...new Set(keys)].filter((key) => key !== '');
};

/** *Van Hollen* of *Chris Van Hollen*; a name of one word is its own. */
const surnamesOf = (name: string): string[] => {
  const words = nameWords(name);
  const particle = words.length > 2 && /^(van|von|de|der|da|di|la|le|al|el|bin|ben|mc|mac|st|san|dos|del)$/.test(words.at(-2) ?? '');
  return words.length < 2 ? words : [words.slice(-1).join(' '), ...(particle ? [words.slice(-2).join(' ')] : [])];
};
