import { unitsOf } from '../anchor/code-units.ts';
import { excerptsOf } from '../extract/code-points.ts';
import { findParagraphs } from '../extract/paragraphs.ts';
import type { Sentence } from '../extract/sentences.ts';
import { readSentences } from '../extract/sentences.ts';
import { indexAt } from '../extract/spans.ts';
import type { Excerpt, Span } from '../extract/types.ts';

/** The sentences that hold a statement, and those next to them; null at the ends of the text. */
export type Context = { before: Excerpt | null; sentence: Excerpt; after: Excerpt | null };

/** So far on either side of a statement sentences are looked for, in UTF-16 units. */
export const REACH = 5000;

/** The context of a span of code points: sentences as the engine cuts them. However long the text, no more than what is near is read. */
export const contextOf = (text: string, points: Span): Context => {
  const { start, end } = unitsOf(text)(points);
  const sentences = joinMarks(text, sentencesNear(text, { start, end }));
  const first = indexAt(sentences, start);
  const last = sentences.findLastIndex((sentence) => sentence.start < end);
  const toExcerpt = excerptsOf(text);
  const [before, after] = [sentences[first - 1], sentences[last + 1]];
  return {
    before: before ? toExcerpt(before) : null,
    sentence: toExcerpt({ start: Math.min(start, sentences[first]?.start ?? start), end: Math.max(end, sentences[last]?.end ?? end) }),
    after: after ? toExcerpt(after) : null,
  };
};

/** A closing mark at the end of a paragraph, which the engine cuts off its sentence, is a part of it to whoever reads it. */
const joinMarks = (text: string, sentences: Span[]): Span[] => {
  const joined: Span[] = [];
  for (const sentence of sentences) {
    const last = joined.at(-1);
    const isMark = /^["'”’»)\]]+$/.test(text.slice(sentence.start, sentence.end));
    if (isMark && last?.end === sentence.start) last.end = sentence.end;
    else joined.push({ ...sentence });
  }
  return joined;
};

/** The sentences at both ends of a span; of a short one, also those between. */
const sentencesNear = (text: string, { start, end }: Span): Sentence[] => {
  const ends =
    end - start <= 2 * REACH
      ? [{ start, end }]
      : [
          { start, end: start },
          { start: end, end },
        ];
  return ends.flatMap((span) => {
    const near = widen(text, span);
    const part = text.slice(near.start, near.end);
    const paragraphs = paragraphsAround(findParagraphs(part), { start: span.start - near.start, end: span.end - near.start });
    return readSentences(part, paragraphs).sentences.map((sentence) => ({ ...sentence, start: near.start + sentence.start, end: near.start + sentence.end }));
  });
};

/** Those that a span is in, and one on either side. */
const paragraphsAround = (paragraphs: Span[], { start, end }: Span): Span[] => {
  const first = paragraphs.filter((paragraph) => paragraph.end <= start).length;
  const after = paragraphs.findLastIndex((paragraph) => paragraph.start < end) + 1;
  return paragraphs.slice(Math.max(0, first - 1), after + 1);
};

/** The span with what is in reach, cut at spaces. */
const widen = (text: string, { start, end }: Span): Span => {
  const from = Math.max(0, start - REACH);
  const to = Math.min(text.length, end + REACH);
  const space = from + text.slice(from, start).search(/\s/);
  return {
    start: from === 0 ? 0 : space < from ? start : space,
    end: to === text.length ? to : Math.max(end, text.lastIndexOf(' ', to)),
  };
};
