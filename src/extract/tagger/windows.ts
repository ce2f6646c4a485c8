import type { Word } from './words.ts';

/** What the encoder reads at once: at most this many word pieces. */
const LONGEST = 200;
const FIRST_PIECE = 101;
const LAST_PIECE = 102;

/** A stretch of words with the encoder's input: piece ids, their shapes (case × quoted), and each word's first piece. */
export type Window = { words: Word[]; ids: number[]; shapes: number[]; firstPieces: number[] };

/** Cuts the words of a paragraph into windows, after a sentence where one ends in time. */
export const cutWindows = (text: string, words: Word[]): Window[] => {
  const windows: Window[] = [];
  for (let from = 0; from < words.length;) {
    const to = endOfWindow(text, words, from);
    windows.push(buildWindow(words.slice(from, to)));
    from = to;
  }
  return windows;
};

const endOfWindow = (text: string, words: Word[], from: number): number => {
  let to = from;
  let lastSentence = 0;
  for (let pieces = 0; to < words.length; to++) {
    pieces += words[to]?.pieces.length ?? 0;
    if (pieces > LONGEST) break;
    if (endsSentence(text, words, { at: to, from })) lastSentence = to + 1;
  }
  return to === words.length || lastSentence === 0 ? Math.max(to, from + 1) : lastSentence;
};

const endsSentence = (text: string, words: Word[], { at, from }: { at: number; from: number }): boolean => {
  const mark = (index: number): string => text.charAt(words[index]?.start ?? -1);
  if ('.?!'.includes(mark(at)) && mark(at) !== '') return at + 1 < words.length && !'"”’\''.includes(mark(at + 1));
  return '"”'.includes(mark(at)) && at > from && '.?!,'.includes(mark(at - 1));
};

const buildWindow = (words: Word[]): Window => {
  const window: Window = { words, ids: [FIRST_PIECE], shapes: [0], firstPieces: [] };
  for (const { pieces, letterCase, quoted } of words) {
    window.firstPieces.push(window.ids.length);
    window.ids.push(...pieces);
    window.shapes.push(...pieces.map(() => 2 * letterCase + (quoted ? 1 : 0)));
  }
  window.ids.push(LAST_PIECE);
  window.shapes.push(0);
  return window;
};
