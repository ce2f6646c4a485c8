import type { Document, Sentence } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { letRelayedSpeak } from './relayed.ts';
import { startClaims, touching } from './spans.ts';
import type { Attribution } from './tagger/index.ts';
import type { Span } from './types.ts';

const QUOTING: ReadonlySet<string> = new Set(['quote', 'cite']);
/** Behind *quoted*: by whom, or else who is quoted; no longer than 120 units. */
const AS_SAYING =
  /^(?:\s+by\s[^,;“”"]{1,60}?|\s+(?<who>[^\s;“”"][^;“”"]{1,120}?),?)?\s+as\s+(?<verb>saying|telling(?:\s+(?:reporters|journalists|\p{Lu}\S*))?|warning|writing)\b/u;

type Quoted = { cue: Span; sentence: Sentence; who: string | undefined; verb: Span };

/**
 * Who is quoted by others *as saying* something said it, not those who quote:
 *
 *     TASS quoted Jan Novak as saying the call was useful.
 *     The call was useful, Jan Novak was quoted by TASS as saying.
 */
export const letQuotedSpeak = (document: Document, attributions: Attribution[]): Attribution[] => {
  const { take, isTaken } = startClaims(document.text.length);
  attributions.flatMap(({ cue }) => cue ?? []).forEach(take);
  return attributions.map((attribution) => {
    const quoted = findQuoted(document, attribution);
    const said = quoted && (quoted.who === undefined ? ofSubject(document, attribution, quoted) : ofObject(document, attribution, quoted));
    return said ?? letRelayedSpeak(document, attribution, isTaken) ?? attribution;
  });
};

const findQuoted = (document: Document, { cue }: Attribution): Quoted | null => {
  const sentence = cue && sentenceAt(document, cue.start);
  const quoting = cue && touching(document.tokens, cue).find(({ lemma }) => QUOTING.has(lemma));
  if (!sentence || !quoting) return null;
  const found = AS_SAYING.exec(document.text.slice(quoting.end, Math.min(sentence.end, quoting.end + 250)));
  if (!found?.groups) return null;
  const { who, verb = '' } = found.groups;
  const end = quoting.end + found[0].length;
  return { cue, sentence, who, verb: { start: end - verb.length, end } };
};

/** *TASS quoted Jan Novak as saying …* */
const ofObject = ({ text }: Document, { contents, certainty }: Attribution, { cue, who = '', verb }: Quoted): Attribution => {
  const start = text.indexOf(who, cue.end);
  const [before, last] = [contents.filter(({ end }) => end <= cue.start), contents.findLast(({ end }) => end > verb.end)];
  const said = before.length === 0 && last ? [{ start: verb.end, end: last.end }] : before;
  return { cue: verb, source: { start, end: start + who.length }, contents: said, certainty };
};

/** *…, Jan Novak was quoted by TASS as saying* */
const ofSubject = ({ text }: Document, { contents, certainty }: Attribution, { cue, sentence, verb }: Quoted): Attribution | null => {
  const subject = contents.findLast(({ end }) => end <= cue.start);
  if (!subject || text.slice(subject.end, cue.start).trim() !== '') return null;
  const stretch = { start: cue.end, end: verb.end };
  const rests = contents.flatMap((content) => (content === subject ? [] : behind(content, stretch)));
  // *As saying by TASS*: that is who quotes.
  const others = rests.filter(({ start, end }) => !/^\s*by\s/.test(text.slice(start, end)));
  const clause = text.slice(sentence.start, subject.start).trimEnd();
  const said = others.length === 0 && clause.endsWith(',') ? [{ start: sentence.start, end: sentence.start + clause.length - 1 }] : others;
  return { cue: verb, source: subject, contents: said, certainty };
};

/** Without what it has of a stretch that it begins in. */
const behind = ({ start, end }: Span, stretch: Span): Span[] => {
  const from = start >= stretch.start && start < stretch.end ? stretch.end : start;
  return end > from ? [{ start: from, end }] : [];
};
