import { fold } from './fold.ts';
import { TWO_SYLLABLES } from './lexicon/joined-names.ts';
import { EVENT_NOUNS } from './lexicon/events.ts';
import { listed } from './lexicon/listed.ts';
import { NOT_NAMES } from './lexicon/not-names.ts';
import { KNOWN_ORGANIZATIONS, ORGANIZATION_WORDS } from './lexicon/organizations.ts';
import { PARTICLES } from './lexicon/particles.ts';
import { PLACES } from './lexicon/places.ts';
import { HONORIFICS, ROLE_MODIFIERS, ROLES } from './lexicon/roles.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { tokensOf } from './sentences.ts';
import {
  countryOf,
  countryOfWord,
  isBodyWord,
  isCapitalised,
  isDemonym,
  isGivenName,
  isGroupWord,
  isRoleWord,
  isSeat,
  leadsPerson,
  lexiconKey,
} from './word-classes.ts';

/** A stretch of capitalised words, by the indices of its tokens in the document. */
export type Run = { sentence: number; first: number; last: number };

/** The tokens of a run. */
export const tokensOfRun = ({ tokens }: Document, { first, last }: Run): Token[] => tokens.slice(first, last + 1);

/** The words of a run, one space apart. */
export const wordsOfRun = (document: Document, run: Run): string =>
  tokensOfRun(document, run)
    .map(({ text }) => text)
    .join(' ');

/** The longest stretches of capitalised words in each sentence; hyphens join where nothing but they is between. */
export const findRuns = (document: Document): Run[] => {
  const inside = capitalisedInside(document);
  return document.sentences.flatMap((_, sentence) => runsIn(document, sentence, inside));
};

/** Words that stand capitalised by themselves where no sentence starts: elsewhere too they are names. */
const capitalisedInside = (document: Document): ReadonlySet<string> => {
  const { tokens, sentences } = document;
  const inside = new Set<string>();
  for (const sentence of sentences) {
    if (isTitleCase(document, sentence)) continue;
    for (let i = sentence.firstToken + 1; i <= sentence.lastToken; i++) if (isNameInside(tokens, i)) inside.add(tokens[i]?.text ?? '');
  }
  return inside;
};

/** *Bob Cook*, *Park Ji-woo*: a surname may be taken for a common word. */
const isNameInside = (tokens: Token[], i: number): boolean => {
  const [before, token, next] = [tokens[i - 1], tokens[i] as Token, tokens[i + 1]];
  if (!isCapitalised(token) || before?.text === '-' || next?.text === '-') return false;
  return token.pos === 'PROPN' || leadsPerson(before?.text ?? '') || TWO_SYLLABLES.test(next?.text ?? '');
};

/** A headline of so many words, all of them capitalised but the small ones, does not tell names from other words. */
const LONG_TITLE = 5;
const SMALL_WORDS = listed('a an and as at but by for from in into is nor of on or over s the to up via vs with');

const isTitleCase = (document: Document, sentence: Sentence): boolean => {
  const words = tokensOf(document, sentence).filter(({ text }) => /^\p{L}/u.test(text) && !SMALL_WORDS.has(text));
  return words.length >= LONG_TITLE && words.every(({ text }) => /^\p{Lu}/u.test(text));
};

/** Is a word of a headline a name by itself, by the rest of the text, or by the given name before it? */
const isNameInTitle = (tokens: Token[], i: number, inside: ReadonlySet<string>): boolean => {
  const token = tokens[i] as Token;
  if (inside.has(token.text) || isInitial(token) || countryOfWord(token.text) !== undefined || isGroupWord(token) || isBodyWord(token) || isAcronym(token))
    return true;
  const before = tokens[i - 1];
  return isRoleWord(token) || ROLE_MODIFIERS.has(lexiconKey(token)) || [token, before].some((word) => word && (leadsPerson(word.text) || isInitial(word)));
};

const isInitial = ({ text }: Token): boolean => /^\p{Lu}\.$/u.test(text);

const isAcronym = ({ text }: Token): boolean => /^\p{Lu}{2,5}$/u.test(text);

const runsIn = (document: Document, sentence: number, inside: ReadonlySet<string>): Run[] => {
  const { tokens, sentences } = document;
  const { firstToken = 0, lastToken = -1 } = sentences[sentence] ?? {};
  const isTitle = sentences[sentence] !== undefined && isTitleCase(document, sentences[sentence]);
  const runs: Run[] = [];
  for (let i = firstToken; i <= lastToken; i++) {
    const isFirst = i === firstToken || opensSentence(tokens, i - 1);
    if (!isNameWord(tokens, i, { isFirst, inside }) || (isTitle && !isNameInTitle(tokens, i, inside))) continue;
    const last = runs.at(-1);
    const isSame =
      last &&
      (last.last === i - 1 || isHyphenated(tokens, last.last, i) || hasParticle(tokens, last.last, i) || isOfMembers(tokens, last.last, i)) &&
      !isPair(tokens, i, inside);
    if (isSame) last.last = i;
    else runs.push({ sentence, first: i, last: i });
  }
  return runs;
};

/** *OSLO - Officials said*: behind such marks a sentence may start. */
const opensSentence = (tokens: Token[], mark: number): boolean => {
  const [token, next] = [tokens[mark] as Token, tokens[mark + 1] as Token];
  return /^[“"‘'(:—–]$/.test(token.text) || (token.text === '-' && token.end < next.start);
};

/** Where a sentence starts, a capital alone says nothing. */
const isNameWord = (tokens: Token[], i: number, { isFirst, inside }: { isFirst: boolean; inside: ReadonlySet<string> }): boolean => {
  const token = tokens[i] as Token;
  if (!isCapitalised(token) || (NOT_NAMES.has(lexiconKey(token)) && !isNamesake(tokens, i) && !isOfMembers(tokens, i, i + 2))) return false;
  if (!isFirst || inside.has(token.text) || PLACES.has(fold(token.text)) || isSeat(token, tokens[i + 1])) return true;
  // *Officials said*, *Polls show*: a plural before a verb.
  if (isPluralAt(tokens, i)) return false;
  if (isGivenName(token.text) || countryOf(token.text) !== undefined || HONORIFICS.has(lexiconKey(token))) return true;
  const leadsName = /^\p{Lu}/u.test(tokens[i + 1]?.text ?? '') && (isRoleWord(token) || ROLE_MODIFIERS.has(lexiconKey(token)));
  return token.pos === 'PROPN' || (token.pos === 'NOUN' && leadsName) || (isDemonym(token) && isRoleWord(tokens[i + 1]));
};

/** *Officials said*, *Mayors agree*, *Friends of Novak* */
const isPluralAt = (tokens: Token[], i: number): boolean => {
  const [token, next] = [tokens[i] as Token, tokens[i + 1]];
  const word = lexiconKey(token);
  if (!token.text.endsWith('s') || isGroupWord(token) || KNOWN_ORGANIZATIONS.has(word)) return false;
  const isOf = next?.text === 'of' && !isGivenName(token.text) && countryOf(token.text) === undefined && !ORGANIZATION_WORDS.has(word);
  return next?.pos === 'VERB' || isOf || ROLES.has(word.slice(0, -1));
};

/** *Jan Novak*, *Jan-Willem*, *April Jones*: a month's name before another name is a person's. */
const isNamesake = (tokens: Token[], i: number): boolean => {
  const [token, next] = [tokens[i] as Token, tokens[i + 1]];
  if (next?.text === '-')
    return (
      isHyphenated(tokens, i, i + 2) && isGivenName(token.text) && isCapitalised(tokens[i + 2] as Token) && !NOT_NAMES.has(lexiconKey(tokens[i + 2] as Token))
    );
  if (!next || !isCapitalised(next) || /^\p{Lu}+$/u.test(next.text) || NOT_NAMES.has(lexiconKey(next))) return false;
  return (isGivenName(token.text) && next.pos === 'PROPN') || (leadsPerson(token.text) && isPersonLike(tokens, i));
};

/** *April Stone said*, not *in April Stone …*, *the May Conference*, *May Day*. */
const isPersonLike = (tokens: Token[], i: number): boolean => {
  const [before, surname, behind] = [tokens[i - 1], tokens[i + 1] as Token, tokens[i + 2]];
  const isFree = !/^(ADP|DET|ADJ|NUM)$/.test(before?.pos ?? '') && !/^(NOUN|PROPN)$/.test(behind?.pos ?? '');
  return (
    isFree &&
    /^(NOUN|PROPN)$/.test(surname.pos) &&
    !EVENT_NOUNS.has(lexiconKey(surname)) &&
    !PLACES.has(fold(surname.text)) &&
    countryOfWord(surname.text) === undefined
  );
};

/** *Bill de Blasio*, *Ursula von der Leyen*. */
const hasParticle = (tokens: Token[], before: number, after: number): boolean =>
  after - before <= 3 && tokens.slice(before + 1, after).every(({ text }) => PARTICLES.has(text));

const isHyphenated = (tokens: Token[], before: number, after: number): boolean => {
  const hyphen = tokens[before + 1];
  return after === before + 2 && hyphen?.text === '-' && tokens[before]?.end === hyphen.start && hyphen.end === tokens[after]?.start;
};

/** *Port Employers' Association*, *Children's Hospital*. */
const isOfMembers = (tokens: Token[], before: number, after: number): boolean => {
  const [members, mark, body] = [tokens[before] as Token, tokens[before + 1]?.text ?? '', tokens[after]];
  if (!body || !isCapitalised(body)) return false;
  const isPlural = /^[’']$/.test(mark) ? members.text.endsWith('s') && !isGroupWord(members) : /^[’']s$/.test(mark) && isOwner(members);
  return after === before + 2 && isPlural && ORGANIZATION_WORDS.has(lexiconKey(body));
};
const PEOPLE = listed('children men people women');
const isOwner = (token: Token): boolean => PEOPLE.has(lexiconKey(token)) || ROLES.has(lexiconKey(token));

/** *US-Russia* names two, and so does *Novak-Lee* where both words stand elsewhere by themselves. */
const isPair = (tokens: Token[], second: number, inside: ReadonlySet<string>): boolean => {
  const [first, hyphen, after] = [tokens[second - 2]?.text ?? '', tokens[second - 1]?.text, tokens[second]?.text ?? ''];
  return hyphen === '-' && ((countryOf(first) !== undefined && countryOf(after) !== undefined) || (inside.has(first) && inside.has(after)));
};
