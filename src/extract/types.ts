/** What the engine takes and gives. Every published offset is a Unicode code point into the article's text, end exclusive. */

/** A half-open stretch of a text. */
export type Span = { start: number; end: number };
/** A span together with the words that stand there. */
export type Excerpt = Span & { text: string };

export const STATEMENT_KINDS = ['direct', 'mixed', 'indirect'] as const;
export type StatementKind = (typeof STATEMENT_KINDS)[number];

export const SPEAKER_KINDS = ['person', 'organization', 'government', 'group'] as const;
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

export const PRECISIONS = ['day', 'month', 'year', 'unknown'] as const;
export type Precision = (typeof PRECISIONS)[number];

export const EVENT_STATUSES = ['held', 'planned'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** `at`: the occasion the statement was made at; `about`: the one that it reports or comments on. */
export const EVENT_RELATIONS = ['at', 'about'] as const;
export type EventRelation = (typeof EVENT_RELATIONS)[number];

/** A text we were given, with what is known of it. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
export type Article = {
  text: string;
  title?: string | null | undefined;
  outlet?: string | null | undefined;
  url?: string | null | undefined;
  published?: string | null | undefined;
};

/** A date as long as its precision; `null` goes with `unknown`. */
export type PreciseDate = { date: string | null; precision: Precision };

/** One who said it, as this article shows them. */
export type StatementSpeaker = {
  id: string;
  name: string;
  kind: SpeakerKind;
  /** The title as printed in this article. */
  role: string | null;
  /** Where this text names them. */
  namedAt: Excerpt;
};

export type Statement = {
  id: string;
  kind: StatementKind;
  /** The segments, joined by one space. */
  text: string;
  segments: Excerpt[];
  cue: Excerpt | null;
  mention: Excerpt | null;
  /** Several when joint, none when unnamed. */
  speakers: StatementSpeaker[];
  /** The day it was said, where the text says so, in its words. */
  saidOn: (PreciseDate & { words: string }) | null;
  event: { id: string; relation: EventRelation } | null;
  confidence: number | null;
};

export type Speaker = {
  id: string;
  name: string;
  kind: SpeakerKind;
  /** Every proper form seen, the most frequent first. */
  names: { name: string; count: number }[];
  /** Titles as printed. */
  roles: string[];
};

export type Event = PreciseDate & {
  id: string;
  name: string;
  place: string | null;
  status: EventStatus;
  /** Ids of speakers. */
  participants: string[];
};

/** What one article says; ids of speakers and events hold within it. */
export type Extraction = { statements: Statement[]; speakers: Speaker[]; events: Event[] };
