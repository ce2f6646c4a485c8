import { listed } from './lexicon/listed.ts';
import { NOT_NAMES } from './lexicon/not-names.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';
import { isRoleWord, lexiconKey } from './word-classes.ts';

/** Gives an attribution the source that the tagger passed over; `beside` are those of its sentence. */
export const completeSource = (document: Document, attribution: Attribution, beside: Attribution[]): Attribution => {
  const { cue, source } = attribution;
  if (isAsked(document, attribution)) return { ...attribution, source: null };
  const sentence = cue && sentenceAt(document, cue.start);
  if (!cue || !sentence) return attribution;
  // A written question is of whoever tables it: *To ask the Government what steps …*
  if (/^to ask$/i.test(document.text.slice(sentence.start, cue.end))) return { ...attribution, source: null };
  if (source) return { ...attribution, source: withBearer(document, source, cue) ?? quotedBy(document, source, cue) ?? withHead(document, source, cue) };
  const isVerb = touching(document.tokens, cue).some(({ pos }) => pos === 'VERB');
  return isVerb ? { ...attribution, source: sharedSource(cue, beside) ?? subjectBehind(document, sentence, attribution) } : attribution;
};

/** Words of when it was: *Novak last week said*. */
const TIMES = listed('last next this late early earlier recent day night week month year morning evening afternoon today tonight yesterday');
/** A source that the tagger cut off goes on for at most so many words. */
const LONGEST_REST = 6;

/** *The UN* chief: the source up to the verb, where nothing but its own words is between. */
const withHead = ({ text, tokens }: Document, source: Span, cue: Span): Span => {
  const rest = source.end < cue.start && !/[’']s?$/.test(text.slice(source.start, source.end)) ? touching(tokens, { start: source.end, end: cue.start }) : [];
  const [first, last] = [rest[0], rest.at(-1)];
  if (!first || !last || rest.length > LONGEST_REST || !(/^(NOUN|ADJ)$/.test(first.pos) || first.text === 'of')) return source;
  const isOwn = rest.every((word) => /^(NOUN|ADJ|PROPN|DET)$/.test(word.pos) || word.text === 'of');
  return isOwn && (/^(NOUN|PROPN)$/.test(last.pos) || isRoleWord(last)) && !rest.some((word) => TIMES.has(word.text) || NOT_NAMES.has(lexiconKey(word)))
    ? { start: source.start, end: last.end }
    : source;
};

/** *TASS, quoting Jan Novak, said …*: who is quoted said it. */
const quotedBy = ({ text }: Document, source: Span, cue: Span): Span | null => {
  const between = text.slice(source.end, Math.min(cue.start, source.end + LONGEST_QUOTED));
  const [, lead = '', who] = /^(,? quoting )([^,;:“”"]+), $/.exec(between) ?? [];
  return who === undefined ? null : { start: source.end + lead.length, end: source.end + lead.length + who.length };
};
const LONGEST_QUOTED = 150;

const WITH = /\bwith\s+(?<who>[^;:“”"]{2,120}?),?\s*$/u;

/**
 * A participle is of whoever stands right before it, behind *with*:
 *
 *     France left, with its envoy, Ada Byrd, saying that it was late.
 *                       ^^^^^^^^^^^^^^^^^^^ source
 */
const withBearer = ({ text, tokens }: Document, source: Span, cue: Span): Span | null => {
  if (!/^\p{L}+ing$/u.test(text.slice(cue.start, cue.end)) || source.end > cue.start) return null;
  const who = WITH.exec(text.slice(Math.max(source.end, cue.start - 150), cue.start));
  if (!who?.groups) return null;
  const start = cue.start - who[0].length + who[0].indexOf(who.groups.who ?? '');
  const span = { start, end: start + (who.groups.who ?? '').length };
  return touching(tokens, span).every(({ pos, text: word }) => /^(NOUN|PROPN|ADJ|DET|PRON|ADP|PART)$/.test(pos) || word === ',') ? span : null;
};

/** *Asked whether it rained, Novak said …*; *Novak, asked about it, said …*: that is the question of somebody else. */
const isAsked = ({ text }: Document, { cue, source }: Attribution): boolean =>
  cue !== null &&
  /^asked\b/i.test(text.slice(cue.start, cue.end)) &&
  (source === null || source.start > cue.start || /^[^“”"]*,\s+(when )?$/.test(text.slice(source.end, cue.start)));

/** *She said A and criticised B*: a verb without a source has that of the verb before it in the sentence. */
const sharedSource = (cue: Span, beside: Attribution[]): Span | null =>
  beside.findLast((other) => other.source && other.cue && other.cue.end <= cue.start)?.source ?? null;

/**
 * A participle that begins a sentence is of the subject behind it:
 *
 *     Noting that the vote was close, Novak added …
 *     ^^^^^^ cue                      ^^^^^ source
 */
const subjectBehind = (document: Document, sentence: Sentence, { cue, contents }: Attribution): Span | null => {
  const tokens = tokensOf(document, sentence);
  const first = tokens[0]?.pos === 'SCONJ' || tokens[0]?.pos === 'ADP' ? tokens[1] : tokens[0];
  if (!cue || first?.start !== cue.start || !/ing$/i.test(first.text)) return null;
  const end = Math.max(cue.end, ...contents.map((content) => content.end));
  const comma = tokens.findIndex(({ text, start }) => text === ',' && start >= end - 1);
  return comma < 0 ? null : subjectOf(tokens.slice(comma + 1));
};

/** The words before the first verb, where they are a phrase of their own. */
export const subjectOf = (tokens: Token[]): Span | null => {
  const verb = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const phrase = tokens.slice(0, verb);
  const [first, last] = [phrase[0], phrase.at(-1)];
  return first && last && verb > 0 && phrase.every(({ pos }) => /^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(pos)) ? { start: first.start, end: last.end } : null;
};
