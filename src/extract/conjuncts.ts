import type { Document } from './sentences.ts';
import { touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';

/** A verb of saying in the past, without a subject of its own, behind a comma. */
const NEXT_CUE =
  /,\s+(?:and|but)\s+(?:also\s+|then\s+)?(accused|blamed|condemned|criticised|criticized|demanded|denounced|insisted|pledged|rejected|urged|vowed|warned)\s/u;
const PAST = /(ed|said|told)$/i;

/**
 * Parts what somebody said from the next thing that they are told to have said:
 *
 *     Novak said on Monday that she would stay, and accused the press of lying.
 *                               ^^^^^^^^^^^^^^      ^^^^^^^ cue ^^^^^^^^^^^^^^^^^
 */
export const partConjuncts = (document: Document, attribution: Attribution): Attribution[] => {
  const { cue, source, contents, certainty } = attribution;
  const content = contents[0];
  if (!cue || !source || !content || contents.length > 1 || content.start < cue.end || !isPast(document, attribution)) return [attribution];
  const words = document.text.slice(content.start, content.end);
  const found = NEXT_CUE.exec(words);
  if (!found || /["“”]/.test(words.slice(0, found.index))) return [attribution];
  const [at, verb = ''] = [content.start + found.index, found[1]];
  const end = at + found[0].trimEnd().length;
  return [
    { ...attribution, contents: [{ start: content.start, end: at }] },
    { cue: { start: end - verb.length, end }, source, contents: [{ start: end, end: content.end }], certainty },
  ];
};

const isPast = ({ tokens }: Document, { cue }: Attribution): boolean => cue !== null && touching(tokens, cue).some(({ text }) => PAST.test(text));
