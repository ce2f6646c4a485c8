import { resolveDescription } from './descriptions.ts';
import type { AttributedReport, Discourse } from './discourse.ts';
import { paragraphAt, startDiscourse } from './discourse.ts';
import { isHearing } from './hearers.ts';
import type { Description, Mention } from './mentions.ts';
import { readMention } from './mentions.ts';
import type { Name } from './names.ts';
import { BODY_NOUNS } from './lexicon/organizations.ts';
import { ROLES } from './lexicon/roles.ts';
import { resolvePronoun } from './pronouns.ts';
import type { Quotation } from './quotations.ts';
import type { Document } from './sentences.ts';
import type { Candidate } from './speakers.ts';
import type { Report } from './statements.ts';
import { placeOf } from './statements.ts';
import { touching } from './spans.ts';
import { resolveTrait } from './traits.ts';
import type { Span } from './types.ts';

/** Finds who made each report, in text order: what is known of the earlier ones helps with the later. */
export const resolveSpeakers = (
  document: Document,
  known: { names: Name[]; candidates: Candidate[]; quotations: Quotation[]; firstTurn?: Span | undefined },
  reports: Report[],
): AttributedReport[] => {
  const discourse = startDiscourse(document, known);
  const answering = findAnswering(discourse, known.firstTurn);
  for (const report of reports) {
    const mention = readMention(document, known.names, report.source);
    const found = isAnswer(document, report) ? answering : resolveMention(discourse, mention, report);
    const speakers = found.length > 0 || !mention.span ? found : resolveTrait(discourse, mention.span);
    const attributed = { ...report, mention: mention.span, by: mention.by, speakers: [...new Set(speakers)] };
    discourse.reports.push(attributed);
    if (mention.by === 'description' && speakers.length === 0 && !mention.plural) noteUnnamed(discourse, mention, attributed);
  }
  return discourse.reports;
};

/** *A:* in a transcript is the one person whom the text above it names. */
const findAnswering = ({ namings }: Discourse, firstTurn: Span | undefined): Candidate[] => {
  const above = firstTurn ? touching(namings, { start: 0, end: firstTurn.start }) : [];
  const people = new Set(above.flatMap(({ candidate }) => (candidate.kind === 'person' ? candidate : [])));
  return people.size === 1 ? [...people] : [];
};

const isAnswer = ({ text }: Document, { source }: Report): boolean => source !== null && /^(A|ANSWER|Answer)$/.test(text.slice(source.start, source.end));

const noteUnnamed = (discourse: Discourse, { head, definite }: Description, report: AttributedReport): void => {
  if (BODY_NOUNS.has(head)) discourse.unnamedBodies.add(report);
  if (definite || !ROLES.has(head)) return;
  discourse.unnamed.add(report);
  discourse.unnamedHeads.add(head);
};

const resolveMention = (discourse: Discourse, mention: Mention, report: Report): Candidate[] => {
  switch (mention.by) {
    case 'nothing':
      return runningSpeaker(discourse, report);
    case 'name':
      return [
        ...(mention.pronoun ? resolvePronoun(discourse, mention.pronoun, mention.span) : []),
        ...mention.names.flatMap((name) => discourse.candidateOf.get(name) ?? []),
      ];
    case 'pronoun':
      return resolvePronoun(discourse, mention.word, mention.span);
    case 'description':
      return resolveDescription(discourse, mention);
  }
};

/** A quotation without an attribution of its own goes on with the speaker of the one before it, in this paragraph or the last. */
const runningSpeaker = (discourse: Discourse, report: Report): Candidate[] => {
  const last = discourse.reports.at(-1);
  if (report.kind !== 'direct' || !last || last.kind === 'indirect' || isHearing(discourse.document, report.cue)) return [];
  return paragraphAt(discourse, placeOf(report)) - paragraphAt(discourse, placeOf(last)) <= 1 ? last.speakers : [];
};
