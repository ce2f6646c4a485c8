import { listed } from './lexicon/listed.ts';
import { NOT_NAMES } from './lexicon/not-names.ts';
import {
  BODY_NOUNS,
  COMMON_ACRONYMS,
  COMPANY_WORDS,
  LEGAL_FORMS,
  ORGANIZATION_WORDS,
  OF_STATES,
  STATE_BODIES,
  STATE_OFFICES,
  TAKES,
} from './lexicon/organizations.ts';
import { PORTFOLIOS } from './lexicon/roles.ts';
import type { Run } from './name-runs.ts';
import { tokensOfRun, wordsOfRun } from './name-runs.ts';
import type { Document, Token } from './sentences.ts';
import { countryOf, countryOfWord, isBodyWord, isCapitalised, isPlainName, isRoleWord, isSeat, leadsPerson, lexiconKey } from './word-classes.ts';

/** Do the words of a run say that it names an organisation? */
export const isOrganization = (document: Document, run: Run): boolean => {
  const words = tokensOfRun(document, run);
  if (isPlainName(words)) return false;
  return (
    (words.length === 1 && isAcronym(words[0]?.text ?? '')) || isCompany(words) || (words.length === 2 && isSeat(words[0], words[1])) || words.some(isBodyWord)
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

/** The run with the common noun of a body behind it, *the Reed* campaign, *Latvia*'s foreign ministry; undefined when there is none. */
export const withBody = (document: Document, run: Run): Run | undefined => {
  const { tokens, sentences } = document;
  const next = isCountry(document, run) ? stateBodyBehind(document, run) : run.last + 1;
  const [noun, behind] = [tokens[next], tokens[next + 1]];
  if (!noun || next > (sentences[run.sentence]?.lastToken ?? 0) || !BODY_NOUNS.has(lexiconKey(noun)) || isCapitalised(noun)) return undefined;
  // *Passenger group Rail Voice* is a body by another name.
  const leadsName = behind !== undefined && isCapitalised(behind) && !NOT_NAMES.has(lexiconKey(behind));
  return leadsName || isRoleWord(behind) ? undefined : { ...run, last: next };
};

const isCountry = (document: Document, run: Run): boolean => countryOfWord(wordsOfRun(document, run)) !== undefined;

/** *Latvia's foreign ministry*, *the Latvian central bank*: the index of its noun, or else of what stands right behind the country. */
const stateBodyBehind = ({ tokens }: Document, { last }: Run): number => {
  const from = /^[’']s$/.test(tokens[last + 1]?.text ?? '') ? last + 2 : last + 1;
  let at = from;
  while (at < from + 2 && isOfState(tokens[at])) at++;
  const bodies = at > from ? STATE_OFFICES : STATE_BODIES;
  return bodies.has(lexiconKey(tokens[at] ?? { text: '' })) ? at : last + 1;
};

/** *Foreign*, *central* */
const isOfState = (token: Token | undefined): boolean =>
  token !== undefined && !isCapitalised(token) && (PORTFOLIOS.has(lexiconKey(token)) || OF_STATES.has(lexiconKey(token)));

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
  return to === from || isAnother ? run.last : ((OF_FIELDS.has(head) ? endOfList(document, run.sentence, to) : undefined) ?? to - 1);
};

/** What has several fields: *Ministry* of Food, Agriculture and Rural Affairs. */
const OF_FIELDS = listed('ministry department bureau office directorate secretariat institute committee council faculty');

/** Where a list of fields ends, that goes on at a token; undefined when there is none. */
const endOfList = (document: Document, sentence: number, from: number): number | undefined => {
  const { tokens } = document;
  let at = from;
  for (;;) {
    const isLast = tokens[at]?.text === 'and' || tokens[at + 1]?.text === 'and';
    const first = tokens[at]?.text === ',' && isLast ? at + 2 : at + 1;
    if (!/^(,|and)$/.test(tokens[at]?.text ?? '')) return undefined;
    const end = endOfField(document, sentence, first);
    if (end === undefined || isLast) return end;
    at = end + 1;
  }
};

/** The last token of a field: capitalised words that are no name. */
const endOfField = (document: Document, sentence: number, first: number): number | undefined => {
  const { tokens } = document;
  let to = first;
  while (tokens[to]?.sentence === sentence && isCapitalised(tokens[to] as Token) && !NOT_NAMES.has(lexiconKey(tokens[to] as Token))) to++;
  const field = { sentence, first, last: to - 1 };
  const isName = to === first || to - first > 2 || leadsPerson(tokens[first]?.text ?? '') || isOrganization(document, field) || isCountry(document, field);
  return isName ? undefined : to - 1;
};

/** *Transport and General Staff Union*: the word before *and* belongs to the name when it is a field, not a name. */
export const extendBackwards = ({ tokens }: Document, run: Run): Run => {
  const [the, field, and] = [tokens[run.first - 3], tokens[run.first - 2], tokens[run.first - 1]];
  const isField = field !== undefined && isCapitalised(field) && (PORTFOLIOS.has(lexiconKey(field)) || FIELDS.has(lexiconKey(field)));
  return isField && and?.text === 'and' && the?.text.toLowerCase() === 'the' && the.sentence === run.sentence ? { ...run, first: run.first - 2 } : run;
};

/** First fields of bodies. */
const FIELDS = listed('food transport science arts rail road children health digital culture banking securities business oil');
