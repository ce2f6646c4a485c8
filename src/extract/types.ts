/** What the engine takes and gives. Every published offset is a Unicode code point into the article's text, end exclusive. */

/** A half-open stretch of a text. */
export type Span = { start: number; end: number };
/** A span together with the words that stand there. */
export type Excerpt = Span & { text: string };

/** `direct`: all of it quoted; `mixed`: a paraphrase with quoted parts; `indirect`: a paraphrase. */
export const STATEMENT_KINDS = ['direct', 'mixed', 'indirect'] as const;
/** One of STATEMENT_KINDS. */
export type StatementKind = (typeof STATEMENT_KINDS)[number];

/** What can speak. */
export const SPEAKER_KINDS = ['person', 'organization', 'government', 'group'] as const;
/** One of SPEAKER_KINDS. */
export type SpeakerKind = (typeof SPEAKER_KINDS)[number];

/** How much of a date is known. */
export const PRECISIONS = ['day', 'month', 'year', 'unknown'] as const;
/** One of PRECISIONS. */
export type Precision = (typeof PRECISIONS)[number];

/** Whether an event took place before the article, or was to. */
export const EVENT_STATUSES = ['held', 'planned'] as const;
/** One of EVENT_STATUSES. */
export type EventStatus = (typeof EVENT_STATUSES)[number];

/** `at`: the occasion the statement was made at; `about`: the one that it reports or comments on. */
export const EVENT_RELATIONS = ['at', 'about'] as const;
/** One of EVENT_RELATIONS. */
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

/** What someone is reported to have said, at one place of the article. */
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

/** A person, organisation, government or group that says something or takes part in an event. */
export type Speaker = {
  id: string;
  name: string;
  kind: SpeakerKind;
  /** Every proper form seen, the most frequent first. */
  names: { name: string; count: number }[];
  /** Titles as printed. */
  roles: string[];
};

/** An occasion that the article tells of. */
export type Event = PreciseDate & {
  id: string;
  name: string;
  place: string | null;
  status: EventStatus;
  /** What two tellings of one occasion have in common: `press conference` of *a briefing*; null where nothing tells. Never published. */
  kind: string | null;
  /** Ids of speakers. */
  participants: string[];
};

/** What one article says; ids of speakers and events hold within it. */
export type Extraction = { statements: Statement[]; speakers: Speaker[]; events: Event[] };
