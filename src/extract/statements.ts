import { settleCharge } from './charges.ts';
import { CUE_FUNCTION_WORDS, NOT_SPEECH, TOPIC_CUES, UTTERANCES } from './lexicon/cues.ts';
import { partConjuncts } from './conjuncts.ts';
import { hasFiniteVerb } from './finite-verbs.ts';
import { isFinding } from './findings.ts';
import { letTellersSpeak } from './hearers.ts';
import { completeContents } from './interrupted.ts';
import type { Quotation } from './quotations.ts';
import type { Document, Sentence } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { cutSegments } from './segments.ts';
import { completeSource } from './sources.ts';
import { startClaims, touching } from './spans.ts';
import type { Attribution, Certainty } from './tagger/index.ts';
import type { Span, StatementKind } from './types.ts';
import { isUnspoken } from './unspoken.ts';

/** Words reported as said, before anyone is made out to have said them. Offsets are UTF-16 units. */
export type Report = { kind: StatementKind; segments: Span[]; cue: Span | null; source: Span | null; certainty: Certainty | null };

/** As many words in marks, with nobody to say them, are a statement. */
const FEWEST_WORDS = 4;

/** Where a report stands: at its cue or, without one, where it starts. */
export const placeOf = ({ cue, segments }: Pick<Report, 'cue' | 'segments'>): number => (cue ?? segments[0])?.start ?? 0;

/** Turns attributions into reports of speech, in text order: edges set, kind decided, what is not a statement left out. */
export const formReports = (document: Document, quotations: Quotation[], attributions: Attribution[]): Report[] => {
  const beside = bySentence(document, attributions);
  const reports = attributions
    .flatMap((attribution) => partConjuncts(document, attribution))
    .map((attribution) => letTellersSpeak(document, completeSource(document, attribution, beside(attribution))))
    .map((attribution) => completeContents(document, settleCharge(document, attribution)))
    .flatMap((attribution) => formReport(document, quotations, attribution));
  return withoutDoubles(document, reports).sort((a, b) => (a.segments[0]?.start ?? 0) - (b.segments[0]?.start ?? 0));
};

/** Those whose cue stands in the sentence of an attribution's cue, in text order. */
const bySentence = (document: Document, attributions: Attribution[]): ((attribution: Attribution) => Attribution[]) => {
  const sentenceOf = ({ cue }: Attribution): Sentence | undefined => (cue ? sentenceAt(document, cue.start) : undefined);
  const found = new Map<Sentence | undefined, Attribution[]>();
  for (const attribution of attributions.toSorted((a, b) => (a.cue?.start ?? 0) - (b.cue?.start ?? 0))) {
    const sentence = sentenceOf(attribution);
    const others = found.get(sentence);
    if (others) others.push(attribution);
    else found.set(sentence, [attribution]);
  }
  return (attribution) => found.get(sentenceOf(attribution)) ?? [];
};

/** Two cues can claim the same words: one that has a source, or else the first, keeps them. */
const withoutDoubles = ({ text }: Document, reports: Report[]): Report[] => {
  const { take, isTaken } = startClaims(text.length);
  return reports
    .toSorted((a, b) => Number(a.source === null) - Number(b.source === null))
    .flatMap((report) => {
      const segments = report.segments.filter((segment) => !isTaken(segment));
      segments.forEach(take);
      return segments.length > 0 ? [{ ...report, segments }] : [];
    });
};

const formReport = (document: Document, quotations: Quotation[], attribution: Attribution): Report[] => {
  const { cue, source, certainty } = attribution;
  const report: Report = { ...cutSegments(document, quotations, attribution), cue, source, certainty };
  return report.segments.length > 0 && isStatement(document, report) && !isUnspoken(document, report) ? [report] : [];
};

const isStatement = (document: Document, { kind, cue, source, segments }: Report): boolean => {
  const isTopic = cue !== null && touching(document.tokens, cue).some(({ lemma }) => TOPIC_CUES.has(lemma));
  // A few words in marks that nobody says are a term, a title, a nickname: *a statement about “stability”*.
  if (kind === 'direct' && (!source || isTopic) && segments.every((segment) => touching(document.tokens, segment).length < FEWEST_WORDS)) return false;
  if (kind === 'direct' || !cue) return true;
  if (kind === 'indirect' && segments.every((segment) => isAnaphor(document, segment))) return false;
  const cueWords = touching(document.tokens, cue).filter(({ text, pos }) => pos !== 'PUNCT' && !CUE_FUNCTION_WORDS.has(text.toLowerCase()));
  if (kind === 'indirect' && cueWords.length > 0 && cueWords.every(({ lemma }) => NOT_SPEECH.has(lemma))) return isFinding(document, { cue, source, segments });
  return !(isTopic && segments.every((segment) => !hasFiniteVerb(document, segment)));
};

/** *Echoed the sentiment*: its words stand elsewhere. */
const isAnaphor = (document: Document, segment: Span): boolean => {
  const tokens = touching(document.tokens, segment);
  return tokens.length <= 3 && tokens[0]?.pos !== 'NOUN' && UTTERANCES.has(tokens.at(-1)?.lemma ?? '');
};
