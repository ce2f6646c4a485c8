import type { DateMention } from './dates.ts';
import type { AttributedReport } from './discourse.ts';
import type { EventMention } from './event-mentions.ts';
import type { FoundEvent } from './events.ts';
import type { Document, Sentence } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, overlaps, touching } from './spans.ts';
import { placeOf } from './statements.ts';
import type { EventRelation, PreciseDate, Span } from './types.ts';

/** A report with the day it was made and the occasion it belongs to. */
export type DatedReport = AttributedReport & { saidOn: (PreciseDate & { words: string }) | null; event: { event: FoundEvent; relation: EventRelation } | null };

/** A mention with the event that it is of. */
export type PlacedMention = Span & { mention: EventMention; event: FoundEvent };
/** An event, and what a report has to do with it. */
export type Tie = NonNullable<DatedReport['event']>;
/** What the article tells of days and occasions. */
export type Known = {
  document: Document;
  /** The sentences that have a cue. */
  reporting: ReadonlySet<Sentence | undefined>;
  published: string | null;
  dates: DateMention[];
  /** Is a place part of what somebody said? */
  isReported: (span: Span) => boolean;
  /** The event that the article is about. */
  main: FoundEvent | undefined;
  mentions: PlacedMention[];
};

/** The index of the paragraph that a report stands in. */
export const paragraphOf = ({ paragraphs }: Document, report: AttributedReport): number => indexAt(paragraphs, placeOf(report));

/** *Has called*, *once said*, *liked to say*, *since announcing*: at no given time, or long ago. */
export const isOpenPast = ({ text }: Document, { cue }: AttributedReport): boolean =>
  cue !== null &&
  (/\b(has|have|(?<!not )once|often|always|used to|liked to)\b|[’']ve\b/i.test(text.slice(cue.start, cue.end)) ||
    /\b(since|(?<!not )once|often|always|used to|liked to) $/i.test(text.slice(Math.max(0, cue.start - 10), cue.start)));

/** Those in the sentence of the cue that are not part of what was said, the nearest to the cue first. */
export const aroundCue = <Kind extends Span>({ document }: Known, { cue, segments }: AttributedReport, spans: Kind[]): Kind[] => {
  const sentence = cue && sentenceAt(document, cue.start);
  if (!sentence) return [];
  const distance = ({ start, end }: Span): number => Math.max(start - cue.end, cue.start - end, 0);
  return touching(spans, sentence)
    .filter((span) => !segments.some((segment) => overlaps(span, segment)))
    .sort((a, b) => distance(a) - distance(b));
};

/** Does the sentence of a date name who made the report? */
export const isNamedWith = (document: Document, { speakers }: AttributedReport, { start }: Span): boolean => {
  const sentence = sentenceAt(document, start);
  return sentence !== undefined && speakers.some(({ names }) => touching(names, sentence).length > 0);
};

/** What was said at an occasion was said on its day, and the occasion was on the day that it was said. */
export const shareDay = (report: DatedReport): DatedReport => {
  const { saidOn: said, event: tie } = report;
  if (tie?.relation !== 'at') return report;
  const { event } = tie;
  if (said?.precision === 'day' && event.date === null) Object.assign(event, { date: said.date, precision: said.precision });
  const dated = event.mentions.find(({ date }) => date?.precision === 'day')?.date;
  return said === null && dated ? { ...report, saidOn: { date: dated.date, precision: dated.precision, words: dated.text } } : report;
};
