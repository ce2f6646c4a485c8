import type { Document, Token } from './sentences.ts';
import { indexAt } from './spans.ts';
import type { Span } from './types.ts';

/** The tokens that a span touches. */
export const tokensWithin = ({ tokens }: Document, { start, end }: Span): Token[] => {
  const found: Token[] = [];
  for (let i = indexAt(tokens, start); i < tokens.length && (tokens[i] as Token).start < end; i++) found.push(tokens[i] as Token);
  return found;
};
