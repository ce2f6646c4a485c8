import type { JoinRules, KnownEvent, KnownSpeaker } from '../db/join-rules.ts';
import { slugOf } from '../extract/identity.ts';
import { fold } from '../extract/fold.ts';
import { speakerSlug } from '../extract/hand-over.ts';
import { areKindsAlike, EVENT_NOUNS, GENERAL_KINDS, SPEAKING_KINDS } from '../extract/lexicon/events.ts';
import { keysOf } from '../extract/name-keys.ts';
import { canonicalName } from '../extract/forms.ts';
import { isSameFullName } from '../extract/speakers.ts';
import { nameWords } from '../extract/word-classes.ts';
import type { Event, Speaker } from '../extract/types.ts';

type Named = Pick<Speaker, 'kind' | 'name' | 'names'>;

/** A person known by one word alone: a surname, which may be anybody's of that name. */
const isBare = ({ names }: Named): boolean => names.every(({ name }) => nameWords(name).length < 2);

const isSamePerson = (a: Named, b: Named): boolean => {
  const full = ({ names }: Named): string[][] => names.map(({ name }) => nameWords(name)).filter((words) => words.length > 1);
  const isSame = (one: string[], other: string[]): boolean => isSameFullName(one, other) || isSameFullName(other, one);
  return isBare(a) || isBare(b) || full(a).some((one) => full(b).some((other) => isSame(one, other)));
};

const isSameKind = (a: Named, b: Named): boolean => a.kind === b.kind || (a.kind !== 'person' && b.kind !== 'person');

/** One whose kind a person has set is of that kind, whatever an article takes them for. */
const isSameByName = ({ corrected, names }: KnownSpeaker, speaker: Named): boolean =>
  corrected?.includes('kind') === true && names.some(({ name }) => speaker.names.some((other) => fold(other.name) === fold(name)));

/** The candidate that a speaker is: of several the one who shares most names, so that a name never begets speakers without end; of a bare surname with several bearers, none. */
const findSpeaker = (speaker: Speaker, candidates: KnownSpeaker[]): KnownSpeaker | undefined => {
  const fitting = candidates.filter((known) =>
    isSameKind(known, speaker) ? speaker.kind !== 'person' || isSamePerson(known, speaker) : isSameByName(known, speaker),
  );
  const sure = fitting.filter((known) => isBare(known) === isBare(speaker) || speaker.kind !== 'person');
  return sure.length > 0 ? nearestOf(sure, speaker) : fitting.length === 1 ? fitting[0] : undefined;
};

/** The one who shares most names with a speaker, of equals the one with the lowest id. */
const nearestOf = (known: KnownSpeaker[], speaker: Named): KnownSpeaker | undefined => {
  const keys = ({ names }: Named): Set<string> => new Set(names.map(({ name }) => nameWords(name).join(' ')));
  const own = keys(speaker);
  const shared = new Map(known.map((one) => [one, [...keys(one)].filter((key) => own.has(key)).length]));
  return known.toSorted((a, b) => (shared.get(b) ?? 0) - (shared.get(a) ?? 0) || (a.id < b.id ? -1 : 1))[0];
};

const mergeSpeakers = (known: KnownSpeaker, speaker: Speaker): Pick<Speaker, 'name' | 'kind'> => {
  const counts = new Map(known.names.map(({ name, count }) => [name, count]));
  for (const { name, count } of speaker.names) counts.set(name, (counts.get(name) ?? 0) + count);
  const names = [...counts].map(([name, count]) => ({ name, count }));
  return { kind: known.kind, name: canonicalName(names, known.kind) };
};

const areDatesCompatible = (a: string | null, b: string | null): boolean => a === null || b === null || a.startsWith(b) || b.startsWith(a);
const arePlacesCompatible = (a: string | null, b: string | null): boolean => a === null || b === null || fold(a) === fold(b);

/** *Sunday*, *March* and *Talks* have capitals, too, but are nobody's name. */
const NO_NAMES = /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** Is it named by more than its kind? *NBC's Meet the Press*, *NATO summit*, but not *Tuesday meeting*. */
const hasProperNoun = ({ name }: Pick<Event, 'name'>): boolean =>
  name.split(/[\s-]+/).some((word) => /^\p{Lu}/u.test(word) && !NO_NAMES.test(word) && !EVENT_NOUNS.has(fold(word).replace(/s$/, '')));

const haveSameName = (a: Pick<Event, 'name'>, b: Pick<Event, 'name'>): boolean => fold(a.name) === fold(b.name);

/** *The plenary session at the end of September*: talks to come have few of a name on a day, unlike press conferences. */
const isAwaited = ({ name, kind, status }: Pick<Event, 'name' | 'status'> & { kind: string | null }): boolean =>
  status === 'planned' && kind !== null && !SPEAKING_KINDS.has(kind) && /\S\s+\S/.test(name);

/**
 * Two articles tell of one event when kind, status, date and place do not speak against it, and the place speaks for it, or the date beside a participant or the same
 * name, if that is proper or of talks to come. Who takes part proves nothing alone, nor does the name: people give many interviews, and a programme is on every week.
 */
const isSameEvent = (known: KnownEvent, event: Event): boolean => {
  if (known.kind === null || event.kind === null || !areKindsAlike(known.kind, event.kind) || known.status !== event.status) return false;
  if (!areDatesCompatible(known.date, event.date) || !arePlacesCompatible(known.place, event.place)) return false;
  if (known.place !== null && event.place !== null) return true;
  const isSameDay = known.date !== null && event.date !== null;
  return (
    isSameDay &&
    (event.participants.some((id) => known.participants.includes(id)) || (haveSameName(known, event) && (hasProperNoun(event) || isAwaited(event))))
  );
};

const finer = (a: Pick<Event, 'date' | 'precision'>, b: Pick<Event, 'date' | 'precision'>): Pick<Event, 'date' | 'precision'> =>
  (b.date ?? '').length > (a.date ?? '').length ? b : a;

const mergeEvents = (known: KnownEvent, event: Event): Omit<Event, 'id' | 'participants'> => {
  const { date, precision } = finer(known, event);
  const isVague = known.kind === null || GENERAL_KINDS.has(known.kind);
  return { name: known.name, date, precision, place: known.place ?? event.place, status: known.status, kind: isVague ? event.kind : known.kind };
};

/** How speakers and events of one article are found among those of the others. */
export const JOIN_RULES: JoinRules = {
  keysOf,
  slugOf: speakerSlug,
  findSpeaker,
  mergeSpeakers,
  slugOfEvent: ({ name }) => slugOf(name),
  findEvent: (event, candidates) => candidates.find((known) => isSameEvent(known, event)),
  mergeEvents,
};
