import { findDates } from './dates.ts';
import { findEventMentions } from './event-mentions.ts';
import type { FoundEvent } from './events.ts';
import { findAppearances, groupEvents } from './events.ts';
import { handOver } from './hand-over.ts';
import { letPlacesSpeak } from './mentions.ts';
import { findNames } from './names.ts';
import type { DatedReport } from './surroundings.ts';
import { placeReports } from './occasions.ts';
import { findParagraphs } from './paragraphs.ts';
import { addParticiples } from './participles.ts';
import { findQuotations } from './quotations.ts';
import { findPressStatements } from './press-statements.ts';
import { letQuotedSpeak } from './quoted-as-saying.ts';
import { resolveSpeakers } from './resolution.ts';
import { addPlainReports } from './plain-reports.ts';
import { addRunningQuotations } from './running-quotations.ts';
import { readSentences } from './sentences.ts';
import type { Candidate } from './speakers.ts';
import { groupNames } from './speakers.ts';
import { formReports } from './statements.ts';
import { tagAttributions } from './tagger/index.ts';
import { findTurns, letTurnsSpeak, quoteTurns } from './transcripts.ts';
import type { Article, Extraction } from './types.ts';

/**
 * Reads an article: the statements in it, who made them, when and at which event.
 * Pure: no database, no network, no printing; the same article gives the same answer. The tagger's weights are loaded at the first call.
 */
export const extract = async (article: Article): Promise<Extraction> => handOver(article, await readReports(article));

/** The same as `extract`, before offsets are turned into code points and ids are given. */
export const readReports = async ({ text, published }: Article): Promise<{ candidates: Candidate[]; events: FoundEvent[]; reports: DatedReport[] }> => {
  const paragraphs = findParagraphs(text);
  const transcript = findTurns(text, paragraphs);
  const firstTurn = transcript[0]?.label;
  const turns = [...transcript, ...(transcript.length > 0 ? [] : findPressStatements(text, paragraphs))];
  const quotations = quoteTurns(text, findQuotations(text, paragraphs), turns);
  const document = readSentences(text, paragraphs);
  const tagged = letTurnsSpeak(text, letQuotedSpeak(document, await tagAttributions(text, paragraphs)), turns);
  const attributions = addRunningQuotations(document, quotations, addPlainReports(document, quotations, addParticiples(document, quotations, tagged)));
  const reports = formReports(document, quotations, attributions);
  const names = letPlacesSpeak(document, findNames(document), reports);
  const candidates = groupNames(document, names);
  const attributed = resolveSpeakers(document, { names, candidates, quotations, firstTurn }, reports);
  const dates = findDates(document, published);
  const events = groupEvents(document, findEventMentions({ document, names, dates, quotations }), findAppearances(document, attributed, { names, candidates }));
  return { candidates, events, reports: placeReports(document, { dates, events, published, firstTurn }, attributed) };
};
