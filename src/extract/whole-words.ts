import { ARABIC_ARTICLE, DOUBLE_NAMES, TWO_SYLLABLES } from './lexicon/joined-names.ts';

/** A mark over a letter of its own, and what stands behind *Ã* or *Â* in a text decoded wrongly: *FranÃ§ois*. */
const MARKS = /(?<=[\p{Lu}\p{Ll}\p{M}])\p{M}+|(?<=[ÃÂ]|A[\u0302\u0303])[^\p{L}\p{M}\s.,“”"’]/gu;
/** Letters beyond Latin-1: *ř*, *Ж*. */
const FOREIGN = /(?![\0-\u00ff])[\p{Lu}\p{Ll}\p{Lt}\p{Lm}]/gu;
const ARTICLE = new RegExp(`(?<![\\p{L}\\p{N}’'-])(?:${ARABIC_ARTICLE})[-‐‑](?=\\p{Lu})`, 'giu');
/** *Ji-woo*, *Jean-luc* beside another capitalised word; *Trump-era* too. */
const LOWERED =
  /(?<=\p{Lu}[\p{Ll}.]{0,15} )\p{Lu}\p{Ll}{0,8}[-‐‑]\p{Ll}{1,8}(?![\p{L}\p{N}-])|(?<![\p{L}\p{N}-])\p{Lu}\p{Ll}{0,8}[-‐‑]\p{Ll}{1,8}(?= \p{Lu})/gu;

/** The text with letters in place of all that wink would wrongly cut a word at: foreign letters, marks, hyphens of names. Places stay. */
export const keepWordsWhole = (text: string): string =>
  text
    .replace(MARKS, (mark) => 'a'.repeat(mark.length))
    .replace(FOREIGN, plainLetter)
    .replace(ARTICLE, (article) => 'A'.padEnd(article.length, 'a'))
    .replace(LOWERED, (name) => (isOneName(name) ? name.replace(/[-‐‑]/, 'a') : name));

/** An ASCII letter for another: of the same length and case, the base one where there is one. */
const plainLetter = (letter: string): string => {
  const base = letter.normalize('NFKD').charAt(0);
  const plain = /[a-z]/i.test(base) ? base : 'a';
  return (/\p{Ll}|\p{Lm}/u.test(letter) ? plain.toLowerCase() : plain.toUpperCase()).padEnd(letter.length, 'a');
};

const isOneName = (name: string): boolean => {
  const plain = name.replace(/[‐‑]/, '-');
  return TWO_SYLLABLES.test(plain) || DOUBLE_NAMES.test(plain);
};
