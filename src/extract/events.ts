import type { EventMention } from './event-mentions.ts';
import { fold } from './fold.ts';
import { areKindsAlike, GENERAL_KINDS, isPlacedAt, SPEAKING_KINDS } from './lexicon/events.ts';
import type { AttributedReport } from './discourse.ts';
import type { Name } from './names.ts';
import type { Document } from './sentences.ts';
import { sentenceAt } from './sentences.ts';
import { touching } from './spans.ts';
import type { Candidate } from './speakers.ts';
import type { EventStatus, PreciseDate } from './types.ts';

/** An occasion that the article tells of, with all its mentions. */
export type FoundEvent = PreciseDate & {
  kind: string;
  name: string;
  place: string | null;
  status: EventStatus;
  participants: Candidate[];
  mentions: EventMention[];
};

/** A person named where the article itself speaks: not as one who speaks there or is spoken of. */
export type Appearance = { candidate: Candidate; start: number };

/** The people who could take part in an event, wherever the words leave no doubt that they are people. */
export const findAppearances = (
  { tokens }: Document,
  reports: AttributedReport[],
  { names, candidates }: { names: Name[]; candidates: Candidate[] },
): Appearance[] => {
  const aside = new Set(reports.flatMap(({ mention, segments }) => (mention ? [mention, ...segments] : segments)).flatMap((span) => touching(names, span)));
  return candidates
    .filter(({ kind }) => kind === 'person')
    .flatMap((candidate) => candidate.names.map((name) => ({ candidate, name })))
    .filter(({ name }) => (name.kind === 'person' || /^(between|and|with)$/.test(tokens[name.firstToken - 1]?.text ?? '')) && !aside.has(name))
    .map(({ candidate, name }) => ({ candidate, start: name.start }));
};

const FINENESS = { day: 3, month: 2, year: 1, unknown: 0 } as const;

/** The mentions of one occasion so far, and what they say together. */
type Group = { mentions: EventMention[]; kind: string; days: Set<string>; plannedDays: Set<string>; places: Set<string>; planned: boolean; names: Set<string> };

/** After so many other occasions one is not taken up again. */
const MOST_RECENT = 100;

/** Joins the mentions of one occasion, and says of each what the article knows. Those without a day, a place or a name of their own are only talk of events. */
export const groupEvents = (document: Document, mentions: EventMention[], appearances: Appearance[]): FoundEvent[] => {
  const groups: Group[] = [];
  // The one mentioned last stands last.
  let recent: Group[] = [];
  for (const mention of mentions) {
    const known = recent.findLast((group) => isSame(group, mention));
    if (!known && !isParticular(mention)) continue;
    const group = addTo(known ?? emptyGroup(), mention);
    if (!known) groups.push(group);
    recent = [...recent.filter((other) => other !== group).slice(-MOST_RECENT), group];
  }
  const present = presentAt(document, mentions, appearances);
  return groups.map((group) => ({ ...describe(group), participants: participantsOf(group, present) }));
};

const emptyGroup = (): Group => ({ mentions: [], kind: '', days: new Set(), plannedDays: new Set(), places: new Set(), planned: false, names: new Set() });

const addTo = (group: Group, mention: EventMention): Group => {
  const { date, place, future, kind } = mention;
  group.mentions.push(mention);
  // *Meeting* and *event* say less than the others.
  if (group.kind === '' || (GENERAL_KINDS.has(group.kind) && !GENERAL_KINDS.has(kind))) group.kind = kind;
  if (date?.date) group.days.add(date.date);
  if (date?.date && date.future) group.plannedDays.add(date.date);
  if (place !== null) group.places.add(place);
  if (NAMED_KINDS.test(kind) && /\p{Lu}/u.test(mention.words)) group.names.add(nameOf(mention));
  group.planned ||= future;
  return group;
};

/** Does it speak of one occasion, and not of such occasions in general? */
const isParticular = ({ definite, date, place, words, kind, preposition }: EventMention): boolean =>
  (date?.date ?? null) !== null ||
  place !== null ||
  (definite && /\p{Lu}/u.test(words)) ||
  ((definite || SPEAKING_KINDS.has(kind)) && isPlacedAt(preposition, kind));

const isSame = ({ mentions, kind, days, plannedDays, places, planned, names }: Group, mention: EventMention): boolean => {
  const day = mention.date?.date ?? null;
  if (mention.future && day !== null && plannedDays.has(day)) return true;
  if (!areKindsAlike(kind, mention.kind) || isApart(names, mention)) return false;
  if (day !== null && days.size > 0 && ![...days].some((date) => date.startsWith(day) || day.startsWith(date))) return false;
  if (day !== null && days.size === 0 && mention.future) return false;
  if (day === null && kind !== mention.kind && planned) return false;
  if (mention.place !== null && places.size > 0 && !places.has(mention.place)) return false;
  return mention.definite || day !== null || mentions.at(-1)?.sentence === mention.sentence || mention.kind === mentions[0]?.kind;
};

/** *An interview with CBS* is none with CNN, and a programme is no other. */
const isApart = (names: Set<string>, mention: EventMention): boolean =>
  NAMED_KINDS.test(mention.kind) && /\p{Lu}/u.test(mention.words) && [...names].some((name) => name.startsWith(`${mention.kind} `) && name !== nameOf(mention));

const NAMED_KINDS = /^(interview|broadcast)$/;

/** With its kind, since only those of one kind are told apart by it. */
const nameOf = ({ kind, words }: EventMention): string => `${kind} ${fold(words.replace(/^(.* with )?(the )?/, ''))}`;

const describe = ({ mentions, kind, planned }: Group): Omit<FoundEvent, 'participants'> => {
  const dated = mentions.flatMap(({ date }) => (date ? [date] : [])).sort((a, b) => FINENESS[b.precision] - FINENESS[a.precision])[0];
  const place = mentions.find((mention) => mention.place !== null)?.place ?? null;
  const fullest = [...mentions].sort((a, b) => fullness(b) - fullness(a))[0] as EventMention;
  return {
    kind,
    name: place !== null && !fullest.words.includes(place) ? `${fullest.words} in ${place}` : fullest.words,
    date: dated?.date ?? null,
    precision: dated?.precision ?? 'unknown',
    place,
    status: planned ? 'planned' : 'held',
    mentions,
  };
};

/** How much a mention says: by the day and place it gives, and its own words. */
const fullness = ({ words, date, place, definite }: EventMention): number =>
  (date?.date ? 2 : 0) + (place === null ? 0 : 1) + (definite ? 0.5 : 0) + Math.min(words.split(/[\s-]+/).length, 6) / 2;

/** Who appears at each mention of an occasion: in its sentence, where it stands nearest before them, or else behind. */
const presentAt = (document: Document, mentions: EventMention[], appearances: Appearance[]): Map<EventMention, Candidate[]> => {
  const present = new Map<EventMention, Candidate[]>();
  for (const appearance of appearances) {
    const sentence = sentenceAt(document, appearance.start);
    const others = sentence ? touching(mentions, sentence) : [];
    const nearest = others.findLast((mention) => mention.start < appearance.start) ?? others[0];
    if (nearest) present.set(nearest, [...(present.get(nearest) ?? []), appearance.candidate]);
  }
  return present;
};

/** Those whom a sentence names with the occasion: *between A and B*, *headed by A and B*. */
const participantsOf = ({ mentions }: Group, present: ReadonlyMap<EventMention, Candidate[]>): Candidate[] => {
  const particular = mentions.filter(({ definite, date }) => definite || date !== null);
  return [...new Set(particular.flatMap((mention) => present.get(mention) ?? []))];
};
