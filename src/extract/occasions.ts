import type { DateMention } from './dates.ts';
import type { FoundEvent } from './events.ts';
import { AUDIENCES, SPEAKING_KINDS } from './lexicon/events.ts';
import type { AttributedReport } from './discourse.ts';
import type { Document } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, lastTouching, startClaims, touching } from './spans.ts';
import { placeOf } from './statements.ts';
import { saidOnOf } from './said-on.ts';
import { beforeRemarks, isSpokenAt, underHeading } from './settings.ts';
import type { Candidate } from './speakers.ts';
import type { Span } from './types.ts';
import type { DatedReport, Known, PlacedMention, Tie } from './surroundings.ts';
import { aroundCue, isNamedWith, isOpenPast, paragraphOf, shareDay } from './surroundings.ts';

/** An event that so many places of the article name is what it is about. */
const MAIN_FROM = 4;
/** The headline, and what may stand between it and the text. */
const LEAD = 2;
/** A speaker goes on over so many paragraphs. */
const RUNS_ON = 10;
/** Behind a verb of telling, the addressee stands within so many UTF-16 units. */
const ADDRESSEE = 30;
/** Ties each report to the day and the occasion that the words around it give; what was given once holds while the same speaker goes on. */
export const placeReports = (
  document: Document,
  {
    dates,
    events,
    published = null,
    firstTurn,
  }: { dates: DateMention[]; events: FoundEvent[]; published?: string | null | undefined; firstTurn?: Span | undefined },
  reports: AttributedReport[],
): DatedReport[] => {
  const mentions = events
    .flatMap((event) => event.mentions.map((mention) => ({ start: mention.start, end: mention.end, mention, event })))
    .sort((a, b) => a.start - b.start);
  const reporting = new Set(reports.map((report) => sentenceAt(document, placeOf(report))));
  const main = events.toSorted((a, b) => b.mentions.length - a.mentions.length).find((event) => event.mentions.length >= MAIN_FROM);
  const { take, isTaken } = startClaims(document.text.length);
  reports.flatMap(({ segments }) => segments).forEach(take);
  const known: Known = { document, reporting, published, dates, isReported: isTaken, main, mentions };
  const placed: DatedReport[] = [];
  for (const report of reports) {
    const running = isOpenPast(document, report) ? undefined : runningFrom(document, placed, report);
    const saidOn = saidOnOf(known, report, running);
    placed.push(shareDay({ ...report, saidOn, event: eventOf(known, { ...report, saidOn }, running) }));
  }
  return withLead(document, beforeRemarks(known, underHeading(known, placed, firstTurn)));
};

/** The headline and the lead tell of what the paragraphs below give the day and the occasion of: the first that the same speaker says there. */
const withLead = (document: Document, placed: DatedReport[]): DatedReport[] => {
  const next = new Map<Candidate, DatedReport>();
  // From the end, so that each look costs the same however long the text is.
  const led = placed.toReversed().map((report) => {
    const [speaker] = report.speakers;
    const later = speaker && next.get(speaker);
    if (speaker && isPlaced(report) && report.saidOn?.precision !== 'year') next.set(speaker, report);
    const paragraph = paragraphOf(document, report);
    if (
      !later ||
      isPlaced(report) ||
      paragraphOf(document, later) === paragraph ||
      paragraph > LEAD ||
      isOpenPast(document, report) ||
      paragraphOf(document, later) - paragraph > RUNS_ON
    )
      return report;
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
    if (
      earlier.speakers[0] === speaker &&
      !isOpenPast(document, earlier) &&
      (earlier.saidOn?.precision !== 'year' || paragraphOf(document, earlier) === paragraph)
    )
      return earlier;
  }
  return undefined;
};

const eventOf = (known: Known, report: SaidReport, running: DatedReport | undefined): Tie | null => {
  const goesOn = report.saidOn === null || report.saidOn.date === running?.saidOn?.date || isOn(running?.event?.event, report);
  const last = (goesOn ? running?.event : null) ?? null;
  return occasionOf(known, report) ?? (last?.relation === 'at' ? last : null) ?? subjectOf(known, report) ?? last ?? nearby(known, report);
};

type SaidReport = AttributedReport & Pick<DatedReport, 'saidOn'>;

/** Is the day of the report within what is known of the event's? */
const isOn = (event: FoundEvent | undefined, { saidOn }: SaidReport): boolean => event?.date?.startsWith(saidOn?.date ?? '') ?? false;

/** *said at the rally*, *told the hearing*: the occasion that it was said at. */
const occasionOf = (known: Known, report: SaidReport): Tie | null => {
  const own = aroundCue(known, report, known.mentions).find(({ mention }) => isSpokenAt(mention));
  const told = own ?? audienceOccasion(known, report) ?? sceneOccasion(known, report);
  // *In 2019 she told the BBC*: not at what she spoke at today.
  const isAnotherDay =
    !own && told?.event.date && !isOn(told.event, report) && aroundCue(known, report, known.dates).some(({ text }) => text === report.saidOn?.words);
  return told && !isAnotherDay ? { event: told.event, relation: 'at' } : null;
};

/** *Told the court*, *told MPs*, *told mourners*: the last occasion, a few paragraphs back at most, that has such an audience. */
const audienceOccasion = ({ document, mentions }: Known, { cue }: AttributedReport): PlacedMention | undefined => {
  const words = cue ? document.text.slice(cue.start, cue.end + ADDRESSEE) : '';
  const audience = /^\p{L}+(?: (?:the|a|his|her|its|their|fellow))*(?: \p{L}+)?? (\p{L}+)\b/u.exec(words)?.[1]?.toLowerCase() ?? '';
  const kinds = AUDIENCES.get(audience);
  if (!kinds || !cue || !/^(told|tells|telling|remind|assur|warn|ask|urg)/.test(words)) return undefined;
  const from = document.paragraphs[Math.max(0, indexAt(document.paragraphs, cue.start) - RUNS_ON)]?.start ?? 0;
  for (let i = indexAt(mentions, cue.start) - 1; i >= 0; i--) {
    const { start, mention } = mentions[i] as PlacedMention;
    if (start < from) return undefined;
    if (kinds.has(mention.kind) && !mention.future) return mentions[i];
  }
  return undefined;
};

/** The occasion that the sentences right before set the scene with, by their speaker's name or without anyone speaking there. */
const sceneOccasion = ({ document, mentions, reporting }: Known, report: AttributedReport): PlacedMention | undefined => {
  const here = paragraphOf(document, report);
  const sentence = sentenceAt(document, placeOf(report));
  const [from, paragraph] = [document.paragraphs[Math.max(here - 1, 0)], document.paragraphs[here]];
  if (!from || !paragraph || !sentence || isOpenPast(document, report)) return undefined;
  return lastTouching(mentions, { start: from.start, end: sentence.start }).find(
    ({ start, mention }) =>
      isSpokenAt(mention) &&
      SPEAKING_KINDS.has(mention.kind) &&
      !mention.future &&
      ((start >= paragraph.start && !reporting.has(sentenceAt(document, start))) || isNamedWith(document, report, mention)),
  );
};

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
  const [last] = lastTouching(mentions, { start: paragraph?.start ?? 0, end: report.segments[0]?.start ?? 0 });
  const event = last?.event ?? main;
  return event ? { event, relation: 'about' } : null;
};
