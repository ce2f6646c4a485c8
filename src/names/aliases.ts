import { fold } from '../extract/fold.ts';
import { listed } from '../extract/lexicon/listed.ts';
import { nameKey } from '../extract/name-keys.ts';
import type { SpeakerKind } from '../extract/types.ts';
import { isCyrillic, looksSlavic, soundOf } from './romanise.ts';

/** Words of a name that its order may do without. */
const SMALL_WORDS = listed('of the for and on in de');
/** A Russian's middle name. */
const PATRONYMIC = /(?:[oe]vich|[oe]vna|ichna|ович|евич|овна|евна|ична)$/;

/** Marks that set the sorts of aliases apart; no folded name has them. */
const [SOUND, CYRILLIC_SOUND, ACRONYM] = ['~', '=', '^'];

/** What a speaker is also found by, made of one of their keys: the same words in another order, with an initial, by their sound, as an acronym. */
export const aliasesOf = (key: string, kind: SpeakerKind): string[] => {
  const words = key.split(' ').filter((word) => !SMALL_WORDS.has(word));
  const forms = kind === 'person' ? personForms(words) : [words];
  const orders = forms.filter((form) => form.length > 1).map(inOrder);
  const sounds = forms.map((form) => inOrder(form.map(soundOf)));
  return [
    ...new Set([
      ...orders,
      ...sounds.map((sound) => SOUND + sound),
      ...(isCyrillic(key) ? sounds.map((sound) => CYRILLIC_SOUND + sound) : []),
      ...(kind !== 'person' && words.length > 1 ? [ACRONYM + initialsOf(words)] : []),
    ]),
  ];
};

/** With all names, without a patronymic, and with an initial for the first. */
const personForms = (words: string[]): string[][] => {
  const plain = withoutPatronymic(words);
  const [given = ''] = plain;
  const surnames = plain.length > 1 ? [plain.slice(-1), ...(plain.length > 2 ? [plain.slice(-2)] : [])] : [];
  return [words, plain, ...surnames.map((surname) => [given.charAt(0), ...surname])];
};

const withoutPatronymic = (words: string[]): string[] => (words.length > 2 ? words.filter((word) => !PATRONYMIC.test(word)) : words);

const inOrder = (words: string[]): string => words.toSorted().join(' ');

const initialsOf = (words: string[]): string => words.map((word) => word.charAt(0)).join('');

/** What to look for among aliases when nobody bears a name as it is written, the likeliest first; made when it is asked for; `keys` are what it is looked up by otherwise. */
export function* aliasLookupsOf(name: string, keys: string[]): Generator<string[]> {
  // `S.A. Ryabkov` has two initials, of which the first counts.
  const spaced = name.replace(/(?<!\p{L})(\p{L})\.(?=\p{L})/gu, '$1 ');
  const forms = (spaced === name ? keys : [...new Set([fold(spaced), nameKey(spaced)])]).map(queryWords).filter((words) => words.length > 0);
  yield forms.map(inOrder);
  yield acronymsIn(fold(name));
  const isSlavic = isCyrillic(name) || looksSlavic(fold(name));
  yield forms.map((words) => (isSlavic ? SOUND : CYRILLIC_SOUND) + inOrder(words.map(soundOf)));
}

/** The alias that every key of the same words has, in whatever order: of a folded name of several words, none of which aliases leave out. */
export const orderAliasOf = (name: string): string | undefined => {
  const words = queryWords(name);
  return words.length > 1 && words.join(' ') === name ? inOrder(words) : undefined;
};

/** `UN`, `U.N.` and `U N`. */
const acronymsIn = (name: string): string[] => (/^(\S+|\S( \S)+)$/.test(name) ? [ACRONYM + name.replaceAll(' ', '')] : []);

const queryWords = (name: string): string[] => {
  const words = name.split(' ').filter((word) => word !== '' && !SMALL_WORDS.has(word));
  const first = words.findIndex((word) => word.length === 1);
  return withoutPatronymic(words.filter((word, n) => word.length > 1 || n === first));
};

/** What the sound of names begins with that begin so; of one typed in Latin letters the last sound may be half typed, and is left as it is. */
export const soundPrefixOf = (typed: string): string => SOUND + fold(typed).split(' ').map(soundOf).join(' ');

/** What names that sound the same share, for suggestions. */
export const soundAliasOf = (name: string): string => SOUND + inOrder(queryWords(fold(name)).map(soundOf));
