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

/** Joins the mentions of one occasion, and says of each what the article knows. Those without a day, a place or a name of their own are only talk of events. */
export const groupEvents = (document: Document, mentions: EventMention[], appearances: Appearance[]): FoundEvent[] => {
  const groups: EventMention[][] = [];
  for (const mention of mentions) {
    const [group] = groups.filter((known) => isSame(known, mention)).sort((a, b) => (b.at(-1)?.start ?? 0) - (a.at(-1)?.start ?? 0));
    if (group) group.push(mention);
    else if (isParticular(mention)) groups.push([mention]);
  }
  const present = presentAt(document, mentions, appearances);
  return groups.map((group) => ({ ...describe(group), participants: participantsOf(group, present) }));
};

/** Does it speak of one occasion, and not of such occasions in general? */
const isParticular = ({ definite, date, place, words, kind, preposition }: EventMention): boolean =>
  (date?.date ?? null) !== null || place !== null || (definite && /\p{Lu}/u.test(words)) || (SPEAKING_KINDS.has(kind) && isPlacedAt(preposition, kind));

const isSame = (group: EventMention[], mention: EventMention): boolean => {
  if (mention.future && mention.date?.date && group.some(({ date }) => date?.future === true && date.date === mention.date?.date)) return true;
  const kind = kindOf(group);
  if (!areKindsAlike(kind, mention.kind) || group.some((known) => areApart(known, mention))) return false;
  const dates = group.map(({ date }) => date?.date ?? null).filter((date) => date !== null);
  const day = mention.date?.date ?? null;
  if (day !== null && dates.length > 0 && !dates.some((date) => date.startsWith(day) || day.startsWith(date))) return false;
  if (day !== null && dates.length === 0 && mention.future) return false;
  if (day === null && kind !== mention.kind && group.some(({ future }) => future)) return false;
  const places = new Set(group.map(({ place }) => place).filter((place) => place !== null));
  if (mention.place !== null && places.size > 0 && !places.has(mention.place)) return false;
  return mention.definite || day !== null || group.at(-1)?.sentence === mention.sentence || mention.kind === group[0]?.kind;
};

/** *An interview with CBS* is none with CNN, and a programme is no other. */
const areApart = (a: EventMention, b: EventMention): boolean => {
  const named = ({ words }: EventMention): string => fold(words.replace(/^(.* with )?(the )?/, ''));
  return /^(interview|broadcast)$/.test(a.kind) && a.kind === b.kind && /\p{Lu}/u.test(a.words) && /\p{Lu}/u.test(b.words) && named(a) !== named(b);
};

/** The kind that its mentions agree on: *meeting* and *event* say less than the others. */
const kindOf = (group: EventMention[]): string => (group.find(({ kind }) => !GENERAL_KINDS.has(kind)) ?? group[0])?.kind ?? '';

const describe = (mentions: EventMention[]): Omit<FoundEvent, 'participants'> => {
  const dated = mentions.flatMap(({ date }) => (date ? [date] : [])).sort((a, b) => FINENESS[b.precision] - FINENESS[a.precision])[0];
  const place = mentions.find((mention) => mention.place !== null)?.place ?? null;
  const fullest = [...mentions].sort((a, b) => fullness(b) - fullness(a))[0] as EventMention;
  return {
    kind: kindOf(mentions),
    name: place !== null && !fullest.words.includes(place) ? `${fullest.words} in ${place}` : fullest.words,
    date: dated?.date ?? null,
    precision: dated?.precision ?? 'unknown',
    place,
    status: mentions.some(({ future }) => future) ? 'planned' : 'held',
    mentions,
  };
};

/** How much a mention says: by the day and place it gives, and its own words. */
const fullness = ({ words, date, place, definite }: EventMention): number =>
  (date?.date ? 2 : 0) + (place === null ? 0 : 1) + (definite ? 0.5 : 0) + Math.min(words.split(/[\s-]+/).length, 6) / 2;

/** For each appearance the mention of an occasion in its sentence: the one that stands nearest before it, or else behind. */
const presentAt = (document: Document, mentions: EventMention[], appearances: Appearance[]): Map<Appearance, EventMention> => {
  const present = new Map<Appearance, EventMention>();
  for (const appearance of appearances) {
    const sentence = sentenceAt(document, appearance.start);
    const others = sentence ? touching(mentions, sentence) : [];
    const nearest = others.findLast((mention) => mention.start < appearance.start) ?? others[0];
    if (nearest) present.set(appearance, nearest);
  }
  return present;
};

/** Those whom a sentence names with the occasion: *between A and B*, *headed by A and B*. */
const participantsOf = (group: EventMention[], present: Map<Appearance, EventMention>): Candidate[] => {
  const particular = new Set(group.filter(({ definite, date }) => definite || date !== null));
  const here = [...present].filter(([, mention]) => particular.has(mention));
  return [...new Set(here.map(([{ candidate }]) => candidate))];
};
