import { FURNITURE } from './lexicon/furniture.ts';
import type { Span } from './types.ts';

/**
 * The paragraphs of a text: its lines, without the space around them and without page furniture
 * (a date line of the page, photo credits, *Leave a Reply*). Offsets are UTF-16 units.
 */
export const findParagraphs = (text: string): Span[] => {
  const paragraphs: Span[] = [];
  for (const match of text.matchAll(/[^\n\r\u2028\u2029]+/g)) {
    const line = match[0].trim();
    if (line === '' || FURNITURE.some((pattern) => pattern.test(line))) continue;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    paragraphs.push({ start, end: start + line.length });
  }
  return paragraphs;
};
