import { hasFiniteVerb } from './finite-verbs.ts';
import type { Quotation } from './quotations.ts';
import type { Document } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span, StatementKind } from './types.ts';

/** What was said, without what only surrounds it, and whether it is quoted. */
export type Content = { kind: StatementKind; segments: Span[] };

/** Sets the edges of what was said: the marks around a fully quoted one, a leading *that*, and the comma or full stop of the sentence around it are left out. */
export const cutSegments = (document: Document, quotations: Quotation[], { cue, source, contents }: Attribution): Content => {
  const pieces = joinAdjacent(document.text, withoutNext(document, quotations, { cue, contents }))
    .map((piece) => withoutEdges(document, widen(document, piece, cue)))
    .filter((piece) => isSaid(document, piece) && ![cue, source].some((other) => other && other.start <= piece.start && piece.end <= other.end));
  const quoted = pieces.map((piece) => quotationAround(quotations, piece));
  if (quoted.every((quotation) => quotation !== undefined)) {
    return {
      kind: 'direct',
      segments: pieces.map((piece, i) => insideMarks(document.text, piece, quoted[i] as Quotation)).filter(({ start, end }) => end > start),
    };
  }
  const kind = pieces.some((piece) => touching(quotations, piece).length > 0) ? 'mixed' : 'indirect';
  return { kind, segments: pieces };
};

/** Without the sentences behind one that ends with what was said: *Novak disputed that. Blum would not confirm it.* */
const withoutNext = (document: Document, quotations: Quotation[], { cue, contents }: Pick<Attribution, 'cue' | 'contents'>): Span[] => {
  const sentence = cue && sentenceAt(document, cue.start);
  if (!sentence || !contents.some(({ start }) => start >= cue.end && start < sentence.end)) return contents;
  return contents.filter((content) => content.start < sentence.end || touching(quotations, content).length > 0);
};

/** Pieces of a paragraph with only space between them are one. */
const joinAdjacent = (text: string, spans: Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && /^[^\S\n]*$/.test(text.slice(last.end, span.start))) last.end = span.end;
    else joined.push({ ...span });
  }
  return joined;
};

/**
 * What stands before *is that* belongs to it when the attribution comes after:
 *
 *     The point he made was that they were able to, she said
 *     ^^^^^^^^^^^^^^^^^^^^^^^
 */
const widen = (document: Document, content: Span, cue: Span | null): Span => {
  const { text } = document;
  const sentence = sentenceAt(document, content.start);
  if (!sentence || !cue || cue.start < content.end || !/^that\s/i.test(text.slice(content.start, content.start + 5))) return content;
  return /\b(is|was)\s+$/.test(text.slice(sentence.start, content.start)) ? { start: sentence.start, end: content.end } : content;
};

/** *March 17 (Reuters) -* */
const DATELINE_END = /^(?:\p{Lu}\p{L}+\.? \d{1,2},? (?:\d{4} )?)?\(\p{Lu}[\p{L} ]{1,20}\)\s*(?:--?|–|—)\s+/u;

/** Without a leading *that*, and the comma or full stop of the sentence around it. */
const withoutEdges = (document: Document, { start, end }: Span): Span => {
  const { text } = document;
  const stop = text.charAt(end) === '.' && endsInAbbreviation(text, start, end + 1) ? end + 1 : end;
  let [from, to] = trim(text, start + (DATELINE_END.exec(text.slice(start, Math.min(end, start + 60)))?.[0].length ?? 0), stop);
  while (to > from && /[,.;:—–-]/.test(text.charAt(to - 1)) && !endsInAbbreviation(text, from, to)) [from, to] = trim(text, from, to - 1);
  if (/^[,;:—–]/.test(text.charAt(from))) [from, to] = trim(text, from + 1, to);
  if (hasComplementizer(document, from) && !isPointing(document, { start: from, end: to }))
    [from, to] = trim(text, from + 'that'.length + (text.charAt(from + 4) === ',' ? 1 : 0), to);
  return { start: from, end: to };
};

/** *the U.S.*, *5 a.m.* and *Acme Inc.* keep their full stop. */
const endsInAbbreviation = (text: string, from: number, to: number): boolean =>
  /(^|[\s(])((\p{Lu}\.){2,}|[ap]\.m\.|(Inc|Co|Corp|Ltd|Jr|Sr)\.)$/u.test(text.slice(Math.max(from, to - 12), to));

/** *said that he …*, but not *said that is …*. */
const hasComplementizer = ({ text, tokens }: Document, from: number): boolean => {
  if (!/^that[\s,]/i.test(text.slice(from, from + 5))) return false;
  const next = tokens[indexAt(tokens, from + 4)];
  return next !== undefined && !/^(is|was|’s|'s|would|will|has|had|does|did|makes?|means)$/i.test(next.text);
};

/** *Called that “nonsense”* */
const isPointing = (document: Document, { start, end }: Span): boolean =>
  /^that\s["“]/i.test(document.text.slice(start, start + 6)) && !hasFiniteVerb(document, { start: start + 'that'.length, end });

const trim = (text: string, start: number, end: number): [number, number] => {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return [start, end];
};

/** Is it more than a mark, or a single *it*? */
const isSaid = ({ text, tokens }: Document, piece: Span): boolean => {
  if (!/[\p{L}\p{N}]/u.test(text.slice(piece.start, piece.end))) return false;
  const [first, second] = touching(tokens, piece);
  if (!second && /^that$/i.test(first?.text ?? '')) return false;
  return (
    second !== undefined ||
    !/^(PRON|DET|ADP|PART|CCONJ)$/.test(first?.pos ?? '') ||
    /^(why|how|what|so|no|yes|never|nothing|nobody|everything|everybody|everyone)$/i.test(first?.text ?? '')
  );
};

/** The quotation that all of its words stand in. */
const quotationAround = (quotations: Quotation[], { start, end }: Span): Quotation | undefined => {
  const quotation = quotations[indexAt(quotations, start)];
  return quotation && quotation.start <= start && end <= quotation.end ? quotation : undefined;
};

/** Without the marks, and a comma or full stop inside the closing one. */
const insideMarks = (text: string, piece: Span, { start, end, marks, closed }: Quotation): Span => {
  const inner = closed ? end - marks : end;
  let [from, to] = trim(text, Math.max(piece.start, start + marks), Math.min(piece.end, inner));
  const isLast = !/[\p{L}\p{N}]/u.test(text.slice(to, inner));
  if ((isLast || text.charAt(to - 1) === ',') && /(,|[^.]\.)$/s.test(text.slice(Math.max(from, to - 2), to))) [from, to] = trim(text, from, to - 1);
  return { start: from, end: to };
};
