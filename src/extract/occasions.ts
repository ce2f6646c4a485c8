import type { DateMention } from './dates.ts';
import type { EventMention } from './event-mentions.ts';
import type { FoundEvent } from './events.ts';
import { isPlacedAt, SPEAKING_KINDS } from './lexicon/events.ts';
import type { AttributedReport } from './discourse.ts';
import type { Document } from './sentences.ts';
import { indexAt } from './spans.ts';
import { placeOf } from './statements.ts';
import type { EventRelation, PreciseDate, Span } from './types.ts';

/** A report with the day it was made and the occasion it belongs to. */
export type DatedReport = AttributedReport & { saidOn: (PreciseDate & { words: string }) | null; event: { event: FoundEvent; relation: EventRelation } | null };

type Tie = NonNullable<DatedReport['event']>;
type Known = { document: Document; dates: DateMention[]; events: FoundEvent[]; mentions: { mention: EventMention; event: FoundEvent }[] };

/** An event that so many places of the article name is what it is about. */
const MAIN_FROM = 4;

/** Ties each report to the day and the occasion that the words around it give; what was given once holds while the same speaker goes on. */
export const placeReports = (
  document: Document,
  { dates, events }: { dates: DateMention[]; events: FoundEvent[] },
  reports: AttributedReport[],
): DatedReport[] => {
  const mentions = events.flatMap((event) => event.mentions.map((mention) => ({ mention, event }))).sort((a, b) => a.mention.start - b.mention.start);
  const known: Known = { document, dates, events, mentions };
  const placed: DatedReport[] = [];
  for (const report of reports) {
    const before = placed.findLast((earlier) => earlier.speakers.length > 0 && earlier.speakers[0] === report.speakers[0]);
    const running = before && paragraphOf(document, report) - paragraphOf(document, before) <= 6 ? before : undefined;
    placed.push(shareDay({ ...report, saidOn: saidOn(known, report) ?? running?.saidOn ?? null, event: eventOf(known, report, running) }));
  }
  return placed;
};

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

/** The stretch around the cue that is not what was said. */
const isAround = ({ document }: Known, { cue, segments }: AttributedReport, span: Span): boolean => {
  const sentence = cue && document.sentences[indexAt(document.sentences, cue.start)];
  if (!sentence || span.start < sentence.start || span.end > sentence.end) return false;
  return !segments.some((segment) => span.start < segment.end && segment.start < span.end);
};

const saidOn = (known: Known, report: AttributedReport): DatedReport['saidOn'] => {
  const around = known.dates.filter((date) => isAround(known, report, date));
  const nearest = around.sort((a, b) => distance(a, report) - distance(b, report))[0];
  if (!nearest) return null;
  const { date, precision, text } = nearest;
  return { date, precision, words: text };
};

const distance = ({ start, end }: Span, { cue }: AttributedReport): number => (cue ? Math.max(start - cue.end, cue.start - end, 0) : 0);

const eventOf = (known: Known, report: AttributedReport, running: DatedReport | undefined): Tie | null =>
  occasionOf(known, report) ??
  (running?.event?.relation === 'at' ? running.event : null) ??
  subjectOf(known, report) ??
  running?.event ??
  nearby(known, report);

/** *said at the rally*, *told the hearing*: the occasion that it was said at. */
const occasionOf = (known: Known, report: AttributedReport): Tie | null => {
  const around = known.mentions.filter(
    ({ mention }) => isAround(known, report, mention) && (isPlacedAt(mention.preposition, mention.kind) || isTold(known, { mention }, report)),
  );
  const nearest = around.sort((a, b) => distance(a.mention, report) - distance(b.mention, report))[0];
  return nearest ? { event: nearest.event, relation: 'at' } : null;
};

/** *told the forum*: what was told is the occasion. */
const isTold = ({ document }: Known, { mention }: { mention: EventMention }, { cue }: AttributedReport): boolean =>
  cue !== null &&
  SPEAKING_KINDS.has(mention.kind) &&
  /\b(told|tells|addressed)$/.test(document.text.slice(cue.start, cue.end)) &&
  /^\s*((the|a|an|his|her|their)\s+)?$/i.test(document.text.slice(cue.end, mention.start));

/** The event that its words, or those around them, name. */
const subjectOf = (known: Known, report: AttributedReport): Tie | null => {
  const named = known.mentions.filter(({ mention }) => mention.definite || mention.date !== null || mention.place !== null);
  const inside = named.find(({ mention }) => report.segments.some((segment) => segment.start <= mention.start && mention.end <= segment.end));
  const found = inside ?? named.find(({ mention }) => isAround(known, report, mention));
  return found ? { event: found.event, relation: 'about' } : null;
};

/** The event that its paragraph told of last, or the one that the article is about. */
const nearby = ({ document, mentions, events }: Known, report: AttributedReport): Tie | null => {
  const paragraph = document.paragraphs[paragraphOf(document, report)];
  const start = report.segments[0]?.start ?? 0;
  const last = mentions.findLast(({ mention }) => mention.end <= start && mention.start >= (paragraph?.start ?? 0));
  const main = [...events].sort((a, b) => b.mentions.length - a.mentions.length)[0];
  const event = last?.event ?? (main && main.mentions.length >= MAIN_FROM ? main : undefined);
  return event ? { event, relation: 'about' } : null;
};
