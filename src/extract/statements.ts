import { CUE_FUNCTION_WORDS, NOT_SPEECH, TOPIC_CUES, UTTERANCES } from './lexicon/cues.ts';
import type { Quotation } from './quotations.ts';
import type { Document, Token } from './sentences.ts';
import { indexAt, overlaps, touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span, StatementKind } from './types.ts';

/** Words reported as said, before anyone is made out to have said them. Offsets are UTF-16 units. */
export type Report = { kind: StatementKind; segments: Span[]; cue: Span | null; source: Span | null };

/** Where a report stands: at its cue or, without one, where it starts. */
export const placeOf = ({ cue, segments }: Pick<Report, 'cue' | 'segments'>): number => (cue ?? segments[0])?.start ?? 0;

const MARKS = '"“”„«»';

/** Turns attributions into reports of speech, in text order: edges set, kind decided, what is not a statement left out. */
export const formReports = (document: Document, quotations: Quotation[], attributions: Attribution[]): Report[] => {
  const reports = attributions
    .map((attribution) => withSharedSource(document, attribution, attributions))
    .flatMap((attribution) => formReport(document, quotations, attribution));
  return withoutDoubles(document, reports).sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
};

/** Two cues can claim the same words: the one that has a source, or else the first, keeps them. */
const withoutDoubles = ({ text }: Document, reports: Report[]): Report[] => {
  const byPlace = new Map<string, Report>();
  for (const report of reports) {
    const words = report.segments.map(({ start, end }) => text.slice(start, end)).join(' ');
    const place = `${String(report.segments[0]?.start)} ${words}`;
    const known = byPlace.get(place);
    if (!known || (known.source === null && report.source !== null)) byPlace.set(place, report);
  }
  return [...byPlace.values()];
};

/** *She said A and criticised B*: a verb without a source has that of the verb before it in the sentence. */
const withSharedSource = (document: Document, attribution: Attribution, all: Attribution[]): Attribution => {
  const { cue, source } = attribution;
  if (source || !cue) return attribution;
  const sentence = document.sentences[indexAt(document.sentences, cue.start)];
  const isVerb = touching(document.tokens, cue).some(({ pos }) => pos === 'VERB');
  const before = all.findLast((other) => other.source && other.cue && other.cue.end <= cue.start && other.cue.start >= (sentence?.start ?? 0));
  return isVerb && before ? { ...attribution, source: before.source } : attribution;
};

const formReport = (document: Document, quotations: Quotation[], { cue, source, contents }: Attribution): Report[] => {
  const { text } = document;
  const joined = joinAdjacent(text, contents);
  const isQuoted = joined.every((content) => isWhollyQuoted(content, quotations));
  const segments = joined
    .map((content) => (isQuoted ? insideMarks(text, content) : withoutEdges(document, widen(document, content, cue))))
    .filter(({ start, end }) => end > start);
  if (segments.length === 0) return [];
  const kind = isQuoted ? 'direct' : segments.some((segment) => quotations.some((quotation) => overlaps(segment, quotation))) ? 'mixed' : 'indirect';
  const report: Report = { kind, segments, cue, source };
  return isStatement(document, report) ? [report] : [];
};

/** Pieces with only space between them are one. */
const joinAdjacent = (text: string, spans: Span[]): Span[] => {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '') last.end = span.end;
    else joined.push({ ...span });
  }
  return joined;
};

/** All of its words stand inside one pair of quotation marks. */
const isWhollyQuoted = (content: Span, quotations: Quotation[]): boolean => {
  const quotation = quotations[indexAt(quotations, content.start)];
  return quotation !== undefined && quotation.start <= content.start && content.end <= quotation.end;
};

/** Without the marks around it, and a comma or full stop inside the closing one. */
const insideMarks = (text: string, { start, end }: Span): Span => {
  let [from, to] = trim(text, start, end);
  while (from < to && MARKS.includes(text.charAt(from))) from++;
  const hadMark = MARKS.includes(text.charAt(to - 1));
  while (to > from && MARKS.includes(text.charAt(to - 1))) to--;
  [from, to] = trim(text, from, to);
  if ((hadMark || text.charAt(to - 1) === ',') && isSoftStop(text, to)) to--;
  return { start: from, end: to };
};

const isSoftStop = (text: string, end: number): boolean => /[,.]/.test(text.charAt(end - 1)) && text.charAt(end - 2) !== '.';

/**
 * What stands before *is that* belongs to it when the attribution comes after:
 *
 *     The point he made was that they were able to, she said
 *     ^^^^^^^^^^^^^^^^^^^^^^^
 */
const widen = ({ text, sentences }: Document, content: Span, cue: Span | null): Span => {
  const sentence = sentences[indexAt(sentences, content.start)];
  if (!sentence || !cue || cue.start < content.end || !/^that\s/i.test(text.slice(content.start, content.start + 5))) return content;
  return /\b(is|was)\s+$/.test(text.slice(sentence.start, content.start)) ? { start: sentence.start, end: content.end } : content;
};

/** Without a leading *that*, and the comma or full stop of the sentence around it. */
const withoutEdges = (document: Document, { start, end }: Span): Span => {
  const { text } = document;
  let [from, to] = trim(text, start, end);
  while (to > from && /[,.;:—–-]/.test(text.charAt(to - 1)) && !endsInAbbreviation(text, from, to)) [from, to] = trim(text, from, to - 1);
  if (/^[,;:—–]/.test(text.slice(from, from + 1))) [from, to] = trim(text, from + 1, to);
  return { start: hasComplementizer(document, from) ? from + 'that '.length : from, end: to };
};

/** *the U.S.* keeps its full stop. */
const endsInAbbreviation = (text: string, from: number, to: number): boolean => /(^|[\s(])(\p{Lu}\.){2,}$/u.test(text.slice(Math.max(from, to - 12), to));

/** *said that he …*, but not *said that is …*. */
const hasComplementizer = ({ text, tokens }: Document, from: number): boolean => {
  if (!/^that\s/i.test(text.slice(from, from + 5))) return false;
  const next = tokens[indexAt(tokens, from + 5)];
  return next !== undefined && !/^(is|was|’s|'s|would|will|has|had|does|did|makes?|means)$/i.test(next.text);
};

const trim = (text: string, start: number, end: number): [number, number] => {
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return [start, end];
};

const isStatement = (document: Document, { kind, cue, segments }: Report): boolean => {
  if (kind === 'direct') return true;
  if (!cue) return true;
  if (kind === 'indirect' && segments.every((segment) => isAnaphor(document, segment))) return false;
  const cueWords = touching(document.tokens, cue).filter(({ text, pos }) => pos !== 'PUNCT' && !CUE_FUNCTION_WORDS.has(text.toLowerCase()));
  if (kind === 'indirect' && cueWords.length > 0 && cueWords.every(({ lemma }) => NOT_SPEECH.has(lemma))) return false;
  return !(cueWords.some(({ lemma }) => TOPIC_CUES.has(lemma)) && segments.every((segment) => !hasFiniteVerb(document, segment)));
};

/** *Echoed the sentiment*: its words stand elsewhere. */
const isAnaphor = (document: Document, segment: Span): boolean => {
  const tokens = touching(document.tokens, segment);
  return tokens.length <= 3 && tokens[0]?.pos !== 'NOUN' && UTTERANCES.has(tokens.at(-1)?.lemma ?? '');
};

/** Does it say something, or only name a topic? *to reduce*, *reducing* and *reduced* alone are not finite. */
const hasFiniteVerb = (document: Document, segment: Span): boolean => {
  const tokens = touching(document.tokens, segment);
  return tokens.some(
    ({ pos, text }, i) =>
      (pos === 'AUX' || pos === 'VERB') && !/ing$/i.test(text) && tokens[i - 1]?.text.toLowerCase() !== 'to' && !isBareParticiple(tokens, i),
  );
};

const isBareParticiple = (tokens: Token[], i: number): boolean => /(ed|en)$/i.test(tokens[i]?.text ?? '') && !/PROPN|NOUN|PRON/.test(tokens[i - 1]?.pos ?? '');
