import type { Mention } from './mentions.ts';
import type { Name } from './names.ts';
import type { Quotation } from './quotations.ts';
import { isQuoted } from './quotations.ts';
import type { Document } from './sentences.ts';
import { indexAt } from './spans.ts';
import type { Candidate, Gender } from './speakers.ts';
import type { Report } from './statements.ts';
import type { Span } from './types.ts';

/** A report with those who made it; none when the text names nobody. */
export type AttributedReport = Report & { mention: Span | null; by: Mention['by']; speakers: Candidate[] };

/** A place where the text names someone. */
export type Naming = Span & { name: Name; candidate: Candidate; quoted: boolean };

/** What a reader knows at a place of the text: who was named where, and who said what up to here. */
export type Discourse = {
  document: Document;
  /** In text order. */
  namings: Naming[];
  candidateOf: ReadonlyMap<Name, Candidate>;
  /** The words of a name, or a person's surname → whom they mean. */
  called: Map<string, Candidate>;
  /** All of them, also bodies that the text only describes, *his campaign*, once they spoke. */
  candidates: Candidate[];
  /** Those read so far. */
  reports: AttributedReport[];
  /** Those by a single person whom no name was found for, *a senior official*, and what they were described by. */
  unnamed: Set<AttributedReport>;
  unnamedHeads: Set<string>;
  /** Those by a body that is no name: *the host government*. */
  unnamedBodies: Set<AttributedReport>;
  /** Whom *he* or *she* took up whose name does not tell. */
  genders: Map<Candidate, Gender>;
};

/** The discourse before anything was said. */
export const startDiscourse = (
  document: Document,
  { names, candidates, quotations }: { names: Name[]; candidates: Candidate[]; quotations: Quotation[] },
): Discourse => {
  const candidateOf = new Map(candidates.flatMap((candidate) => candidate.names.map((name) => [name, candidate] as const)));
  const namings = names.flatMap((name) => {
    const candidate = candidateOf.get(name);
    return candidate ? [{ start: name.start, end: name.end, name, candidate, quoted: isQuoted(quotations, name.start) }] : [];
  });
  const unnamed = { unnamed: new Set<AttributedReport>(), unnamedHeads: new Set<string>(), unnamedBodies: new Set<AttributedReport>() };
  return { document, namings, candidateOf, called: callNames(candidates), candidates, reports: [], ...unnamed, genders: new Map() };
};

const callNames = (candidates: Candidate[]): Map<string, Candidate> => {
  const called = new Map<string, Candidate>();
  const add = (words: string, candidate: Candidate): void => {
    if (words !== '' && !called.has(words)) called.set(words, candidate);
  };
  for (const candidate of candidates) for (const { words } of candidate.names) add(words.join(' '), candidate);
  for (const candidate of candidates) if (candidate.kind === 'person') add(candidate.words.at(-1) ?? '', candidate);
  return called;
};

/** The namings that end before a place, the nearest first, at most so many sentences back. */
export function* namingsBefore({ namings, document }: Discourse, place: number, reach: number): Generator<Naming> {
  const sentence = indexAt(document.sentences, place);
  for (let i = indexAt(namings, place) - 1; i >= 0; i--) {
    const naming = namings[i] as Naming;
    if (sentence - naming.name.sentence > reach) return;
    yield naming;
  }
}

/** How many sentences ahead a text may name whom it tells of already. */
const AHEAD = 3;

/** The namings behind a place, the nearest first, in this sentence and the next ones. */
export function* namingsAhead({ namings, document }: Discourse, place: number, reach = AHEAD): Generator<Naming> {
  const sentence = indexAt(document.sentences, place);
  for (let i = indexAt(namings, place); i < namings.length; i++) {
    const naming = namings[i] as Naming;
    if (naming.name.sentence - sentence > reach) return;
    yield naming;
  }
}

/** The index of the paragraph that a place is in. */
export const paragraphAt = ({ document }: Discourse, place: number): number => indexAt(document.paragraphs, place);
