import type { EventMention } from './event-mentions.ts';
import { isPlacedAt, SPEAKING_KINDS } from './lexicon/events.ts';
import { sentenceAt } from './sentences.ts';
import { indexAt, touching } from './spans.ts';
import { placeOf } from './statements.ts';
import type { DatedReport, Known, PlacedMention } from './surroundings.ts';
import { isNamedWith, isOpenPast, paragraphOf, shareDay } from './surroundings.ts';
import type { Span } from './types.ts';

/** Does someone speak at the occasion where it is mentioned? *said at a rally*, *held a rally* */
export const isSpokenAt = ({ preposition, kind, held, future }: EventMention): boolean =>
  !future && (isPlacedAt(preposition, kind) || (held && SPEAKING_KINDS.has(kind)));

/** The day and the occasion that stand over a transcript hold for its turns: *Press conference of Novak and Lee, Oslo, March 15* */
export const underHeading = (known: Known, placed: DatedReport[], firstTurn: Span | undefined): DatedReport[] => {
  if (!firstTurn) return placed;
  const { document, mentions, dates } = known;
  const over = { start: document.paragraphs[indexAt(document.paragraphs, firstTurn.start) - 1]?.start ?? 0, end: firstTurn.start };
  const date = touching(dates, over).findLast(({ precision, future }) => precision === 'day' && !future);
  const occasion = touching(mentions, over).findLast(({ mention }) => SPEAKING_KINDS.has(mention.kind));
  return placed.map((report) =>
    placeOf(report) < firstTurn.start
      ? report
      : shareDay({
          ...report,
          saidOn: report.saidOn ?? (date ? { date: date.date, precision: date.precision, words: date.text } : null),
          event: report.event?.relation === 'at' || !occasion ? report.event : { event: occasion.event, relation: 'at' },
        }),
  );
};

/** *Novak made the remarks at a briefing on Monday*: what was said right before was said there. */
export const beforeRemarks = (known: Known, placed: DatedReport[]): DatedReport[] => {
  const tied = [...placed];
  let next = 0;
  for (const remarks of known.mentions) {
    while (next < tied.length && placeOf(tied[next] as DatedReport) < remarks.start) next++;
    const last = tied[next - 1];
    if (!last || !isOfRemarks(known, last, remarks)) continue;
    for (let i = next - 1; i >= 0 && goesOn(known, tied[i] as DatedReport, last); i--)
      tied[i] = shareDay({ ...(tied[i] as DatedReport), event: { event: remarks.event, relation: 'at' } });
  }
  return tied;
};

const REMARKS = /\b((made|gave) (the|his|her|their|its|these|those) (remarks?|comments?|statements?|announcement)|(was|were) speaking)\b/i;

/** Does the sentence right behind a report, or in the next paragraph, say where it was made? */
const isOfRemarks = ({ document, reporting }: Known, report: DatedReport, { start, mention }: PlacedMention): boolean => {
  const sentence = sentenceAt(document, start);
  if (!sentence || !isSpokenAt(mention) || reporting.has(sentence) || sentence.paragraph - paragraphOf(document, report) > 1) return false;
  const words = document.text.slice(sentence.start, sentence.end);
  return REMARKS.test(words) && (/^(he|she|they|it)\b/i.test(words) || isNamedWith(document, report, mention));
};

/** Is it by the same speaker as the last one, and not far before it? */
const goesOn = ({ document }: Known, report: DatedReport, last: DatedReport): boolean =>
  report.speakers[0] === last.speakers[0] &&
  report.event?.relation !== 'at' &&
  !isOpenPast(document, report) &&
  paragraphOf(document, last) - paragraphOf(document, report) <= 1;
