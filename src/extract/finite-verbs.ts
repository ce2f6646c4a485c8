import type { Document, Token } from './sentences.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';

/** Does it say something, or only name a topic? *to reduce*, *reducing* and *reduced* alone are not finite. */
export const hasFiniteVerb = (document: Document, segment: Span): boolean => {
  const tokens = touching(document.tokens, segment);
  return tokens.some(
    ({ pos, text }, i) =>
      (pos === 'AUX' || pos === 'VERB') && !/ing$/i.test(text) && tokens[i - 1]?.text.toLowerCase() !== 'to' && !isBareParticiple(tokens, i),
  );
};

const isBareParticiple = (tokens: Token[], i: number): boolean => /(ed|en)$/i.test(tokens[i]?.text ?? '') && !/PROPN|NOUN|PRON/.test(tokens[i - 1]?.pos ?? '');
