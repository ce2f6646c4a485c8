/** Letters that are no letter with a mark, and what they are written as without them. */
const LETTERS: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ð: 'd', ø: 'o', æ: 'ae', œ: 'oe', þ: 'th', ß: 'ss', ı: 'i', ħ: 'h', ŋ: 'n', ə: 'a' };

/** All of these, to be put between the brackets of a pattern. */
export const FOREIGN_LETTERS = Object.keys(LETTERS).join('');

const FOREIGN = new RegExp(`[${FOREIGN_LETTERS}]`, 'g');

/** A text folded for comparison: without case, diacritics and punctuation, words one space apart. `U.S.` gives `us`, `Łódź` gives `lodz`. */
export const fold = (text: string): string => (PLAIN.test(text) ? text.toLowerCase() : foldAny(text));

/** Plain words, a space apart, of which most texts that are folded are made. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;

const foldAny = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(FOREIGN, (letter) => LETTERS[letter] ?? letter)
    .replace(/[’']s\b/gu, '')
    .replace(/[.’']/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
