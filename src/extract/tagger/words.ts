import type { Span } from '../types.ts';
import type { Vocabulary } from './word-piece.ts';
import { piecesOf } from './word-piece.ts';

/** A word as the encoder sees it: its pieces, its case (0 lower, 1 capitalised, 2 capitals, 3 with digits), whether it stands in quotation marks. Offsets are UTF-16 units. */
export type Word = Span & { pieces: number[]; letterCase: number; quoted: boolean };

const isSpace = (letter: string): boolean => /\s/u.test(letter);
const isAlone = (letter: string): boolean => /[!-/:-@[-`{-~]|\p{P}|[\u4E00-\u9FFF\u3400-\u4DBF\uF900-\uFAFF\u{20000}-\u{2CEAF}]/u.test(letter);
const isDropped = (letter: string): boolean => letter === '\uFFFD' || (/\p{C}/u.test(letter) && !/[\t\n\r]/.test(letter));
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();

const caseOf = (word: string): number => {
  if (/\p{Nd}/u.test(word)) return 3;
  if (!/^\p{Lu}/u.test(word)) return 0;
  return word.length > 1 && word === word.toUpperCase() ? 2 : 1;
};

/** Splits a paragraph as BERT's tokenizer does: at spaces, every mark alone. */
export const splitWords = (text: string, paragraph: Span, vocabulary: Vocabulary): Word[] => {
  const words: Word[] = [];
  let quoted = false;
  for (const span of wordSpans(text, paragraph)) {
    const form = text.slice(span.start, span.end);
    const kept = plain(
      Array.from(form)
        .filter((letter) => !isDropped(letter))
        .join(''),
    );
    if (kept === '') continue;
    const before = quoted;
    quoted = form === '“' ? true : form === '”' ? false : form === '"' ? !quoted : quoted;
    words.push({ ...span, pieces: piecesOf(kept, vocabulary), letterCase: caseOf(form), quoted: before || quoted });
  }
  return words;
};

const wordSpans = (text: string, { start, end }: Span): Span[] => {
  const spans: Span[] = [];
  let open: Span | undefined;
  for (let at = start; at < end;) {
    const letter = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const next = at + letter.length;
    if (isSpace(letter)) open = undefined;
    else if (isAlone(letter)) {
      spans.push({ start: at, end: next });
      open = undefined;
    } else if (open) open.end = next;
    else if (!isDropped(letter)) spans.push((open = { start: at, end: next }));
    at = next;
  }
  return spans;
};
