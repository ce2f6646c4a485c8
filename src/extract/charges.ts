import { CHARGES, DENYING } from './lexicon/cues.ts';
import type { Document, Token } from './sentences.ts';
import { indexAt, touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/**
 * A charge that somebody faces or answers is what others say:
 *
 *     Novak hit back at claims that she lied.
 *     Novak faces accusations that she lied.
 *
 * and of one that somebody denies, the word for it belongs to what they deny: *denied claims that she lied*.
 */
export const settleCharge = (document: Document, attribution: Attribution): Attribution => {
  const { cue, source, contents } = attribution;
  if (!cue || !source || source.start > cue.start) return attribution;
  const words = touching(document.tokens, cue);
  const last = words.at(-1);
  if (words.some(({ lemma }) => lemma === 'face') || isAnswered(document, last, contents[0])) return { ...attribution, source: null };
  if (!last || !CHARGES.has(last.lemma)) return attribution;
  if (words.length === 1) return isTold(document, last) ? { ...attribution, source: null } : attribution;
  if (!words.some(({ lemma }) => DENYING.has(lemma))) return attribution;
  return { ...attribution, cue: { start: cue.start, end: (words.at(-2) as Token).end }, contents: [{ start: last.start, end: last.end }, ...contents] };
};

/** *Hit back at claims that* */
const isAnswered = ({ tokens }: Document, last: Token | undefined, content: Span | undefined): boolean =>
  last?.pos === 'ADP' && content !== undefined && content.start > last.start && CHARGES.has(tokens[indexAt(tokens, content.start)]?.lemma ?? '');

/** Is it the noun of what is faced or answered? *faces claims that*, *over false allegations* */
const isTold = ({ tokens }: Document, noun: Token): boolean => {
  const at = indexAt(tokens, noun.start);
  const before = tokens.slice(Math.max(0, at - 3), at).findLast(({ pos }) => pos !== 'ADJ' && pos !== 'DET');
  return before?.pos === 'ADP' || before?.lemma === 'face';
};
