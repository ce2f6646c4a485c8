import { excerptsOf } from './code-points.ts';
import { confidenceOf } from './confidence.ts';
import type { FoundEvent } from './events.ts';
import { articleId, freeSlug, slugOf, statementId } from './identity.ts';
import type { DatedReport } from './surroundings.ts';
import type { Candidate } from './speakers.ts';
import { countForms } from './forms.ts';
import { startClaims } from './spans.ts';
import { nameWords } from './word-classes.ts';
import type { Article, Event, Excerpt, Extraction, Speaker, Span, Statement } from './types.ts';

type ExcerptOf = (span: Span) => Excerpt;
/** What the parts of an extraction call each other by. */
type Ids = { ofSpeaker: Map<Candidate, string>; ofEvent: Map<FoundEvent, string>; nextStatement: (words: string) => string };

/** Turns what was found into what is published: offsets in code points, ids, and only those who say something, are spoken of or take part in an event. */
export const handOver = (
  article: Article,
  { candidates, reports, events }: { candidates: Candidate[]; reports: DatedReport[]; events: FoundEvent[] },
): Extraction => {
  const excerptOf = excerptsOf(article.text);
  const needed = new Set([...reports.flatMap(({ speakers }) => speakers), ...events.flatMap(({ participants }) => participants)]);
  const { take, isTaken } = startClaims(article.text.length);
  reports.flatMap(({ segments }) => segments).forEach(take);
  const speakers = candidates.filter((candidate) => needed.has(candidate) || (isNamedInFull(candidate) && candidate.names.some(isTaken)));
  const ids: Ids = { ofSpeaker: giveIds(speakers, speakerSlug), ofEvent: giveIds(events, ({ name }) => slugOf(name)), nextStatement: statementIdsOf(article) };
  return {
    statements: reports.map((report) => toStatement(report, ids, excerptOf)),
    speakers: speakers.map((candidate) => toSpeaker(candidate, ids, excerptOf)),
    events: events.map((event) => toEvent(event, ids)),
  };
};

/** A surname alone would be one more speaker of that name in every article, and a name that tells of no kind may be a thing. */
const isNamedInFull = ({ kind, words, names }: Candidate): boolean =>
  kind === 'government' || (kind !== 'group' && words.length > 1 && names.some((name) => name.kind === kind));

const toStatement = (report: DatedReport, { ofSpeaker, ofEvent, nextStatement }: Ids, excerptOf: ExcerptOf): Statement => {
  const { kind, cue, mention, saidOn, event } = report;
  const segments = report.segments.map(excerptOf);
  const text = segments.map((segment) => segment.text).join(' ');
  return {
    id: nextStatement(text),
    kind,
    text,
    segments,
    cue: cue && excerptOf(cue),
    mention: mention && excerptOf(mention),
    speakers: report.speakers.map((speaker) => ({
      id: idIn(ofSpeaker, speaker),
      name: speaker.name,
      kind: speaker.kind,
      role: roleOf(speaker, excerptOf),
      namedAt: excerptOf(namedAt(speaker)),
    })),
    saidOn,
    event: event && { id: idIn(ofEvent, event.event), relation: event.relation },
    confidence: confidenceOf(report),
  };
};

const toSpeaker = (candidate: Candidate, { ofSpeaker }: Ids, excerptOf: ExcerptOf): Speaker => {
  const { name, kind, names, roles } = candidate;
  return { id: idIn(ofSpeaker, candidate), name, kind, names: countForms(names), roles: [...new Set(roles.map((role) => excerptOf(role).text))] };
};

const toEvent = (event: FoundEvent, { ofSpeaker, ofEvent }: Ids): Event => {
  const { name, date, precision, place, status, kind, participants } = event;
  return {
    id: idIn(ofEvent, event),
    name,
    date,
    precision,
    place,
    status,
    kind,
    participants: participants.map((candidate) => idIn(ofSpeaker, candidate)),
  };
};

/** Everything that is handed over has an id. */
const idIn = <Thing extends { name: string }>(ids: ReadonlyMap<Thing, string>, thing: Thing): string => {
  const id = ids.get(thing);
  if (id === undefined) throw new Error(`«${thing.name}» is told of and not handed over`);
  return id;
};

/** The slug a speaker's id is made of: a person's without middle initials, so that *Ada R. Byrd* and *Ada Byrd* are one. */
export const speakerSlug = ({ name, kind }: { name: string; kind: string }): string =>
  slugOf(kind === 'person' ? nameWords(name).join(' ') : name.replace(/^the /i, ''));

const giveIds = <Thing>(things: Thing[], slug: (thing: Thing) => string): Map<Thing, string> => {
  const taken = new Set<string>();
  return new Map(
    things.map((thing) => {
      const id = freeSlug(slug(thing), (candidate) => taken.has(candidate));
      taken.add(id);
      return [thing, id];
    }),
  );
};

const statementIdsOf = (article: Article): ((words: string) => string) => {
  const id = articleId(article);
  const seen = new Map<string, number>();
  return (words) => {
    const first = statementId(id, words, 0);
    const nth = seen.get(first) ?? 0;
    seen.set(first, nth + 1);
    return nth === 0 ? first : statementId(id, words, nth);
  };
};

/** Where the text first names a speaker as fully as it ever does. */
const namedAt = ({ name, names }: Candidate): Span => names.find(({ text }) => text === name) ?? (names[0] as Span);

const roleOf = ({ roles }: Candidate, excerptOf: ExcerptOf): string | null => (roles[0] ? excerptOf(roles[0]).text : null);
