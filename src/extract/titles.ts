import { PERHAPS_TRADE, PORTFOLIOS, RANKS, ROLE_MODIFIERS, SURNAMES, TITLE_NAMES } from './lexicon/roles.ts';
import type { Run } from './name-runs.ts';
import { tokensOfRun } from './name-runs.ts';
import { isOrganization } from './organization-names.ts';
import type { Document, Token } from './sentences.ts';
import { countryOfWord, isGivenName, isRoleWord, leadsPerson, lexiconKey } from './word-classes.ts';

/** Where a person's title starts, and the run of the name behind it; no name where only an office stands. */
export type Titled = { title: number; name: Run | undefined };

/** Courtesy that only people have: *Mr. Bloomberg* is no company. */
const OF_PEOPLE = /^(mr|mrs|ms|dr|sen|rep|gov)$/;

/** The title in a run or before it; undefined when there is none. */
export const findTitle = (document: Document, run: Run): Titled | undefined =>
  officeBefore(document, run) ?? titleInside(document, run) ?? nounsBefore(document, run) ?? tradeInside(document, run);

/**
 * The run starts with what the office is of:
 *
 *     Deputy Secretary of State Ada Byrd
 *                         ^^^^^^^^^^^^^^ run
 */
const officeBefore = (document: Document, run: Run): Titled | undefined => {
  const { tokens } = document;
  const first = behindPortfolio(document, run.first, run);
  if (first === run.first || !/^(of|for)$/.test(tokens[run.first - 1]?.text ?? '') || !isRoleWord(tokens[run.first - 2])) return undefined;
  return { title: startOfTitle(document, run, run.first - 2), name: { ...run, first } };
};

/** *Foreign Minister Pavel Orlov*: the last word of office parts title and name, unless it is the surname. */
const titleInside = (document: Document, run: Run): Titled | undefined => {
  const { tokens } = document;
  for (let i = run.last; i >= run.first; i--) {
    const before = i > run.first ? (tokens[i - 1]?.text ?? '') : '';
    if (
      !(isRoleWord(tokens[i]) || isRank(tokens, i, run)) ||
      isGivenTitle(tokens, i, run) ||
      (i > run.first && /^\p{Lu}\.$/u.test(tokens[i]?.text ?? '')) ||
      (i === run.last && (isGivenName(before) || /^\p{Lu}\.$/u.test(before) || isSurnameBehind(tokens[i], i === run.first + 1 ? tokens[i - 1] : undefined)))
    )
      continue;
    const rest = { ...run, first: behindPortfolio(document, i + 1, run) };
    if (rest.first > rest.last) return isOrganization(document, run) ? undefined : { title: run.first, name: undefined };
    if (isOrganization(document, rest) && !OF_PEOPLE.test(lexiconKey(tokens[i] as Token)) && !isShouted(tokens[i] as Token)) return undefined;
    return { title: run.first, name: rest };
  }
  return undefined;
};

/** *PC Byrd*, *Major Tom Reed*; not *DC Comics*. */
const isRank = (tokens: Token[], i: number, { first, last }: Run): boolean => {
  const rank = tokens[i]?.text ?? '';
  return i === first && i < last && RANKS.has(rank) && (/^W?PC$|I$/.test(rank) || leadsPerson(tokens[i + 1]?.text ?? ''));
};

/** *Dean Harmon*, but *Prince William*. */
const isGivenTitle = (tokens: Token[], i: number, { first, last }: Run): boolean =>
  i === first && last === i + 1 && TITLE_NAMES.has(tokens[i]?.text ?? '') && !leadsPerson(tokens[last]?.text ?? '');

/** *Angus King*: an office that is a surname behind a word that tells of no office. */
const isSurnameBehind = (office: Token | undefined, before: Token | undefined): boolean =>
  before !== undefined &&
  SURNAMES.has(office?.text ?? '') &&
  !isRoleWord(before) &&
  !ROLE_MODIFIERS.has(lexiconKey(before)) &&
  !PORTFOLIOS.has(lexiconKey(before)) &&
  countryOfWord(before.text) === undefined;

/** A title of common nouns: *Kremlin spokesman* Ivan, *secretary of state* John, *campaign manager* Mary. */
const nounsBefore = (document: Document, run: Run): Titled | undefined => {
  const { tokens, sentences } = document;
  let at = run.first - 1;
  const portfolio = tokens[at];
  if (portfolio && tokens[at - 1]?.text.toLowerCase() === 'of' && PORTFOLIOS.has(lexiconKey(portfolio))) at -= 2;
  if (at < (sentences[run.sentence]?.firstToken ?? 0) || !isRoleWord(tokens[at]) || tokens[at]?.pos === 'VERB' || isOrganization(document, run))
    return undefined;
  return { title: startOfTitle(document, run, at), name: run };
};

/** *SECRETARY NOVAK*: capitals make no acronym. */
const isShouted = ({ text }: Token): boolean => /^\p{Lu}{4,}$/u.test(text);

/** *Upholsterer Jan Novak*: where a sentence starts, a word before a full name may be a trade that nobody has listed. */
const tradeInside = (document: Document, run: Run): Titled | undefined => {
  const [trade, given, surname] = tokensOfRun(document, run);
  if (run.first !== document.sentences[run.sentence]?.firstToken || !trade || !given || !surname) return undefined;
  const isTrade = PERHAPS_TRADE.test(trade.text) && !leadsPerson(trade.text) && leadsPerson(given.text) && !isOrganization(document, run);
  return isTrade ? { title: run.first, name: { ...run, first: run.first + 1 } } : undefined;
};

const behindPortfolio = ({ tokens }: Document, from: number, { last }: Run): number => {
  let at = from;
  while (at < last && PORTFOLIOS.has(lexiconKey(tokens[at] as Token)) && !isGivenName(tokens[at]?.text ?? '')) at++;
  return at;
};

const startOfTitle = ({ tokens, sentences }: Document, { sentence }: Run, role: number): number => {
  let at = role;
  while (at > (sentences[sentence]?.firstToken ?? 0) && belongsToTitle(tokens[at - 1] as Token)) at--;
  return at;
};

const belongsToTitle = (token: Token): boolean =>
  ROLE_MODIFIERS.has(lexiconKey(token)) || isRoleWord(token) || /^(NOUN|ADJ|PROPN)$/.test(token.pos) || token.text === '-';
