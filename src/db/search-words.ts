/** What `q` asks for: each of `all` is a group of which one has to be there; none of `none` may be. Each term is a quoted one of FTS5, so that no input is ever part of its language. */
export type SearchWords = { all: string[][]; none: string[] };

/** A term, with a minus before it and a star after it; in quotation marks of either kind, with or without the last one. */
const TERM = /(-?)(?:["“”]([^"“”]*)["“”]?|([^\s"“”]+))(\*?)/gu;
const WORD = /[\p{L}\p{N}]/u;

/**
 * Reads words, `"a phrase"`, `nucl*`, `-without`, `arms OR weapons`. Any text can be read: what has no letter or digit is passed over, and so is an
 * OR that does not stand between two terms.
 */
export const readSearch = (text: string): SearchWords => {
  const words: SearchWords = { all: [], none: [] };
  let joins = false;
  for (const [, minus, phrase, plain = '', star] of text.matchAll(TERM)) {
    const isOr = phrase === undefined && minus === '' && plain === 'OR';
    const term = toTerm(phrase ?? plain.replace(/\*+$/, ''), star === '*' || plain.endsWith('*'));
    if (term !== undefined && !isOr) place(words, term, { isWithout: minus === '-', joins });
    joins = isOr;
  }
  return words;
};

const toTerm = (text: string, isPrefix: boolean): string | undefined =>
  WORD.test(text) ? `"${text.replace(/["\p{Cc}]/gu, ' ')}"${isPrefix ? '*' : ''}` : undefined;

const place = ({ all, none }: SearchWords, term: string, { isWithout, joins }: { isWithout: boolean; joins: boolean }): void => {
  const last = all.at(-1);
  if (isWithout) none.push(term);
  else if (joins && last) last.push(term);
  else all.push([term]);
};

/** The words that have to be there, as FTS5 is asked for them; undefined when there are none. What may not be there is left out as well, where anything has to be. */
export const toMatch = ({ all, none }: SearchWords): string | undefined => {
  if (all.length === 0) return undefined;
  const wanted = all.map((group) => `(${group.join(' OR ')})`).join(' AND ');
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.join(' OR ')})`;
};

/** The same in words: *with “arms” or “weapons”, with nucl…, without “war”*. */
export const tellSearch = ({ all, none }: SearchWords): string => {
  const tell = (term: string): string => term.replace(/^"(.*)"$/su, '“$1”').replace(/^"(.*)"\*$/su, '“$1…”');
  const parts = [...all.map((group) => `with ${group.map(tell).join(' or ')}`), ...(none.length > 0 ? [`without ${none.map(tell).join(' or ')}`] : [])];
  return parts.join(', ') || 'with words that have no letter';
};
