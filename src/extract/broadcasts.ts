import type { Name } from './names.ts';
import type { Quotation } from './quotations.ts';
import type { Document, Token } from './sentences.ts';
import { touching } from './spans.ts';
import type { Span } from './types.ts';

/** In words. */
const LONGEST_TITLE = 6;

/** A programme that a token *on* leads to, as it is named, without marks: *on NBC's “Meet the Press”*, *on “Fox News Sunday”*, *on ABC's This Week*. */
export const broadcastAt = (
  { document, names, quotations }: { document: Document; names: Name[]; quotations: Quotation[] },
  on: number,
): (Span & { words: string }) | null => {
  const { tokens, text } = document;
  const first = tokens[on + 1];
  if (tokens[on]?.text.toLowerCase() !== 'on' || !first) return null;
  const network = touching(names, first).find(({ start, kind }) => start === first.start && kind === 'organization');
  const next = network ? network.lastToken + 1 : on + 1;
  const title = titleAt(document, quotations, /^[’']s?$/.test(tokens[next]?.text ?? '') ? next + 1 : next);
  if (!title || (!network && !title.marked)) return null;
  const start = network?.start ?? title.start;
  const words = text
    .slice(start, title.end)
    .replace(/["“”,]/g, '')
    .replace(/\s+/g, ' ');
  return { start, end: title.end, words };
};

/** A title of capitalised words from a token on: in marks, *“Meet the Press,”*, or as they stand, *This Week*. */
const titleAt = ({ tokens, text }: Document, quotations: Quotation[], at: number): (Span & { marked: boolean }) | null => {
  const first = tokens[at];
  if (!first) return null;
  const quotation = touching(quotations, first).find(({ start }) => start === first.start);
  const words = quotation ? touching(tokens, quotation).filter(({ pos }) => pos !== 'PUNCT') : [];
  if (quotation) {
    const isTitle =
      words.length > 0 &&
      words.length <= LONGEST_TITLE &&
      words.every(({ text: word, pos }, k) => /^[\p{Lu}\d&]/u.test(word) || (k > 0 && /^(ADP|DET|CCONJ)$/.test(pos)));
    return isTitle ? { start: quotation.start, end: quotation.end, marked: true } : null;
  }
  let last = at;
  while (
    /^\p{Lu}/u.test(tokens[last + 1]?.text ?? '') ||
    (/^(the|of|and|&)$/.test(tokens[last + 1]?.text ?? '') && /^\p{Lu}/u.test(tokens[last + 2]?.text ?? ''))
  )
    last++;
  return last > at && /^\p{Lu}/u.test(first.text) && /[’']s?\s+$/.test(text.slice(first.start - 4, first.start))
    ? { start: first.start, end: (tokens[last] as Token).end, marked: false }
    : null;
};
