import type { Document, Sentence, Token } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** Gives an attribution the source that the tagger passed over. */
export const completeSource = (document: Document, attribution: Attribution, all: Attribution[]): Attribution => {
  const { cue, source } = attribution;
  if (isAsked(document, attribution)) return { ...attribution, source: null };
  const sentence = cue && sentenceAt(document, cue.start);
  if (!cue || !sentence || source) return attribution;
  const isVerb = touching(document.tokens, cue).some(({ pos }) => pos === 'VERB');
  return isVerb ? { ...attribution, source: sharedSource(sentence, cue, all) ?? subjectBehind(document, sentence, attribution) } : attribution;
};

/** *Asked whether it rained, Novak said …*; *Novak, asked about it, said …*: that is the question of somebody else. */
const isAsked = ({ text }: Document, { cue, source }: Attribution): boolean =>
  cue !== null &&
  /^asked\b/i.test(text.slice(cue.start, cue.end)) &&
  (source === null || source.start > cue.start || /^[^“”"]*,\s+(when )?$/.test(text.slice(source.end, cue.start)));

/** *She said A and criticised B*: a verb without a source has that of the verb before it in the sentence. */
const sharedSource = (sentence: Sentence, cue: Span, all: Attribution[]): Span | null =>
  all.findLast((other) => other.source && other.cue && other.cue.end <= cue.start && other.cue.start >= sentence.start)?.source ?? null;

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
