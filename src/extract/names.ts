import { fold } from './fold.ts';
import { COUNTRIES, DEMONYMS } from './lexicon/countries.ts';
import { EVENT_NOUNS } from './lexicon/events.ts';
import { FEMALE_NAMES, MALE_NAMES, NAMES_OF_EITHER } from './lexicon/given-names.ts';
import { BODY_NOUNS, GOVERNMENT_NOUNS, KNOWN_ORGANIZATIONS, ORGANIZATION_WORDS } from './lexicon/organizations.ts';
import { PLACES } from './lexicon/places.ts';
import { HONORIFICS, PORTFOLIOS, ROLE_MODIFIERS, ROLES } from './lexicon/roles.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { tokensOf } from './sentences.ts';
import type { Span } from './types.ts';

/** What a name seems to be where it stands; `unknown` is decided by the article as a whole. */
export type NameKind = 'person' | 'organization' | 'government' | 'group' | 'place' | 'unknown';

/** A proper name at one place, without its title. Token indices count over the document; `title` ends where the name starts. */
export type Name = Span & { text: string; kind: NameKind; title: Span | null; titleText: string; sentence: number; firstToken: number; lastToken: number; afterThe: boolean };

const NOT_NAMES = new Set(
  `i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december mon tue tues
wed thu thurs fri sat sun jan feb mar apr jun jul aug sept sep oct nov dec a.m p.m am pm ok god christmas easter thanksgiving abstract full text here there what
when where why how this that these those it he she they we you the a an but and or if in on at of for no not yes so as is was are were yet meanwhile however although after before since while though still then both many some most several few other others according all any each more much another one two three no`.split(/\s+/),
);
const PARTIES = /^(republicans|democrats|conservatives|liberals|libertarians|socialists|communists|tories|greens)$/i;
const isGroup = (text: string): boolean => PARTIES.test(text) || (text.endsWith('s') && DEMONYMS.has(fold(text)));

const key = ({ text }: Token): string => text.toLowerCase().replace(/\.$/, '');
const isRole = (token: Token | undefined): boolean => token !== undefined && (ROLES.has(key(token)) || HONORIFICS.has(key(token)));
export const isGivenName = (word: string): boolean => [FEMALE_NAMES, MALE_NAMES, NAMES_OF_EITHER].some((names) => names.has(word.toLowerCase()));
/** The country that a name stands for: *the US*, *Danish government*. */
export const countryOf = (text: string): string | undefined => {
  const name = fold(text).replace(/^the /, '');
  const adjective = / (\p{L}+)$/u.exec(name);
  return COUNTRIES.get(name) ?? (GOVERNMENT_NOUNS.has(adjective?.[1] ?? '') ? DEMONYMS.get(name.slice(0, adjective?.index)) : undefined);
};
const isDemonym = (token: Token): boolean => DEMONYMS.has(fold(token.text));

/** The proper names of an article, in text order: of people with their titles before them, organisations, governments, places. */
export const findNames = (document: Document): Name[] => {
  const inside = capitalisedInside(document);
  const names = document.sentences.flatMap((sentence, index) => runsOf(document, sentence, inside).flatMap((run) => readRun(document, index, run)));
  return names.filter((name, i) => !names.slice(Math.max(0, i - 3), i).some((other) => other.end >= name.end));
};

/** Words that stand capitalised where no sentence starts: elsewhere too they are names. */
const capitalisedInside = (document: Document): ReadonlySet<string> =>
  new Set(document.sentences.flatMap((sentence) => tokensOf(document, sentence).slice(1).filter(({ text, pos }) => /^\p{Lu}/u.test(text) && pos === 'PROPN').map(({ text }) => text)));

type Run = { first: number; last: number };

/** The longest stretches of capitalised words in a sentence; hyphens join where nothing but they is between. */
const runsOf = (document: Document, sentence: Sentence, inside: ReadonlySet<string>): Run[] => {
  const { tokens } = document;
  const runs: Run[] = [];
  for (let i = sentence.firstToken; i <= sentence.lastToken; i++) {
    if (!isNameWord(document, i, sentence, inside)) continue;
    const last = runs.at(-1);
    if (last && (last.last === i - 1 || isHyphenated(tokens, last.last, i)) && !isPairOfCountries(tokens, last.last, i)) last.last = i;
    else runs.push({ first: i, last: i });
  }
  return runs;
};

const isNameWord = ({ tokens }: Document, i: number, sentence: Sentence, inside: ReadonlySet<string>): boolean => {
  const token = tokens[i] as Token;
  if (!/^\p{Lu}/u.test(token.text) || (NOT_NAMES.has(key(token)) && !isNamesake(tokens, i))) return false;
  if (i > sentence.firstToken && !/^[“"‘'(:—–]$/.test(tokens[i - 1]?.text ?? '')) return true;
  if (/s$/.test(token.text) && token.pos !== 'NUM' && !inside.has(token.text) && !isGroup(token.text) && tokens[i + 1]?.pos === 'VERB') return false;
  if (inside.has(token.text) || isGivenName(token.text) || countryOf(token.text) !== undefined || HONORIFICS.has(key(token))) return true;
  return token.pos === 'PROPN' || (token.pos === 'NOUN' && /^\p{Lu}/u.test(tokens[i + 1]?.text ?? '') && (isRole(token) || ROLE_MODIFIERS.has(key(token))));
};

/** *Jan Novak*, *April Jones*: a month's name before another name is a person's. */
const isNamesake = (tokens: Token[], i: number): boolean =>
  isGivenName(tokens[i]?.text ?? '') && /^\p{Lu}\p{Ll}/u.test(tokens[i + 1]?.text ?? '') && tokens[i + 1]?.pos === 'PROPN' && !NOT_NAMES.has(key(tokens[i + 1] as Token));

const isHyphenated = (tokens: Token[], before: number, after: number): boolean =>
  after === before + 2 && tokens[before + 1]?.text === '-' && tokens[before]?.end === tokens[before + 1]?.start && tokens[before + 1]?.end === tokens[after]?.start;

/** *US-Russia* names two. */
const isPairOfCountries = (tokens: Token[], before: number, after: number): boolean =>
  after === before + 2 && countryOf(tokens[before]?.text ?? '') !== undefined && countryOf(tokens[after]?.text ?? '') !== undefined;

const readRun = (document: Document, sentence: number, run: Run): Name[] => {
  const { tokens } = document;
  if (tokens.slice(run.first, run.last + 1).every((token) => ROLE_MODIFIERS.has(key(token)) && !isGivenName(token.text))) return [];
  if (run.first < run.last && /^(former|ex|late|then|even|dear|rival)$/.test(key(tokens[run.first] as Token))) return readRun(document, sentence, { first: run.first + 1, last: run.last });
  const office = officeBefore(document, sentence, run);
  if (office) return [nameOf(document, sentence, { first: office.name, last: run.last }, 'person', office.title)];
  const titled = splitTitle(tokens, run);
  if (titled) return titled.name ? [nameOf(document, sentence, titled.name, 'person', titled.title)] : splitByCountry(document, sentence, run);
  const beforeIt = titleBefore(document, sentence, run);
  if (beforeIt !== undefined && !isOrganization(tokens, run)) return [nameOf(document, sentence, run, 'person', beforeIt)];
  return readUntitled(document, sentence, run);
};

/** *Deputy Secretary of* State Wendy Sherman: the run starts with what the office is of. */
const officeBefore = ({ tokens, sentences }: Document, sentence: number, run: Run): { title: number; name: number } | undefined => {
  const name = skipPortfolio(tokens, run.first, run);
  if (name === run.first || !/^(of|for)$/.test(tokens[run.first - 1]?.text ?? '') || !isRole(tokens[run.first - 2])) return undefined;
  const { firstToken } = sentences[sentence] as Sentence;
  let title = run.first - 2;
  while (title > firstToken && belongsToTitle(tokens[title - 1] as Token)) title--;
  return { title, name };
};

/** A run without a name in it, *the Russian President*: its country counts alone. */
const splitByCountry = (document: Document, sentence: number, run: Run): Name[] => {
  if (isOrganization(document.tokens, run)) return readUntitled(document, sentence, run);
  return [];
};

/** Splits *Deputy Secretary of State Wendy Sherman* into title and name; `name` is undefined where only an office stands. */
const splitTitle = (tokens: Token[], run: Run): { title: number; name: Run | undefined } | undefined => {
  for (let i = run.last; i >= run.first; i--) {
    const before = i > run.first ? (tokens[i - 1]?.text ?? '') : '';
    if (!isRole(tokens[i]) || (i === run.last && (isGivenName(before) || /^\p{Lu}\.$/u.test(before)))) continue;
    const rest = { first: skipPortfolio(tokens, i + 1, run), last: run.last };
    if (rest.first > rest.last) return isOrganization(tokens, run) ? undefined : { title: run.first, name: undefined };
    if (isOrganization(tokens, rest) && !/^(mr|mrs|ms|dr|sen|rep|gov)$/.test(key(tokens[i] as Token))) return undefined;
    return { title: run.first, name: rest };
  }
  return undefined;
};

const skipPortfolio = (tokens: Token[], from: number, run: Run): number => {
  let at = from;
  while (at < run.last && PORTFOLIOS.has(key(tokens[at] as Token)) && !isGivenName(tokens[at]?.text ?? '')) at++;
  return at;
};

const isOrganization = (tokens: Token[], { first, last }: Run): boolean => {
  const words = tokens.slice(first, last + 1);
  const isAcronym = words.length === 1 && /^(\p{Lu}{2,6}|(\p{Lu}\.){2,5})$/u.test(words[0]?.text ?? '') && !/^(N\.\p{Lu}|[DR]\.C)\.$/u.test(words[0]?.text ?? '') && countryOf(words[0]?.text ?? '') === undefined;
  return isAcronym || words.some((word) => ORGANIZATION_WORDS.has(key(word)) || KNOWN_ORGANIZATIONS.has(key(word)));
};

/** Where a title of common nouns before a name starts: *Kremlin spokesman* Jan, *secretary of state* Jan, *campaign manager* Jan. */
const titleBefore = ({ tokens, sentences }: Document, sentence: number, { first }: Run): number | undefined => {
  const { firstToken } = sentences[sentence] as Sentence;
  let at = first - 1;
  if (tokens[at - 1]?.text.toLowerCase() === 'of' && PORTFOLIOS.has(key(tokens[at] ?? (tokens[first] as Token)))) at -= 2;
  if (at < firstToken || !isRole(tokens[at]) || tokens[at]?.pos === 'VERB') return undefined;
  while (at > firstToken && belongsToTitle(tokens[at - 1] as Token)) at--;
  return at;
};

const belongsToTitle = (token: Token): boolean =>
  ROLE_MODIFIERS.has(key(token)) || isRole(token) || /^(NOUN|ADJ|PROPN)$/.test(token.pos) || (token.text === '-' && token.pos === 'PUNCT');

const readUntitled = (document: Document, sentence: number, run: Run): Name[] => {
  const { tokens } = document;
  if (run.first === run.last && EVENT_NOUNS.has(key(tokens[run.first] as Token))) return [];
  const body = bodyAfter(document, sentence, run);
  if (body) return [body];
  if (run.first === run.last && isGroup(tokens[run.last]?.text ?? '')) return [nameOf(document, sentence, run, 'group')];
  if (isOrganization(tokens, run)) return [nameOf(document, sentence, extendOrganization(document, sentence, run), 'organization')];
  const country = countryRun(tokens, run);
  if (country) return [nameOf(document, sentence, country, 'government')];
  const rest = { first: run.first + 1, last: run.last };
  if (rest.first <= rest.last && countryOf(tokens[run.first]?.text ?? '') !== undefined)
    return [nameOf(document, sentence, { first: run.first, last: run.first }, 'government'), ...readRun(document, sentence, rest)];
  if (isDemonym(tokens[run.first] as Token) && run.first < run.last) return readRun(document, sentence, rest);
  return [nameOf(document, sentence, run, kindOfRun(tokens, run))];
};

const textOf = (tokens: Token[], { first, last }: Run): string => tokens.slice(first, last + 1).map(({ text }) => text).join(' ');

/** A run that is a country's name. */
const countryRun = (tokens: Token[], run: Run): Run | undefined => (countryOf(textOf(tokens, run)) !== undefined ? run : undefined);

const kindOfRun = (tokens: Token[], run: Run): NameKind => {
  const words = tokens.slice(run.first, run.last + 1);
  if (PLACES.has(fold(textOf(tokens, run)))) return 'place';
  if (words.length < 2) return isDemonym(words[0] as Token) ? 'place' : 'unknown';
  const hasInitial = words.slice(1).some(({ text }) => /^(\p{Lu}\.|Jr\.?|Sr\.?|II|III|IV)$/u.test(text));
  return words.length <= 5 && (isGivenName(words[0]?.text ?? '') || /^(\p{Lu}\.)+$/u.test(words[0]?.text ?? '') || hasInitial) ? 'person' : 'unknown';
};

/** *the Novak campaign*, *the US mission to the UN in Geneva*: a name with the noun of a body behind it. */
const bodyAfter = (document: Document, sentence: number, run: Run): Name | undefined => {
  const { tokens, sentences } = document;
  const next = run.last + 1;
  const noun = tokens[next];
  if (!noun || next > (sentences[sentence]?.lastToken ?? 0) || !BODY_NOUNS.has(key(noun)) || /^\p{Lu}/u.test(noun.text)) return undefined;
  if (isRole(tokens[next + 1])) return undefined;
  if (countryOf(textOf(tokens, run)) !== undefined && GOVERNMENT_NOUNS.has(key(noun))) return nameOf(document, sentence, run, 'government');
  if (countryOf(textOf(tokens, { first: run.first, last: next })) !== undefined) return nameOf(document, sentence, { first: run.first, last: next }, 'government');
  return nameOf(document, sentence, extendOrganization(document, sentence, { first: run.first, last: next }), 'organization');
};

const TAKES = new Map<string, RegExp>([
  ['of', /./],
  ['for', /^(committee|subcommittee|center|centre|institute|council|alliance|commission|office|bureau|foundation|association|organization|society|academy|agency|americans|citizens)$/],
  ['on', /^(committee|subcommittee|center|centre|institute|council|commission|conference)$/],
  ['to', /^(mission|embassy|delegation)$/],
  ['in', /^(mission|embassy)$/],
]);

/** *Department* of Justice, *mission* to the UN in Geneva. */
const extendOrganization = (document: Document, sentence: number, run: Run): Run => {
  const { tokens, sentences } = document;
  const head = key(tokens[run.last] as Token);
  let last = run.last;
  for (;;) {
    const link = tokens[last + 1]?.text ?? '';
    const isTaken = TAKES.get(link)?.test(head) ?? (link === 'and' && last > run.last);
    if (!isTaken || (link === 'of' && !ORGANIZATION_WORDS.has(head))) return { first: run.first, last };
    let at = last + 2;
    if (tokens[at]?.text.toLowerCase() === 'the' && link !== 'and') at++;
    const from = at;
    while (at <= (sentences[sentence]?.lastToken ?? 0) && /^\p{Lu}/u.test(tokens[at]?.text ?? '') && !NOT_NAMES.has(key(tokens[at] as Token))) at++;
    if (at === from || (link === 'and' && (at - from > 2 || isOrganization(tokens, { first: from, last: at - 1 })))) return { first: run.first, last };
    last = at - 1;
  }
};

const nameOf = (document: Document, sentence: number, run: Run, kind: NameKind, titleStart?: number): Name => {
  const { tokens, text } = document;
  const { start } = tokens[run.first] as Token;
  const { end } = tokens[run.last] as Token;
  const title = titleStart === undefined || titleStart >= run.first ? null : titleSpan(tokens, titleStart, run.first);
  // In *the Novak supporters* the article belongs to the noun behind.
  const afterThe = tokens[run.first - 1]?.text.toLowerCase() === 'the' && !/^(NOUN|ADJ|NUM)$/.test(tokens[run.last + 1]?.pos ?? '') && !/^[’'-]/.test(tokens[run.last + 1]?.text ?? '');
  const titleText = title ? text.slice(title.start, title.end) : '';
  return { start, end, text: text.slice(start, end), kind, title, titleText, sentence, firstToken: run.first, lastToken: run.last, afterThe };
};

const titleSpan = (tokens: Token[], first: number, next: number): Span => ({ start: (tokens[first] as Token).start, end: (tokens[next - 1] as Token).end });
