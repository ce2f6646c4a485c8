import { broadcastAt } from './broadcasts.ts';
import type { DateMention } from './dates.ts';
import { EVENT_NOUNS, OF_OCCASION, TRAVEL_VERBS } from './lexicon/events.ts';
import type { Name } from './names.ts';
import type { Quotation } from './quotations.ts';
import { isQuoted } from './quotations.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';

/** An occasion as the text names it at one place. `words` is its name there; `preposition` what ties it to the words before. */
export type EventMention = Span & {
  kind: string;
  words: string;
  sentence: number;
  place: string | null;
  date: DateMention | null;
  definite: boolean;
  /** Does someone hold or address it? *gave a speech*, *held a rally* */
  held: boolean;
  preposition: string;
  future: boolean;
};

type Found = { document: Document; names: Name[]; dates: DateMention[]; quotations: Quotation[] };

/** How far behind an event's noun its place and date may stand, in tokens. */
const REACH = 12;

/** Nouns that are an occasion only behind another: *town hall*, *campaign stop*. */
const COMPOUNDS: ReadonlyMap<string, RegExp> = new Map([
  ['hall', /^town$/i],
  ['stop', /^(campaign|whistle)$/i],
  ['availability', /^(press|media)$/i],
  ['conversation', /^(phone|telephone)$/i],
  ['period', /^question$/i],
]);
/** *A top fundraiser* is a person. */
const PEOPLE_ALONE = /^(top|major|chief|longtime|veteran|prominent)$/i;
/** The occasions that an article names, in text order: *the Geneva consultations*, *a rally in Reno on Tuesday*; and journeys. */
export const findEventMentions = (found: Found): EventMention[] =>
  found.document.sentences.flatMap((sentence, index) => {
    const mentions: EventMention[] = [];
    for (let i = sentence.firstToken; i <= sentence.lastToken; i++) {
      const mention = readEvent(found, index, i) ?? readBroadcast(found, index, i) ?? readTestimony(found, index, i) ?? readJourney(found, index, i);
      const last = mentions.at(-1);
      if (!mention) continue;
      // *Dialogue sessions* is one, named by its last noun.
      if (last && last.end >= mention.start) mentions.pop();
      mentions.push(mention);
    }
    return mentions;
  });

const readEvent = (found: Found, index: number, i: number): EventMention | null => {
  const { tokens, text } = found.document;
  const head = tokens[i] as Token;
  const noun = EVENT_NOUNS.get(head.lemma.toLowerCase()) ?? EVENT_NOUNS.get(head.text.toLowerCase());
  const kind = noun === 'conference' && /^(press|news)$/i.test(tokens[i - 1]?.text ?? '') ? 'press conference' : noun;
  if (
    kind === undefined ||
    !/^(NOUN|PROPN|ADJ)$/.test(head.pos) ||
    (/^(March|Call|Tour|Hall)$/.test(head.text) && head.pos === 'PROPN') ||
    COMPOUNDS.get(head.lemma)?.test(tokens[i - 1]?.text ?? '') === false ||
    (head.lemma === 'fundraiser' && tokens.slice(Math.max(0, i - 2), i).some(({ text: word }) => PEOPLE_ALONE.test(word))) ||
    // *Made the remarks at a briefing*: the briefing is the occasion.
    (head.lemma === 'remark' && tokens.slice(Math.max(0, i - 3), i).some(({ lemma }) => lemma === 'make'))
  )
    return null;
  if (isPartOfOther(head, tokens[i + 1])) return null;
  const sentence = found.document.sentences[index] as Sentence;
  const first = startOfPhrase(tokens, i, sentence);
  const determiner = tokens[first - 1];
  const span = { start: (tokens[first] as Token).start, end: head.end };
  const isNamed = tokens.slice(first, i + 1).some(({ pos }) => pos === 'PROPN');
  const date = dateOf(found, sentence, { first, head: i });
  const place = placeOf(found, sentence, { first, head: i });
  const definite = /^(the|this|these|those|their|his|her|its|our|both)$/i.test(determiner?.text ?? '') || /^[’']s?$/.test(determiner?.text ?? '') || isNamed;
  const end = withWhom(found, { kind, head: i }) ?? span.end;
  return {
    start: span.start,
    end,
    kind,
    words: text.slice(span.start, end).replace(/\s+/g, ' '),
    sentence: index,
    place,
    date,
    definite,
    held: tokens.slice(Math.max(sentence.firstToken, first - 3), first).some(({ lemma }) => HOLDING.has(lemma)),
    preposition: tieOf(beforePhrase(tokens, first, sentence)),
    future: date?.future ?? false,
  };
};

/** *Dialogue sessions* is one by its last noun, *briefing paper* and *Summit Bank* are none, and *briefing the council* is what somebody does. */
const isPartOfOther = (head: Token, next: Token | undefined): boolean => {
  if (next?.sentence !== head.sentence) return false;
  if (head.text.endsWith('ing') && next.pos === 'DET') return true;
  if (!/^(NOUN|PROPN)$/.test(next.pos)) return false;
  if (EVENT_NOUNS.has(next.lemma.toLowerCase())) return true;
  if (next.pos === 'NOUN') return !OF_OCCASION.has(next.lemma.toLowerCase()) && !/(day|night|morning|evening|afternoon)$/i.test(next.text);
  return /^\p{Lu}/u.test(head.text) && /^\p{Lu}/u.test(next.text) && !/day$/i.test(next.text);
};

/** The tokens before it, and before whose it is: *told | the agency’s annual assembly*. */
const beforePhrase = (tokens: Token[], first: number, sentence: Sentence): Token[] => {
  const owned = /^[’']s?$/.test(tokens[first - 1]?.text ?? '') && first - 2 >= sentence.firstToken;
  const start = owned ? startOfPhrase(tokens, first - 2, sentence) : first;
  return tokens.slice(Math.max(sentence.firstToken, start - 4), start);
};

/** What ties it to the words before: *at*, as *on the sidelines of*, *transcript of*; *told* where those there are told, *told the forum*, *opening the summit*. */
const tieOf = (before: Token[]): string => {
  const last = before.findLast(({ pos, text }) => pos !== 'DET' && !/^(her|his|its|their)$/.test(text))?.text.toLowerCase() ?? '';
  if (/^(told|tells?|telling|address(ed|es|ing)|opening|closing)$/.test(last)) return 'told';
  if (before.some(({ text }) => /^(sidelines|margins|transcript|excerpts)$/i.test(text))) return 'at';
  return before.findLast(({ pos }) => pos === 'ADP')?.text.toLowerCase() ?? '';
};

/** *An interview with the Times* is named by whom it was given to. */
const withWhom = ({ document, names }: Found, { kind, head }: { kind: string; head: number }): number | null => {
  if (kind !== 'interview' || document.tokens[head + 1]?.text !== 'with') return null;
  const after = document.tokens[head + 2]?.text.toLowerCase() === 'the' ? head + 3 : head + 2;
  return touching(names, document.tokens[after] ?? { start: 0, end: 0 })[0]?.end ?? null;
};

const startOfPhrase = (tokens: Token[], head: number, { firstToken }: Sentence): number => {
  let first = head;
  while (first > firstToken && isPartOfPhrase(tokens[first - 1] as Token, tokens[first] as Token)) first--;
  return first;
};

const isPartOfPhrase = (token: Token, next: Token): boolean =>
  (/^(NOUN|ADJ|PROPN)$/.test(token.pos) && !/^(such|same|other)$/i.test(token.text)) ||
  (token.text === '-' && token.end === next.start) ||
  (token.pos === 'NUM' && (next.text === '-' ? token.end === next.start : /^\p{L}/u.test(token.text) && !/^(two|three|one|only)$/i.test(token.text)));

/** The date inside the event's words, *the June summit*, right before, *Tuesday's debate*, or behind without another doing between: *talks … on Wednesday*. */
const dateOf = ({ dates, document, quotations }: Found, sentence: Sentence, { first, head }: { first: number; head: number }): DateMention | null => {
  const { tokens } = document;
  const from = (tokens[Math.max(first - 2, sentence.firstToken)] as Token).start;
  const { start, end } = tokens[head] as Token;
  const near = touching(dates, { start: from, end: sentence.end }).filter(
    (date) => date.start >= from && !(isRelative(date) && isQuoted(quotations, date.start)),
  );
  const inside = near.find(
    (date) =>
      (date.start < start && /^\s*([’']s)?\s*$/.test(document.text.slice(date.end, tokens[first]?.start ?? start))) ||
      (date.start >= (tokens[first]?.start ?? start) && date.end <= end),
  );
  return inside ?? near.find((date) => date.start >= end && isBehind(tokens, head, date)) ?? null;
};

const isRelative = ({ text }: DateMention): boolean => /today|tonight|yesterday|tomorrow|ago/i.test(text);

/** Only words that a place or time of the event may have stand between. */
const isBehind = (tokens: Token[], head: number, { start }: DateMention): boolean => {
  for (let i = head + 1; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.start >= start) return true;
    if (i > head + REACH || /^(who|which|that|where|when|but|[;:.])$/i.test(token.text)) return false;
    if (token.text === 'and' && !isBehindNames(tokens, i)) return false;
    if (token.pos === 'VERB' && !HAPPENING.has(token.lemma)) return false;
  }
  return false;
};

const HAPPENING = new Set(['take', 'hold', 'begin', 'start', 'open', 'schedule', 'set', 'plan', 'organize', 'host', 'occur', 'end']);
const HOLDING = new Set(['hold', 'give', 'deliver', 'host', 'headline', 'address', 'attend', 'grant']);
/** *between Novak and Lee*: the names go on. */
const isBehindNames = (tokens: Token[], i: number): boolean => tokens[i - 1]?.pos === 'PROPN' && tokens[i + 1]?.pos === 'PROPN';

/** *The Geneva consultations*, *talks in Geneva*. */
const placeOf = ({ names: all, document }: Found, sentence: Sentence, { first, head }: { first: number; head: number }): string | null => {
  const { tokens } = document;
  const names = touching(all, sentence);
  const inside = names.find(
    ({ kind, firstToken, lastToken }) => kind === 'place' && firstToken >= first && lastToken <= head && /^\p{Lu}/u.test(tokens[firstToken]?.text ?? ''),
  );
  if (inside && !/(an|ish|ese)$/.test(inside.text)) return inside.text;
  const behind = names.find(
    ({ kind, firstToken }) =>
      (kind === 'place' || kind === 'unknown') &&
      firstToken > head &&
      firstToken <= Math.min(head + REACH, sentence.lastToken) &&
      /^(in|at)$/i.test(tokens[firstToken - 1]?.text ?? ''),
  );
  return behind && (behind.kind === 'place' || behind.firstToken <= head + 4) ? behind.text : null;
};

const readBroadcast = (found: Found, index: number, i: number): EventMention | null => {
  const sentence = found.document.sentences[index] as Sentence;
  const broadcast = i < sentence.lastToken ? broadcastAt(found, i) : null;
  const date = touching(found.dates, sentence).find(({ start }) => !isQuoted(found.quotations, start)) ?? null;
  return broadcast && { ...broadcast, kind: 'broadcast', sentence: index, place: null, date, definite: true, held: false, preposition: 'on', future: false };
};

/** *testified before the Senate Finance Committee on Tuesday* */
const readTestimony = (found: Found, index: number, i: number): EventMention | null => {
  const { tokens, text } = found.document;
  const verb = tokens[i] as Token;
  if (verb.lemma !== 'testify' || tokens[i + 1]?.text !== 'before') return null;
  const sentence = found.document.sentences[index] as Sentence;
  const body = touching(found.names, sentence).find(({ firstToken }) => firstToken === i + (tokens[i + 2]?.text === 'the' ? 3 : 2));
  if (!body) return null;
  const date = dateOf(found, sentence, { first: i, head: body.lastToken });
  const words = `testimony ${text.slice(tokens[i + 1]?.start, body.end).replace(/\s+/g, ' ')}`;
  return {
    start: verb.start,
    end: body.end,
    kind: 'hearing',
    words,
    sentence: index,
    place: null,
    date,
    definite: true,
    held: true,
    preposition: 'at',
    future: date?.future ?? false,
  };
};

/** *to travel to Brussels on Thursday*: a place and a day make it an occasion. */
const readJourney = (found: Found, index: number, i: number): EventMention | null => {
  const { tokens } = found.document;
  const verb = tokens[i] as Token;
  if (verb.pos !== 'VERB' || !TRAVEL_VERBS.has(verb.lemma)) return null;
  const sentence = found.document.sentences[index] as Sentence;
  const place = touching(found.names, sentence).find(
    ({ kind, firstToken }) => kind === 'place' && firstToken > i && firstToken <= i + 3 && (tokens[firstToken - 1]?.text === 'to' || verb.lemma === 'visit'),
  );
  const date = place && touching(found.dates, { start: place.end, end: Math.min(place.end + 12, sentence.end) })[0];
  if (!place || !date) return null;
  return {
    start: verb.start,
    end: place.end,
    kind: 'visit',
    words: `visit to ${place.text}`,
    sentence: index,
    place: place.text,
    date,
    definite: true,
    held: false,
    preposition: '',
    future: date.future,
  };
};
