import { DOCUMENTS, RELAYING, SAYING } from './lexicon/cues.ts';
import type { Document, Token } from './sentences.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** Who says, and the verb, by the indices of tokens: `from` up to `verb`. */
type Clause = { from: number; verb: number };

/** A subject is at most this long, in tokens. */
const LONGEST = 16;

/**
 * Who says something *according to* others, or as others report, said it, not those who relay it:
 *
 *     The call was useful, Jan Novak said, according to TASS.
 *     Jan Novak has said the call was useful, Reuters reported.
 */
export const letRelayedSpeak = (document: Document, attribution: Attribution, isCue: (span: Span) => boolean): Attribution | null => {
  const { cue, source, contents, certainty } = attribution;
  const [first, last] = [contents[0], contents.at(-1)];
  if (!cue || !source || !first || !last || !isRelayed(document, { cue, source })) return null;
  const whole = { start: first.start, end: last.end };
  if (isCue(whole)) return null;
  const tokens = touching(document.tokens, whole);
  const clause = clauseAtEnd(tokens) ?? clauseAtStart(tokens);
  if (!clause) return null;
  const [from, to, verb] = [tokens[clause.from], tokens[clause.verb - 1], tokens[clause.verb]] as [Token, Token, Token];
  const said = clause.from > 0 ? { start: whole.start, end: from.start } : { start: verb.end, end: whole.end };
  return { cue: { start: verb.start, end: verb.end }, source: { start: from.start, end: to.end }, contents: [said], certainty };
};

const isRelayed = ({ tokens }: Document, { cue, source }: { cue: Span; source: Span }): boolean =>
  touching(tokens, cue).some(({ lemma, text }) => RELAYING.has(lemma) || RELAYING.has(text.toLowerCase())) &&
  !touching(tokens, source).some(({ lemma }) => DOCUMENTS.has(lemma));

/** *…, Jan Novak said*, *…, the minister, Jan Novak, said* */
const clauseAtEnd = (tokens: Token[]): Clause | null => {
  const ends = /^,$/.test(tokens.at(-1)?.text ?? '') ? tokens.length - 2 : tokens.length - 1;
  if (!isTelling(tokens[ends])) return null;
  const before = tokens.slice(0, ends).findLastIndex(({ pos }) => pos === 'AUX') === ends - 1 ? ends - 1 : ends;
  let from = boundaryBefore(tokens, before - 1);
  if (from === before - 1) from = boundaryBefore(tokens, boundaryBefore(tokens, from - 1) - 1);
  return from >= 0 && isSubject(tokens.slice(from + 1, before)) ? { from: from + 1, verb: before === ends ? ends : before } : null;
};

/** The last comma or mark at an index or before it; -1 when there is none. */
const boundaryBefore = (tokens: Token[], at: number): number => tokens.slice(0, Math.max(0, at + 1)).findLastIndex(({ text }) => /^[,"”]$/.test(text));

/** *Jan Novak has said …* */
const clauseAtStart = (tokens: Token[]): Clause | null => {
  const first = tokens.findIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const verb = tokens[first]?.pos === 'AUX' ? first + 1 : first;
  return first > 0 && isTelling(tokens[verb]) && isSubject(tokens.slice(0, first)) ? { from: 0, verb } : null;
};

const isTelling = (token: Token | undefined): boolean => token?.pos === 'VERB' && SAYING.has(token.lemma);

const isSubject = (tokens: Token[]): boolean =>
  tokens.length > 0 &&
  tokens.length <= LONGEST &&
  tokens.every(({ pos, text }) => /^(DET|ADJ|NOUN|PROPN|PRON|NUM|PART|ADP)$/.test(pos) || /^[,.-]$/.test(text));
