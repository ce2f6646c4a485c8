import { SAYING } from './lexicon/cues.ts';
import { isQuoted } from './quotations.ts';
import type { Quotation } from './quotations.ts';
import type { Document, Sentence, Token } from './sentences.ts';
import { tokensOf } from './sentences.ts';
import { startClaims } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** Between a verb and its *that*, and in a subject, there are at most so many tokens. */
const REACH = 10;

/**
 * Adds the plainest reports of sentences in which the tagger found none:
 *
 *     An aide said on condition of anonymity that nobody had been asked.
 *     The app hid it, the state of Minnesota alleges in a lawsuit.
 */
export const addPlainReports = (document: Document, quotations: Quotation[], attributions: Attribution[]): Attribution[] => {
  const { take, isTaken } = startClaims(document.text.length);
  attributions.flatMap(({ cue, contents }) => (cue ? [cue, ...contents] : contents)).forEach(take);
  const added = document.sentences.flatMap((sentence) => {
    if (isTaken(sentence)) return [];
    const tokens = tokensOf(document, sentence);
    return readThat(sentence, tokens) ?? readBehind(sentence, tokens) ?? [];
  });
  return [...attributions, ...added.filter(({ cue }) => cue && !isQuoted(quotations, cue.start))];
};

const isTelling = ({ lemma, text, pos }: Token): boolean => pos === 'VERB' && lemma !== 'write' && SAYING.has(lemma) && /(ed|s|said|told)$/i.test(text);

/** *Said on Monday that …* */
const readThat = (sentence: Sentence, tokens: Token[]): Attribution | null => {
  const that = tokens.findIndex(({ text }, i) => text === 'that' && i > 1);
  const verb = tokens.slice(0, Math.max(0, that)).findLastIndex(({ pos }) => pos === 'VERB' || pos === 'AUX');
  const [cue, first] = [tokens[verb], tokens[that + 1]];
  if (!cue || !first || !isTelling(cue) || that - verb > REACH || hasMark(tokens.slice(verb, that))) return null;
  const source = subjectBefore(tokens, verb);
  return source && { cue: { start: cue.start, end: cue.end }, source, contents: [{ start: first.start, end: sentence.end }], certainty: null };
};

/** *…, the state alleges in a lawsuit.* */
const readBehind = (sentence: Sentence, tokens: Token[]): Attribution | null => {
  const verb = tokens.findLastIndex(isTelling);
  const comma = tokens.slice(0, Math.max(0, verb)).findLastIndex(({ text }) => text === ',');
  const [cue, before] = [tokens[verb], tokens[comma - 1]];
  if (!cue || !before || hasMark(tokens.slice(verb, -1)) || !tokens.slice(0, comma).some(isFinite) || tokens.slice(verb + 1).some(isFinite)) return null;
  const source = subjectBefore(tokens, verb);
  return source?.start === tokens[comma + 1]?.start && source
    ? { cue: { start: cue.start, end: cue.end }, source, contents: [{ start: sentence.start, end: before.end }], certainty: null }
    : null;
};

const isFinite = ({ pos, text }: Token): boolean => pos === 'AUX' || (pos === 'VERB' && !/(ing|ed)$/i.test(text));

const hasMark = (tokens: Token[]): boolean => tokens.some(({ pos, text }) => pos === 'PUNCT' && text !== '-');

/** The phrase before a verb, up to a mark or another verb. */
const subjectBefore = (tokens: Token[], verb: number): Span | null => {
  const end = tokens[verb - 1]?.pos === 'AUX' ? verb - 1 : verb;
  let from = end;
  while (from > 0 && end - from < REACH && /^(DET|ADJ|NOUN|PROPN|PRON|NUM|ADP|PART)$/.test(tokens[from - 1]?.pos ?? '')) from--;
  const [first, last] = [tokens[from], tokens[end - 1]];
  return first && last && from < end && first.pos !== 'ADP' && /^(NOUN|PROPN|PRON)$/.test(last.pos) ? { start: first.start, end: last.end } : null;
};
