import { DIRECTED_VERBS } from './lexicon/cues.ts';
import type { Document, Token } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** Who tells: *by Jan Novak*. */
const BY = /^\s+by\s+([^,;:“”"]{2,80}?)(?=\s+(?:that|how|why|what|when|whether|if|to|on|in|at|not|of|for)\s|[,.;:]|$)/u;
const LONGEST_BY = 120;

/** Does a cue tell of those who heard it, not of those who said it? *Was told*, *had been accused*, *heard* */
export const isHearing = (document: Document, cue: Span | null): boolean => {
  const tokens = cue ? touching(document.tokens, cue) : [];
  const verbs = tokens.filter(({ pos, text }) => pos === 'VERB' || pos === 'AUX' || text.endsWith('ed'));
  const [before, last] = [verbs.at(-2), verbs.at(-1)];
  if (last?.lemma === 'hear') return before === undefined || before.lemma === 'have';
  return last !== undefined && isForm(last, before);
};

const isForm = (verb: Token, before: Token | undefined): boolean =>
  before?.lemma === 'be' && /^(told|\p{L}+ed)$/iu.test(verb.text) && (verb.lemma === 'tell' || verb.lemma === 'inform' || DIRECTED_VERBS.has(verb.lemma));

/**
 * Who was told something did not say it:
 *
 *     Parliament was told by Ada Byrd that the bridge was safe.
 *                            ^^^^^^^^ source
 */
export const letTellersSpeak = (document: Document, attribution: Attribution): Attribution => {
  const { cue, source } = attribution;
  const sentence = cue && sentenceAt(document, cue.start);
  if (!sentence || !isHearing(document, cue) || (source !== null && source.start >= cue.end)) return attribution;
  const name = BY.exec(document.text.slice(cue.end, Math.min(sentence.end, cue.end + LONGEST_BY)))?.[1];
  const start = name === undefined ? -1 : document.text.indexOf(name, cue.end);
  return { ...attribution, source: name === undefined ? null : { start, end: start + name.length }, contents: withoutHearer(document, attribution, cue) };
};

/** *…, the court was told*: the court is no part of what it was told. */
const withoutHearer = ({ text }: Document, { contents }: Attribution, cue: Span): Span[] => {
  const others = contents.filter(({ end }) => end > cue.start || text.slice(end, cue.start).trim() !== '');
  return others.length > 0 ? others : contents;
};
