import { fold } from './fold.ts';
import { DOCUMENTS } from './lexicon/cues.ts';
import { EVENT_NOUNS } from './lexicon/events.ts';
import { COMMON_ACRONYMS, GENERAL_BODY_NOUNS, GOVERNMENT_NOUNS, ORGANIZATION_WORDS } from './lexicon/organizations.ts';
import { PLACE_LEADS, PLACE_NOUNS, PLACES } from './lexicon/places.ts';
import { POST_NOMINALS, ROLE_MODIFIERS } from './lexicon/roles.ts';
import type { Run } from './name-runs.ts';
import { findRuns, tokensOfRun, wordsOfRun } from './name-runs.ts';
import { extendBackwards, extendOrganization, isOrganization, withBody } from './organization-names.ts';
import type { Document, Token } from './sentences.ts';
import { findTitle } from './titles.ts';
import type { Span } from './types.ts';
import { countryOf, isDemonym, isGivenName, isGroupWord, isPlainName, leadsPerson, lexiconKey, nameWords } from './word-classes.ts';

/** What a name seems to be where it stands; `unknown` is decided by the article as a whole. */
export type NameKind = 'person' | 'organization' | 'government' | 'group' | 'place' | 'unknown';

/** A proper name at one place, without its title. Token indices count over the document. */
export type Name = Span & {
  text: string;
  /** Its words that identify, folded. */
  words: string[];
  kind: NameKind;
  /** The title right before it, and its words. */
  title: Span | null;
  titleText: string;
  sentence: number;
  firstToken: number;
  lastToken: number;
  /** Does it take *the*, as things do? */
  afterThe: boolean;
};

/** How many names one may reach over. */
const REACH = 3;

/** The proper names of an article, in text order: of people with their titles before them, organisations, governments, groups, places. */
export const findNames = (document: Document): Name[] => {
  const names = findRuns(document).flatMap((run) => readRun(document, run));
  // An organisation's name may reach over the runs around it.
  const isPart = (name: Name, i: number): boolean =>
    names.slice(Math.max(0, i - REACH), i).some((other) => other.end >= name.end) || names.slice(i + 1, i + 2).some((other) => other.start <= name.start);
  const apart = names.filter((name, i) => !isPart(name, i));
  return apart.map((name, i) => withSharedSurname(document, ofFamily(document, name, apart[i - 1]), apart[i + 1]));
};

const FAMILY = /^(?:, \d{1,3},)? and (?:his|her)(?: \p{Ll}+)? (?:wife|husband|son|daughter)(?: of [\p{Ll}\d]+ years)?,? $/u;

/** *Jan Novak and his wife Ida*: his surname is hers. */
const ofFamily = ({ text }: Document, name: Name, before: Name | undefined): Name => {
  const isPerson = before !== undefined && before.words.length > 1 && (before.kind === 'person' || before.titleText !== '');
  if (!isPerson || name.words.length !== 1 || !FAMILY.test(text.slice(before.end, Math.min(name.start, before.end + 60)))) return name;
  const full = `${name.text} ${before.text.split(/\s+/).at(-1) ?? ''}`;
  return { ...name, kind: 'person', text: full, words: nameWords(full) };
};

/** *Ida and Jan Novak*: the surname is that of both. */
const withSharedSurname = ({ text }: Document, name: Name, next: Name | undefined): Name => {
  const isGiven = name.words.length === 1 && name.titleText === '' && leadsPerson(name.text);
  if (!isGiven || next?.words.length !== 2 || !leadsPerson(next.words[0] ?? '') || text.slice(name.end, next.start) !== ' and ') return name;
  const full = `${name.text} ${next.text.split(/\s+/).at(-1) ?? ''}`;
  return { ...name, kind: 'person', text: full, words: nameWords(full) };
};

const readRun = (document: Document, whole: Run): Name[] => {
  const run = withoutPostNominals(document, whole);
  const words = tokensOfRun(document, run);
  const [first] = words;
  if (!first || words.every((word) => ROLE_MODIFIERS.has(lexiconKey(word)) && !isGivenName(word.text)))
    return isOffice(document, run) ? [nameOf(document, run, 'organization')] : [];
  const rest = { ...run, first: run.first + 1 };
  if (/^[RDI] ?- ?\p{Lu}/u.test(wordsOfRun(document, run))) return [];
  if (words.length > 1 && (isGroupWord(first) || /^(former|ex|late|then|even|dear|rival)$/.test(lexiconKey(first)))) return readRun(document, rest);
  const titled = findTitle(document, run);
  // *Liberal Democrats* are no person called Democrats.
  const [bearer, more] = titled?.name ? tokensOfRun(document, titled.name) : [];
  if (bearer && !more && isGroupWord(bearer)) return readUntitled(document, { ...run, first: run.last }, { ...run, first: run.last + 1 });
  if (titled) return titled.name ? [{ ...nameOf(document, titled.name, 'person'), ...titleOf(document, titled.title, titled.name) }] : [];
  return readUntitled(document, run, rest);
};

/** *The Treasury says* */
const isOffice = ({ tokens }: Document, { first, last }: Run): boolean =>
  first === last &&
  tokens[first]?.text === 'Treasury' &&
  /^the$/i.test(tokens[first - 1]?.text ?? '') &&
  !/^(NOUN|ADJ|PROPN)$/.test(tokens[last + 1]?.pos ?? '');

/** *Ada Byrd KC*: what stands behind a name of two words is no part of it. */
const withoutPostNominals = (document: Document, run: Run): Run => {
  let { last } = run;
  while (
    (last - run.first > 1 || (last > run.first && document.tokens[last]?.text === 'LJ')) &&
    POST_NOMINALS.has(lexiconKey(document.tokens[last] as Token)) &&
    !isOrganization(document, { ...run, last: last - 1 })
  )
    last--;
  return { ...run, last };
};

const readUntitled = (document: Document, run: Run, rest: Run): Name[] => {
  const first = document.tokens[run.first] as Token;
  const isOne = rest.first > rest.last;
  if (isOne && isCommonNoun(lexiconKey(first))) return [];
  const body = readBody(document, run);
  if (body) return [body];
  if (isOne && isGroupWord(first)) return [nameOf(document, run, 'group')];
  if (isOrganization(document, run)) return [nameOf(document, extendOrganization(document, extendBackwards(document, run)), 'organization')];
  if (countryOf(wordsOfRun(document, run)) !== undefined) return [nameOf(document, run, 'government')];
  if (isTown(document, run)) return [nameOf(document, { ...run, first: run.first - 2 }, 'place')];
  if (!isOne && countryOf(first.text) !== undefined) return [nameOf(document, { ...run, last: run.first }, 'government'), ...readRun(document, rest)];
  if (!isOne && isDemonym(first)) return readRun(document, rest);
  return [nameOf(document, run, kindOfRun(document, run))];
};

/** *Poll*, *Summit*; not *Post*. */
const isCommonNoun = (word: string): boolean => EVENT_NOUNS.has(word) || COMMON_ACRONYMS.has(word) || (DOCUMENTS.has(word) && !ORGANIZATION_WORDS.has(word));

/** *The city of Nice*. */
const isTown = ({ tokens }: Document, { first }: Run): boolean =>
  tokens[first - 1]?.text === 'of' && /^(city|town|village|county|borough|state|province)$/.test(tokens[first - 2]?.text ?? '');

/** *The Reed campaign* is an organisation, *the Danish government* and *the US side* are governments. */
const readBody = (document: Document, run: Run): Name | undefined => {
  const body = withBody(document, run);
  if (!body) return undefined;
  const noun = lexiconKey(document.tokens[body.last] as Token);
  // *The Swedish company* describes one.
  if (run.first === run.last && isDemonym(document.tokens[run.first] as Token) && GENERAL_BODY_NOUNS.has(noun)) return undefined;
  if (countryOf(wordsOfRun(document, run)) !== undefined && GOVERNMENT_NOUNS.has(noun) && body.last === run.last + 1)
    return nameOf(document, run, 'government');
  if (countryOf(wordsOfRun(document, body)) !== undefined) return nameOf(document, body, 'government');
  return nameOf(document, extendOrganization(document, body), 'organization');
};

const kindOfRun = (document: Document, run: Run): NameKind => {
  if (isPollster(document, run)) return 'organization';
  const [first, ...others] = tokensOfRun(document, run) as [Token, ...Token[]];
  if (isPlainName([first, ...others])) return 'person';
  if (PLACES.has(fold(wordsOfRun(document, run)))) return 'place';
  if (others.length === 0) return isDemonym(first) ? 'place' : 'unknown';
  if (others.some((word) => PLACE_NOUNS.has(lexiconKey(word))) || (PLACE_LEADS.has(lexiconKey(first)) && !leadsPerson(others[0]?.text ?? ''))) return 'place';
  const hasInitial = others.some(({ text }) => /^(\p{Lu}\.|Jr\.?|Sr\.?|II|III|IV)$/u.test(text));
  const isPerson = hasInitial || leadsPerson(first.text) || /^(\p{Lu}\.)+$/u.test(first.text);
  return isPerson && others.length < 5 ? 'person' : 'unknown';
};

/** *A Reuters/Ipsos poll*. */
const isPollster = ({ text, tokens }: Document, { first, last }: Run): boolean => {
  const [start, end] = [tokens[first]?.start ?? 0, tokens[last]?.end ?? 0];
  const behind = text.slice(end, end + 60);
  return text.charAt(start - 1) === '/' ? /^ (poll|survey|tracking)/.test(behind) : /^\/[\p{L} ]{2,40} (poll|survey|tracking)/u.test(behind);
};

const nameOf = (document: Document, run: Run, kind: NameKind): Name => {
  const { tokens, text } = document;
  const { start } = tokens[run.first] as Token;
  const { end } = tokens[run.last] as Token;
  const form = text.slice(start, end);
  return {
    start,
    end,
    text: form,
    words: nameWords(form),
    kind,
    title: null,
    titleText: '',
    sentence: run.sentence,
    firstToken: run.first,
    lastToken: run.last,
    afterThe: takesThe(tokens, run),
  };
};

/** In *the Novak supporters* the article belongs to the noun behind. */
const takesThe = (tokens: Token[], { first, last }: Run): boolean => {
  const next = tokens[last + 1];
  // Nor is *the Novak and Reed campaigns* of Novak.
  return tokens[first - 1]?.text.toLowerCase() === 'the' && !/^(NOUN|ADJ|NUM|CCONJ)$/.test(next?.pos ?? '') && !/^[’'-]/.test(next?.text ?? '');
};

const titleOf = ({ tokens, text }: Document, first: number, name: Run): Pick<Name, 'title' | 'titleText'> => {
  if (first >= name.first) return { title: null, titleText: '' };
  const title = { start: (tokens[first] as Token).start, end: (tokens[name.first - 1] as Token).end };
  return { title, titleText: text.slice(title.start, title.end) };
};
