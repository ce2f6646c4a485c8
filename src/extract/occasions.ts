import type { DateMention } from './dates.ts';
import type { EventMention } from './event-mentions.ts';
import type { FoundEvent } from './events.ts';
import { isPlacedAt, SPEAKING_KINDS } from './lexicon/events.ts';
import type { AttributedReport } from './discourse.ts';
import type { Document, Sentence } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, overlaps, touching } from './spans.ts';
import { placeOf } from './statements.ts';
import type { Candidate } from './speakers.ts';
import type { EventRelation, PreciseDate, Span } from './types.ts';

/** A report with the day it was made and the occasion it belongs to. */
export type DatedReport = AttributedReport & { saidOn: (PreciseDate & { words: string }) | null; event: { event: FoundEvent; relation: EventRelation } | null };

type PlacedMention = Span & { mention: EventMention; event: FoundEvent };
type Tie = NonNullable<DatedReport['event']>;
type Known = {
  document: Document;
  /** The sentences that have a cue. */
  reporting: ReadonlySet<Sentence | undefined>;
  published: string | null;
  dates: DateMention[];
  /** The event that the article is about. */
  main: FoundEvent | undefined;
  mentions: PlacedMention[];
};

/** An event that so many places of the article name is what it is about. */
const MAIN_FROM = 4;
/** The headline, and what may stand between it and the text. */
const LEAD = 2;
/** A speaker goes on over so many paragraphs. */
const RUNS_ON = 10;
/** What lies further back, in milliseconds, is background, unless it stands at the cue: in UTF-16 units. */
const LONG_AGO = 45 * 86_400_000;
const AT_CUE = 25;
/** A scene holds for so many paragraphs. */
const SCENE = 3;

/** Ties each report to the day and the occasion that the words around it give; what was given once holds while the same speaker goes on. */
export const placeReports = (
  document: Document,
  { dates, events, published = null }: { dates: DateMention[]; events: FoundEvent[]; published?: string | null | undefined },
  reports: AttributedReport[],
): DatedReport[] => {
  const mentions = events
    .flatMap((event) => event.mentions.map((mention) => ({ start: mention.start, end: mention.end, mention, event })))
    .sort((a, b) => a.start - b.start);
  const reporting = new Set(reports.map((report) => sentenceAt(document, placeOf(report))));
  const main = events.toSorted((a, b) => b.mentions.length - a.mentions.length).find((event) => event.mentions.length >= MAIN_FROM);
  const known: Known = { document, reporting, published, dates, main, mentions };
  const placed: DatedReport[] = [];
  for (const report of reports) {
    const running = isOpenPast(document, report) ? undefined : runningFrom(document, placed, report);
    placed.push(shareDay({ ...report, saidOn: saidOnOf(known, report, running), event: eventOf(known, report, running) }));
  }
  return withLead(document, placed);
};

/** The headline and the lead tell of what the paragraphs below give the day and the occasion of: the first that the same speaker says there. */
const withLead = (document: Document, placed: DatedReport[]): DatedReport[] => {
  const next = new Map<Candidate, DatedReport>();
  // From the end, so that each look costs the same however long the text is.
  const led = placed.toReversed().map((report) => {
    const [speaker] = report.speakers;
    const later = speaker && next.get(speaker);
    if (speaker && isPlaced(report)) next.set(speaker, report);
    const paragraph = paragraphOf(document, report);
    if (!later || isPlaced(report) || paragraph > LEAD || isOpenPast(document, report) || paragraphOf(document, later) - paragraph > RUNS_ON) return report;
    return { ...report, saidOn: later.saidOn, event: later.event?.relation === 'at' ? later.event : report.event };
  });
  return led.toReversed();
};

/** Is its day known, or where it was said? */
const isPlaced = ({ saidOn, event }: DatedReport): boolean => saidOn !== null || event?.relation === 'at';

/** The last report by the same speaker, while they go on. */
const runningFrom = (document: Document, placed: DatedReport[], report: AttributedReport): DatedReport | undefined => {
  const [speaker] = report.speakers;
  const paragraph = paragraphOf(document, report);
  for (let i = placed.length - 1; speaker && i >= 0; i--) {
    const earlier = placed[i] as DatedReport;
    if (paragraph - paragraphOf(document, earlier) > RUNS_ON) return undefined;
    if (earlier.speakers[0] === speaker && !isOpenPast(document, earlier)) return earlier;
  }
  return undefined;
};

/** *Has called*, *have said*, *since announcing*: at no given time, or long ago. */
const isOpenPast = ({ text }: Document, { cue }: AttributedReport): boolean =>
  cue !== null && (/\b(has|have)\b|[’']ve\b/i.test(text.slice(cue.start, cue.end)) || /\bsince $/i.test(text.slice(Math.max(0, cue.start - 6), cue.start)));

/** What was said at an occasion was said on its day, and the occasion was on the day that it was said. */
const shareDay = (report: DatedReport): DatedReport => {
  const { saidOn: said, event: tie } = report;
  if (tie?.relation !== 'at') return report;
  const { event } = tie;
  if (said?.precision === 'day' && event.date === null) Object.assign(event, { date: said.date, precision: said.precision });
  const dated = event.mentions.find(({ date }) => date?.precision === 'day')?.date;
  return said === null && dated ? { ...report, saidOn: { date: dated.date, precision: dated.precision, words: dated.text } } : report;
};

const paragraphOf = ({ paragraphs }: Document, report: AttributedReport): number => indexAt(paragraphs, placeOf(report));

/** Those in the sentence of the cue that are not part of what was said, the nearest to the cue first. */
const aroundCue = <Kind extends Span>({ document }: Known, { cue, segments }: AttributedReport, spans: Kind[]): Kind[] => {
  const sentence = cue && sentenceAt(document, cue.start);
  if (!sentence) return [];
  const distance = ({ start, end }: Span): number => Math.max(start - cue.end, cue.start - end, 0);
  return touching(spans, sentence)
    .filter((span) => !segments.some((segment) => overlaps(span, segment)))
    .sort((a, b) => distance(a) - distance(b));
};

/** The day at the cue; else the one that holds for the speaker; else that of the scene. */
const saidOnOf = (known: Known, report: AttributedReport, running: DatedReport | undefined): DatedReport['saidOn'] => {
  const near = aroundCue(known, report, known.dates).find((date) => canBeSaidOn(known, report, date));
  if (!near && running?.saidOn) return running.saidOn;
  const found = near ?? sceneDate(known, report);
  return found ? { date: found.date, precision: found.precision, words: found.text } : null;
};

/** The day that the sentences before set the scene with: those of the paragraph in which nobody speaks, or a few before that name the speaker. */
const sceneDate = (known: Known, report: AttributedReport): DateMention | undefined => {
  const { document, dates } = known;
  const here = paragraphOf(document, report);
  const sentence = sentenceAt(document, placeOf(report));
  const [from, paragraph] = [document.paragraphs[Math.max(here - SCENE, 0)], document.paragraphs[here]];
  if (!from || !paragraph || !sentence || isOpenPast(document, report)) return undefined;
  return touching(dates, { start: from.start, end: sentence.start }).findLast(
    (date) =>
      date.precision === 'day' &&
      canBeSaidOn(known, report, date) &&
      ((date.start >= paragraph.start && !known.reporting.has(sentenceAt(document, date.start))) || isNamedWith(document, report, date)),
  );
};

/** Does the sentence of a date name who made the report? */
const isNamedWith = (document: Document, { speakers }: AttributedReport, { start }: Span): boolean => {
  const sentence = sentenceAt(document, start);
  return sentence !== undefined && speakers.some(({ names }) => touching(names, sentence).length > 0);
};

/** Nothing is said after it was published; a year alone is background, unless it stands right at the cue. */
const canBeSaidOn = (known: Known, { cue }: AttributedReport, mention: DateMention): boolean => {
  const { date, precision, future, start, end } = mention;
  const { published } = known;
  if (future || (date !== null && published !== null && date > published.slice(0, date.length)) || isOfAnother(known, mention)) return false;
  const distance = cue === null ? Infinity : Math.max(start - cue.end, cue.start - end);
  if (precision === 'year') return distance <= ' in '.length;
  return distance <= AT_CUE || date === null || published === null || Date.parse(published) - Date.parse(date) < LONG_AGO;
};

/** Is it the day of something else? *Thursday's debate*, unless that is where it was said. */
const isOfAnother = ({ mentions, document }: Known, date: DateMention): boolean => {
  if (!/^[’']s?\b/.test(document.text.slice(date.end, date.end + 3))) return false;
  const occasion = mentions.find(({ mention }) => mention.date === date)?.mention;
  return !(occasion && isPlacedAt(occasion.preposition, occasion.kind));
};

const eventOf = (known: Known, report: AttributedReport, running: DatedReport | undefined): Tie | null =>
  occasionOf(known, report) ??
  (running?.event?.relation === 'at' ? running.event : null) ??
  subjectOf(known, report) ??
  running?.event ??
  nearby(known, report);

/** *said at the rally*, *told the hearing*: the occasion that it was said at. */
const occasionOf = (known: Known, report: AttributedReport): Tie | null => {
  const nearest =
    aroundCue(known, report, known.mentions).find(({ mention }) => isSpokenAt(mention) || isTold(known, mention, report)) ?? sceneOccasion(known, report);
  return nearest ? { event: nearest.event, relation: 'at' } : null;
};

const isSpokenAt = ({ preposition, kind, held, future }: EventMention): boolean =>
  isPlacedAt(preposition, kind) || (held && !future && SPEAKING_KINDS.has(kind));

/** The occasion that the sentences right before set the scene with, by their speaker's name or without anyone speaking there. */
const sceneOccasion = ({ document, mentions, reporting }: Known, report: AttributedReport): PlacedMention | undefined => {
  const here = paragraphOf(document, report);
  const sentence = sentenceAt(document, placeOf(report));
  const [from, paragraph] = [document.paragraphs[Math.max(here - 1, 0)], document.paragraphs[here]];
  if (!from || !paragraph || !sentence || isOpenPast(document, report)) return undefined;
  return touching(mentions, { start: from.start, end: sentence.start }).findLast(
    ({ start, mention }) =>
      isSpokenAt(mention) &&
      SPEAKING_KINDS.has(mention.kind) &&
      !mention.future &&
      ((start >= paragraph.start && !reporting.has(sentenceAt(document, start))) || isNamedWith(document, report, mention)),
  );
};

/** *told the forum*: what was told is the occasion. */
const isTold = ({ document }: Known, mention: EventMention, { cue }: AttributedReport): boolean =>
  cue !== null &&
  SPEAKING_KINDS.has(mention.kind) &&
  /\b(told|tells|addressed)$/.test(document.text.slice(cue.start, cue.end)) &&
  /^\s*((the|a|an|his|her|their)\s+)?$/i.test(document.text.slice(cue.end, mention.start));

/** The event that its words, or those around them, name. */
const subjectOf = (known: Known, report: AttributedReport): Tie | null => {
  const inside = report.segments.flatMap((segment) => touching(known.mentions, segment));
  const found = [...inside, ...aroundCue(known, report, known.mentions)].find(
    ({ mention }) => mention.definite || mention.date !== null || mention.place !== null,
  );
  return found ? { event: found.event, relation: 'about' } : null;
};

/** The event that its paragraph told of last, or the one that the article is about. */
const nearby = ({ document, mentions, main }: Known, report: AttributedReport): Tie | null => {
  const paragraph = document.paragraphs[paragraphOf(document, report)];
  const last = touching(mentions, { start: paragraph?.start ?? 0, end: report.segments[0]?.start ?? 0 }).at(-1);
  const event = last?.event ?? main;
  return event ? { event, relation: 'about' } : null;
};
