import { FEMALE_PRONOUNS, FIRST_PERSONS, MALE_PRONOUNS, NEUTER_PRONOUNS, PLURAL_PRONOUNS, RELATIVES } from './lexicon/pronouns.ts';
import { PLACES } from './lexicon/places.ts';
import type { Name } from './names.ts';
import type { Document, Token } from './sentences.ts';
import type { Report } from './statements.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';
import { countryOfWord, isCapitalised, isRoleWord } from './word-classes.ts';

/** A mention without a name or pronoun: its head noun, what goes before it, whose it is. */
export type Description = { by: 'description'; span: Span; text: string; head: string; modifiers: string[]; plural: boolean; definite: boolean; owner: Owner };

/** How the text names a speaker at one place, read by itself: by names, by a pronoun, by a description, or not at all. */
export type Mention =
  | { by: 'nothing'; span: null }
  | { by: 'name'; span: Span; names: Name[]; pronoun: Pronoun | null }
  | { by: 'pronoun'; span: Span; word: Pronoun }
  | Description;

/** The kinds of pronouns, each by its best-known word. */
export type Pronoun = 'he' | 'she' | 'it' | 'they' | 'I' | 'who';
/** Whose a described thing is: *her* spokesman, *Novak's* lawyer, the statement *of the bank*. */
export type Owner = { names: Name[]; pronoun: Pronoun | null };

/** *The US side* is the US. */
const SPEAKS_FOR_IT = /^(side|delegation|government)$/i;

const LINKS = new Set([',', 'and', '&', 'or', 'both', 'with', 'the', 'former']);

/** Reads the source of an attribution. */
export const readMention = (document: Document, names: Name[], source: Span | null): Mention => {
  if (!source) return { span: null, by: 'nothing' };
  const tokens = touching(document.tokens, source);
  const inside = touching(names, source).filter(({ start, end }) => start >= source.start && end <= source.end);
  const words = tokens.filter(({ pos }) => pos !== 'PUNCT' && pos !== 'PART');
  const pronoun = words.length === 1 ? pronounOf(words[0]) : null;
  if (pronoun) return { span: source, by: 'pronoun', word: pronoun };
  const heads = headNames(
    tokens,
    inside.filter(({ kind }) => kind !== 'place' || inside.length === 1),
  );
  if (heads.length > 0) return { ...pronounBefore(document, source, spanOfNames(tokens, heads)), by: 'name', names: heads };
  return { ...describeSource(tokens, inside), span: source, text: document.text.slice(source.start, source.end) };
};

/** *He and Novak* */
const pronounBefore = ({ text }: Document, { start, end }: Span, span: Span): { span: Span; pronoun: Pronoun | null } => {
  const [, word] = /^(he|she) and\s/i.exec(text.slice(start, Math.min(end, start + 10))) ?? [];
  return word ? { span: { start, end: span.end }, pronoun: /^h/i.test(word) ? 'he' : 'she' } : { span, pronoun: null };
};

/** The names, with the places that speak as governments: *Charlotte says it will sue*. */
export const letPlacesSpeak = (document: Document, names: Name[], reports: Pick<Report, 'source'>[]): Name[] => {
  const speaking = new Set(
    reports.flatMap(({ source }) => {
      const mention = readMention(document, names, source);
      return mention.by === 'name' ? mention.names.filter(({ kind, words }) => kind === 'place' && countryOfWord(words.at(-1) ?? '') === undefined) : [];
    }),
  );
  for (const name of names) if (goesToLaw(document, name)) speaking.add(name);
  return speaking.size === 0 ? names : names.map((name) => (speaking.has(name) ? { ...name, kind: isSettlement(name) ? 'government' : 'organization' } : name));
};

/** *The state of Ohio* sued. */
const goesToLaw = ({ tokens }: Document, { kind, words, lastToken }: Name): boolean =>
  kind === 'place' && words.includes('of') && /^(sued|accused|alleged|filed)$/.test(tokens[lastToken + 1]?.text ?? '');

/** *Charlotte*, *the city of Nice*; not *Western Journalism*. */
const isSettlement = ({ words }: Name): boolean => words.length === 1 || words.includes('of') || PLACES.has(words.join(' '));

/** What kind of pronoun a token is, if one. */
const pronounOf = (token: Token | undefined): Pronoun | null => {
  const word = token?.text.toLowerCase() ?? '';
  if (MALE_PRONOUNS.has(word)) return 'he';
  if (FEMALE_PRONOUNS.has(word)) return 'she';
  if (NEUTER_PRONOUNS.has(word)) return 'it';
  if (PLURAL_PRONOUNS.has(word)) return 'they';
  if (FIRST_PERSONS.has(word)) return 'I';
  return RELATIVES.has(word) ? 'who' : null;
};

/** The names that the source is about: not those of its possessors, nor those behind a preposition; joint ones together. */
const headNames = (tokens: Token[], names: Name[]): Name[] => {
  const first = names.findIndex((name, i) => !leadsTo(tokens, name, names.slice(i + 1)) && isHead(tokens, name, names.slice(0, i)));
  if (first < 0) return [];
  const heads = [names[first] as Name];
  let hasAnd = false;
  for (const [i, name] of names.entries()) {
    // *Novak and Pentagon spokesman Reed*.
    if (i <= first || leadsTo(tokens, name, names.slice(i + 1))) continue;
    const between = tokensBetween(tokens, heads.at(-1) as Name, name);
    if (!isJoint(between) || isPossessor(tokens, name)) break;
    heads.push(name);
    hasAnd ||= between.some(({ text }) => /^(and|&|or)$/i.test(text));
  }
  // *Jan Novak, Acme*: a comma alone joins nobody.
  return hasAnd ? heads : heads.slice(0, 1);
};

/** *Novak aide* Ada Byrd: what stands before a title without a mark or *and* between belongs to it. */
const leadsTo = (tokens: Token[], name: Name, later: Name[]): boolean =>
  later.some(
    ({ title, start }) =>
      title !== null &&
      tokens.every(
        (token) => token.end <= name.start || token.start >= start || !/^(PUNCT|CCONJ|ADP)$/.test(token.pos) || token.text === '-' || isIn(title, token),
      ),
  );

const isIn = ({ start, end }: Span, token: Span): boolean => token.start >= start && token.end <= end;

const startOf = ({ title, start }: Name): number => title?.start ?? start;
const tokensBetween = (tokens: Token[], a: Name, b: Name): Token[] => tokens.filter(({ start, end }) => start >= a.end && end <= startOf(b));

/** *A and B*, *A (D-Mass.) and B*; not *A, the head of B*. */
const isJoint = (between: Token[]): boolean => {
  const outside: Token[] = [];
  let depth = 0;
  for (const token of between) {
    if (token.text === '(') depth++;
    if (depth === 0) outside.push(token);
    if (token.text === ')') depth--;
  }
  if (isApposed(outside) || isDescribed(outside)) return true;
  return outside.some(({ text }) => /^(and|&|,|or)$/i.test(text)) && outside.every(({ text, pos }) => LINKS.has(text.toLowerCase()) || pos === 'NUM');
};

/** *A and his running mate, B*. */
const isApposed = ([and, ...rest]: Token[]): boolean => {
  const words = rest.at(-1)?.text === ',' ? rest.slice(0, -1) : rest;
  return (
    /^(and|&)$/.test(and?.text ?? '') &&
    words.at(-1)?.pos !== 'ADP' &&
    words.every(({ pos, text }) => /^(ADJ|NOUN|PROPN|PRON|DET|ADP)$/.test(pos) || text.endsWith('ing'))
  );
};

/** *A, a Democrat, and B*. */
const isDescribed = (between: Token[]): boolean =>
  between[0]?.text === ',' &&
  between.at(-1)?.text === 'and' &&
  between.at(-2)?.text === ',' &&
  between.slice(1, -2).every(({ pos, text }) => /^(ADJ|NOUN|PROPN|DET|ADP|NUM)$/.test(pos) || text === '-');

const isHead = (tokens: Token[], name: Name, earlier: Name[]): boolean => {
  if (isPossessor(tokens, name) || isModifier(tokens, name) || isSomeOf(tokens, name) || isListed(tokens, name, earlier)) return false;
  const before = tokens.filter(({ end }) => end <= startOf(name));
  const last = before.findLastIndex(({ text }) => text === ',');
  // What stands before a comma is a description of the name behind it: *the head of the bank, Jan Novak*.
  const lead = last >= 0 && last === before.length - 1 && earlier.length <= 2 ? [] : before;
  // A short lead is a description, whatever its words are taken for: *hedge fund manager* Paul.
  const isVerb = ({ pos, text }: Token): boolean => lead.length > 3 && pos === 'VERB' && !/(ing|ed)$/.test(text);
  return !lead.some((token) => token.pos === 'ADP' || RELATIVES.has(token.text.toLowerCase()) || isVerb(token));
};

/** *The leaders of France, Italy and Spain*: one of a list that is of something. */
const isListed = (tokens: Token[], name: Name, earlier: Name[]): boolean => {
  const last = earlier.at(-1);
  const next = tokens.find(({ start }) => start >= name.end);
  if (last?.kind !== name.kind || tokensBetween(tokens, last, name).some(({ text }) => text !== ',') || !/^(,|and)$/.test(next?.text ?? '')) return false;
  return tokens.findLast(({ end }) => end <= startOf(earlier[0] as Name))?.pos === 'ADP';
};

/** *Some Democrats*, *moderate Republicans* are not the group. */
const isSomeOf = (tokens: Token[], { kind, start }: Name): boolean => {
  const before = tokens.findLast(({ end }) => end <= start);
  return kind === 'group' && before !== undefined && !/^(the|and|both|,|or)$/i.test(before.text);
};

const isPossessor = (tokens: Token[], { end }: Name): boolean => {
  const next = tokens.find(({ start }) => start >= end);
  return next !== undefined && /^[’'](s)?$/.test(next.text) && next.start === end && tokens.some(({ start }) => start > next.start);
};

/** *Novak supporters*: a name before a common noun says whose they are; *the US side* is the US. */
const isModifier = (tokens: Token[], { end, kind }: Name): boolean => {
  const next = tokens.find(({ start }) => start >= end);
  if (/^[-/]$/.test(next?.text ?? '') && next?.start === end) return true;
  if (next?.text === 'and' && sharesNoun(tokens, next)) return true;
  if (!next || next.start > end + 1) return false;
  // *The Danish foreign minister*, *the UN nuclear watchdog*.
  if (next.pos === 'ADJ' && (kind === 'place' || leadsToNoun(tokens, next))) return true;
  return isCommonNoun(next) && !(kind === 'government' && SPEAKS_FOR_IT.test(next.text));
};

const leadsToNoun = (tokens: Token[], adjective: Token): boolean => !isCapitalised(adjective) && tokens[tokens.indexOf(adjective) + 1]?.pos === 'NOUN';

/** Also *the bank chief*, whatever *chief* is taken for. */
const isCommonNoun = (token: Token): boolean => token.pos === 'NOUN' || (isRoleWord(token) && !isCapitalised(token));

/** *The Novak and Reed campaigns*. */
const sharesNoun = (tokens: Token[], and: Token): boolean => {
  const behind = tokens.slice(tokens.indexOf(and) + 1);
  const noun = behind.findIndex(({ pos }) => pos !== 'PROPN');
  return noun > 0 && /^(campaign|administration)s$/.test(behind[noun]?.text ?? '');
};

const spanOfNames = (tokens: Token[], names: Name[]): Span => {
  const start = Math.min(...names.map(startOf));
  const end = names.at(-1)?.end ?? start;
  const before = tokens.filter((token) => token.end <= start);
  const from = before.findLastIndex(({ text, pos }) => (pos === 'PUNCT' && text !== '-') || text === 'who');
  const lead = before.slice(from + 1);
  const next = tokens.find((token) => token.start >= end && SPEAKS_FOR_IT.test(token.text) && token.start <= end + 1);
  return { start: lead[0]?.start ?? start, end: next?.end ?? end };
};

const describeSource = (tokens: Token[], inside: Name[]): Omit<Description, 'span' | 'text'> => {
  const stop = tokens.findIndex(
    ({ pos, text }, i) =>
      i > 0 && (pos === 'ADP' || text === ',' || RELATIVES.has(text.toLowerCase()) || text === '(' || (pos === 'VERB' && !/(ing|ed)$/.test(text))),
  );
  const phrase = stop > 0 ? tokens.slice(0, stop) : tokens;
  // *The Dutch liberal*.
  const head = isRoleWord(phrase.at(-1)) ? phrase.at(-1) : phrase.findLast(({ pos, text }) => pos === 'NOUN' || pos === 'PROPN' || text === 'two');
  const first = phrase[0];
  const owners = inside.filter(
    (name) =>
      name.kind !== 'place' &&
      name.kind !== 'government' &&
      (isPossessor(tokens, name) ||
        isModifier(tokens, name) ||
        tokens.some(({ text, end }) => /^(of|by|from|for|in)$/.test(text) && end <= name.start && end >= (phrase.at(-1)?.end ?? 0))),
  );
  const pronoun = first && /^(his|her|its|their|our|my)$/i.test(first.text) ? pronounOf(first) : null;
  const plain = phrase.filter((token) => token !== head && /^(NOUN|ADJ|PROPN)$/.test(token.pos)).map(({ text }) => text);
  return {
    by: 'description',
    head: head ? singular(head) : '',
    modifiers: plain,
    plural: head !== undefined && isPlural(head),
    definite:
      first !== undefined && (/^(the|this|that|his|her|its|their|both|these|those)$/i.test(first.text) || inside.some((name) => isPossessor(tokens, name))),
    owner: { names: owners, pronoun },
  };
};

const isPlural = ({ text, lemma }: Token): boolean => /^two$|men$/i.test(text) || (/s$/i.test(text) && text.toLowerCase() !== lemma && !/ss$/i.test(text));
const singular = (token: Token): string => (isPlural(token) ? token.lemma.replace(/men$/, 'man') : token.text.toLowerCase());
