import { hasFiniteVerb } from './finite-verbs.ts';
import { ACTS, GIVING, NOBODY, TELLING, UNREAL } from './lexicon/cues.ts';
import type { Document, Token } from './sentences.ts';
import type { Content } from './segments.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/** What is asked of those who write, and of those who answer them: *asked not to be named*, *a request for comment*. */
const OF_THE_TRADE =
  /^(to |not to )?be (named|identified)\b|^to comment\b|^anonymity\b|\b(requests?|messages?|calls?|e-?mails?|inquir(y|ies)) (for|seeking) comment\b/i;

/** Does a cue of saying tell that nothing was said, or not yet? *Nobody said that*, *will say that*, *never said that*. */
export const isUnspoken = (document: Document, { kind, cue, source, segments }: Content & Pick<Attribution, 'cue' | 'source'>): boolean => {
  if (kind !== 'indirect' || !cue) return false;
  if (segments.every(({ start, end }) => OF_THE_TRADE.test(document.text.slice(start, end)))) return true;
  const words = touching(document.tokens, cue);
  const tells = words.some(({ lemma }) => TELLING.has(lemma));
  if (tells && words.some(({ text }) => UNREAL.has(text.toLowerCase()))) return true;
  if (isAct(document, words, segments)) return true;
  return source !== null && NOBODY.has(touching(document.tokens, source)[0]?.text.toLowerCase() ?? '');
};

/** *Cites the report*, *read out the names*, *offered no evidence*: a thing, and nothing said of it. */
const isAct = (document: Document, cue: Token[], segments: Span[]): boolean =>
  cue.some(
    ({ lemma, text, pos }) => pos === 'VERB' && (ACTS.has(lemma) || ACTS.has(text.toLowerCase()) || (GIVING.has(lemma) && isNone(document, segments))),
  ) && segments.every((segment) => !hasFiniteVerb(document, segment));

const isNone = ({ text }: Document, segments: Span[]): boolean => segments.every(({ start }) => /^no\s/i.test(text.slice(start, start + 3)));
