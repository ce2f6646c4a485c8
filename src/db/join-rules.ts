import type { Event, Speaker } from '../extract/types.ts';
import type { Writing } from './writing.ts';

/** A speaker or event of the database, as the rules that join articles see it. */
export type KnownSpeaker = Pick<Speaker, 'id' | 'name' | 'kind' | 'names'> & {
  /** The names of what people have set. */
  corrected?: string[] | null;
};
export type KnownEvent = Event;

/** How speakers and events of a new article find those already known. Pure: they see the candidates that the database offers. */
export type JoinRules = {
  /** What a speaker is found by, folded. */
  keysOf: (speaker: Pick<Speaker, 'kind' | 'names'>) => string[];
  /** The slug that a new speaker starts from. */
  slugOf: (speaker: Speaker) => string;
  /** The candidate that is this speaker, if any. */
  findSpeaker: (speaker: Speaker, candidates: KnownSpeaker[]) => KnownSpeaker | undefined;
  /** What two namings of one speaker add up to. */
  mergeSpeakers: (known: KnownSpeaker, speaker: Speaker) => Pick<Speaker, 'name' | 'kind'>;
  slugOfEvent: (event: Event) => string;
  /** The candidate that is this event, if any; participants are ids of the database on both sides. */
  findEvent: (event: Event, candidates: KnownEvent[]) => KnownEvent | undefined;
  mergeEvents: (known: KnownEvent, event: Event) => Omit<Event, 'id' | 'participants'>;
};

/** The transaction that stores one article. */
export type ArticleWriting = Writing & { articleId: string; rules: JoinRules; formerly?: FormerlyLeft | undefined };

/** Whom and what the article told of before, in an older text or as an older engine read it; events under the name that it gave them. */
export type Formerly = { speakers: KnownSpeaker[]; events: KnownEvent[] };

/** The same while the article is stored anew: events by id, of which each that is told of again is taken away. */
export type FormerlyLeft = Omit<Formerly, 'events'> & { events: Map<string, KnownEvent> };
