import type { Discourse } from './discourse.ts';
import { fold } from './fold.ts';
import { listed } from './lexicon/listed.ts';
import { MINISTRIES, OFFICES, PORTFOLIOS, ROLE_CLASSES, ROLE_MODIFIERS } from './lexicon/roles.ts';
import type { Description } from './mentions.ts';
import type { Candidate } from './speakers.ts';
import { countryOfWord, isRoleWord } from './word-classes.ts';

/** The words of all roles that the text gives someone, in lower case. */
export const roleWordsOf = ({ document }: Discourse, { roles }: Candidate): string[] =>
  roles.flatMap(({ start, end }) =>
    document.text
      .slice(start, end)
      .toLowerCase()
      .split(/[^\p{L}]+/u),
  );

/** The roles that a word stands for: *the lawmaker* is a senator, or a deputy. */
export const officesOf = (head: string): ReadonlySet<string> => ROLE_CLASSES.get(head) ?? new Set([head]);

/** Words before an office that make it another one: *the shadow chancellor* is not the chancellor. */
const LESSER = listed('deputy vice shadow former ex assistant associate under then-');

/** Does a word of a role, or a title before a name, stand for one of some offices, and not for a lesser one than is described? */
export const holdsOffice = (discourse: Discourse, candidate: Candidate, { head, modifiers }: Description): boolean => {
  const offices = officesOf(head);
  const described = new Set(modifiers.map((modifier) => modifier.toLowerCase()));
  return rolesOf(discourse, candidate).some((words) => {
    const office = words.findIndex((word) => offices.has(word));
    return office >= 0 && (words[office] !== head || words.slice(0, office).every((word) => !LESSER.has(word) || described.has(word)));
  });
};

/** So many namings tell by what title someone is called. */
const FIRST = 5;

const rolesOf = ({ document }: Discourse, { roles, names }: Candidate): string[][] => {
  const printed = roles.map(({ start, end }) => document.text.slice(start, end));
  return [...printed, ...names.slice(0, FIRST).map(({ titleText }) => titleText)].map((words) => words.toLowerCase().match(/\p{L}+/gu) ?? []);
};

/** Do words of someone's roles say what a modifier does: by the same word, or by another of the same country? */
export const bearsModifier = (words: string[], modifier: string): boolean => {
  const country = countryOfWord(modifier);
  return words.includes(modifier.toLowerCase()) || (country !== undefined && countriesIn(words).includes(country));
};

/** Is someone described as of another country than their roles say? *The German minister* is not *French Foreign Minister Jean Morel*. */
export const isOfOtherCountry = (discourse: Discourse, candidate: Candidate, { modifiers }: Description): boolean => {
  const described = countriesIn(modifiers);
  if (described.length === 0) return false;
  const own = countriesOf(discourse, candidate);
  return own.length > 0 && own.every((country) => !described.includes(country));
};

/** Is someone described by an office, when they hold another one? *The foreign minister* is not President Novak. */
export const isOfOtherOffice = (discourse: Discourse, candidate: Candidate, { head }: Description): boolean => {
  const words = roleWordsOf(discourse, candidate);
  return OFFICES.has(head) && words.some((word) => OFFICES.has(word)) && !words.some((word) => officesOf(head).has(word));
};

/** May someone, of whose office the text says nothing, hold one of a country? Only where it tells that they are of that country: *the Danish minister*. */
export const mayHold = (discourse: Discourse, candidate: Candidate, { head, modifiers }: Description): boolean =>
  !OFFICES.has(head) || countriesIn(modifiers).length === 0 || countriesOf(discourse, candidate).length > 0;

/** Is someone described by what they are in charge of, when they are of something else? *The foreign minister* is not Finance Minister Novak. */
export const isOfOtherPortfolio = (discourse: Discourse, candidate: Candidate, { modifiers }: Description): boolean => {
  const own = roleWordsOf(discourse, candidate).filter((word) => MINISTRIES.has(word));
  const described = modifiers.map((modifier) => modifier.toLowerCase()).filter((word) => MINISTRIES.has(word));
  return own.length > 0 && described.length > 0 && !described.some((word) => own.includes(word));
};

/** Is someone described as of a body, when their roles name another one? *Halden's spokesman* is not *Pentagon spokesman Jan Novak*. */
export const isOfOtherBody = ({ document }: Discourse, { roles }: Candidate, { modifiers, owner }: Description): boolean => {
  const described = bodyWordsIn([...modifiers, ...owner.names.flatMap(({ text }) => text.split(/\s+/))]);
  const own = bodyWordsIn(roles.flatMap(({ start, end }) => document.text.slice(start, end).split(/[^\p{L}]+/u)));
  return own.length > 0 && described.length > 0 && !described.some((word) => own.includes(word));
};

/** The capitalised words that stand for neither an office nor a country. */
const bodyWordsIn = (words: string[]): string[] =>
  words
    .filter((text) => /^\p{Lu}/u.test(text) && !isRoleWord({ text }) && !ROLE_MODIFIERS.has(text.toLowerCase()) && !PORTFOLIOS.has(text.toLowerCase()))
    .filter((text) => countryOfWord(text) === undefined)
    .map((text) => text.toLowerCase());

/** As far before a title its country may stand. */
const BEFORE = 16;

/** The countries in someone's roles, and right before them. */
export const countriesOf = ({ document }: Discourse, { roles }: Candidate): string[] =>
  roles.flatMap(({ start, end }) => {
    const before = /\p{Lu}[\p{L}.]+(?=[’']?s? $)/u.exec(document.text.slice(Math.max(0, start - BEFORE), start))?.[0] ?? '';
    return countriesIn(fold(`${before} ${document.text.slice(start, end)}`).split(' '));
  });

/** The countries that words stand for, one by one or two together: *South Korean*. */
const countriesIn = (words: string[]): string[] => words.flatMap((word, i) => countryOfWord(`${words[i - 1] ?? ''} ${word}`) ?? countryOfWord(word) ?? []);
