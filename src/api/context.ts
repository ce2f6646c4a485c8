import type { Excerpt, Span } from '../extract/types.ts';

/** The sentences that hold a statement, and those next to them; null at the ends of the text. */
export type Context = { before: Excerpt | null; sentence: Excerpt; after: Excerpt | null };

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The context of a span of code points. Sentences end with their paragraph. */
export const contextOf = (text: string, { start, end }: Span): Context => {
  const points = Array.from(text);
  const from = points.slice(0, start).join('').length;
  const to = from + points.slice(start, end).join('').length;
  const sentences = sentencesNear(text, { start: from, end: to });
  const first = sentences.findIndex((sentence) => sentence.end > from);
  const last = sentences.findLastIndex((sentence) => sentence.start < to);
  const excerpt = (one: Span | undefined, other = one): Excerpt | null => (one && other ? toExcerpt(text, { start: one.start, end: other.end }) : null);
  return {
    before: excerpt(sentences[first - 1]),
    sentence: excerpt(sentences[first], sentences[last]) ?? { start, end, text: points.slice(start, end).join('') },
    after: excerpt(sentences[last + 1]),
  };
};

/** The sentences of the paragraphs that hold the span, and of one on either side. */
const sentencesNear = (text: string, span: Span): Span[] => {
  const lines = [...text.matchAll(/[^\n]+/g)].filter(([line]) => line.trim() !== '');
  const paragraphs = lines.map(({ index, 0: line }) => ({ start: index, end: index + line.length }));
  const first = paragraphs.findIndex(({ end }) => end > span.start);
  const last = paragraphs.findLastIndex(({ start }) => start < span.end);
  return paragraphs.slice(Math.max(0, first - 1), last + 2).flatMap((paragraph) => sentencesOf(text, paragraph));
};

const sentencesOf = (text: string, { start, end }: Span): Span[] =>
  [...SENTENCES.segment(text.slice(start, end))].flatMap(({ index, segment }) => {
    const from = start + index + segment.length - segment.trimStart().length;
    const words = segment.trim();
    return words === '' ? [] : [{ start: from, end: from + words.length }];
  });

const toExcerpt = (text: string, { start, end }: Span): Excerpt => {
  const from = Array.from(text.slice(0, start)).length;
  const words = text.slice(start, end);
  return { start: from, end: from + Array.from(words).length, text: words };
};
