import { NOT_NAMES } from './lexicon/not-names.ts';
import { BODY_NOUNS, COMMON_ACRONYMS, COMPANY_WORDS, KNOWN_ORGANIZATIONS, LEGAL_FORMS, ORGANIZATION_WORDS, TAKES } from './lexicon/organizations.ts';
import type { Run } from './name-runs.ts';
import { tokensOfRun } from './name-runs.ts';
import type { Document, Token } from './sentences.ts';
import { countryOf, isRoleWord, lexiconKey } from './word-classes.ts';

/** Do the words of a run say that it names an organisation? */
export const isOrganization = (document: Document, run: Run): boolean => {
  const words = tokensOfRun(document, run);
  return (
    (words.length === 1 && isAcronym(words[0]?.text ?? '')) ||
    isCompany(words) ||
    words.some((word) => ORGANIZATION_WORDS.has(lexiconKey(word)) || KNOWN_ORGANIZATIONS.has(lexiconKey(word)))
  );
};

/** *Halden Semiconductor*, *Halden AB*. */
export const isCompany = (words: { text: string }[]): boolean => {
  const last = words.length > 1 ? words.at(-1) : undefined;
  return last !== undefined && (COMPANY_WORDS.has(lexiconKey(last)) || LEGAL_FORMS.has(last.text));
};

/** *FBI*, but no country and not *N.Y.* or *D.C.* */
const isAcronym = (word: string): boolean =>
  /^(\p{Lu}{2,6}|(\p{Lu}\.){2,5})$/u.test(word) &&
  !/^(N\.\p{Lu}|[DR]\.C)\.$/u.test(word) &&
  countryOf(word) === undefined &&
  !COMMON_ACRONYMS.has(word.toLowerCase());

/** The run with the common noun of a body behind it, *the Reed* campaign, *the US* mission; undefined when there is none. */
export const withBody = ({ tokens, sentences }: Document, run: Run): Run | undefined => {
  const next = run.last + 1;
  const noun = tokens[next];
  if (!noun || next > (sentences[run.sentence]?.lastToken ?? 0) || !BODY_NOUNS.has(lexiconKey(noun)) || /^\p{Lu}/u.test(noun.text)) return undefined;
  return isRoleWord(tokens[next + 1]) ? undefined : { ...run, last: next };
};

/** An organisation's name with what belongs to it: *Department* of Justice, *US mission* to the UN in Geneva. */
export const extendOrganization = (document: Document, run: Run): Run => {
  const head = lexiconKey(document.tokens[run.last] as Token);
  let last = run.last;
  for (;;) {
    const next = endOfComplement(document, { ...run, last }, head);
    if (next === last) return { ...run, last };
    last = next;
  }
};

const endOfComplement = (document: Document, run: Run, head: string): number => {
  const { tokens, sentences } = document;
  const link = tokens[run.last + 1]?.text ?? '';
  const isExtended = lexiconKey(tokens[run.last] as Token) !== head;
  if (!(link === 'and' ? isExtended : (TAKES.get(link)?.has(head) ?? (link === 'of' && ORGANIZATION_WORDS.has(head))))) return run.last;
  let from = run.last + 2;
  if (link !== 'and' && tokens[from]?.text.toLowerCase() === 'the') from++;
  let to = from;
  while (to <= (sentences[run.sentence]?.lastToken ?? 0) && /^\p{Lu}/u.test(tokens[to]?.text ?? '') && !NOT_NAMES.has(lexiconKey(tokens[to] as Token))) to++;
  const complement = { ...run, first: from, last: to - 1 };
  const isAnother = link === 'and' && (to - from > 2 || isOrganization(document, complement));
  return to === from || isAnother ? run.last : to - 1;
};
