import type { Document, Sentence, Token } from './sentences.ts';
import { sentenceAt, tokensOf } from './sentences.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

/**
 * Gives a statement the half that the tagger passed over, on the other side of the attribution between its commas:
 *
 *     The find, he cautions, rests on three cores.
 *     ^^^^^^^^               ^^^^^^^^^^^^^^^^^^^^
 */
export const completeContents = (document: Document, attribution: Attribution): Attribution => {
  const { cue, source, contents } = attribution;
  const [content, more] = contents;
  const sentence = cue && sentenceAt(document, cue.start);
  if (!sentence || !source || !content || more) return attribution;
  const inserted = { start: Math.min(cue.start, source.start), end: Math.max(cue.end, source.end) };
  const half = content.end <= inserted.start ? halfBehind(document, sentence, { content, inserted }) : halfBefore(document, sentence, { content, inserted });
  return half ? { ...attribution, contents: [content, half].sort((a, b) => a.start - b.start) } : attribution;
};

type Parts = { content: Span; inserted: Span };

const halfBehind = (document: Document, sentence: Sentence, { content, inserted }: Parts): Span | null => {
  const [before, behind] = around(document, sentence, inserted);
  if (content.start !== sentence.start || !before || !behind || hasVerb(before) || !isVerb(behind[0])) return null;
  return { start: behind[0]?.start ?? sentence.end, end: sentence.end };
};

const halfBefore = (document: Document, sentence: Sentence, { content, inserted }: Parts): Span | null => {
  const [before, behind] = around(document, sentence, inserted);
  if (!before || !behind || behind[0]?.start !== content.start || hasVerb(before) || !isVerb(behind[0])) return null;
  return { start: sentence.start, end: before.at(-1)?.end ?? sentence.start };
};

/** What stands before and behind something between commas. */
const around = (document: Document, sentence: Sentence, { start, end }: Span): [Token[]?, Token[]?] => {
  if (!/,\s*$/.test(document.text.slice(Math.max(0, start - 3), start)) || !/^\s*,/.test(document.text.slice(end, end + 3))) return [];
  const tokens = tokensOf(document, sentence);
  const before = tokens.filter((token) => token.end <= start);
  const behind = tokens.filter((token) => token.start >= end);
  return before.length > 1 && before.at(-1)?.text === ',' && behind[0]?.text === ',' ? [before.slice(0, -1), behind.slice(1)] : [];
};

const hasVerb = (tokens: Token[]): boolean => tokens.some(({ pos, text }) => pos === 'VERB' || pos === 'AUX' || /^["“”]$/.test(text));

const isVerb = (token: Token | undefined): boolean => /^(VERB|AUX)$/.test(token?.pos ?? '') && !/ing$/i.test(token?.text ?? '');
