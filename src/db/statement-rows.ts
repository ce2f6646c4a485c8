import { asc, eq } from 'drizzle-orm';
import { plainFragment } from '../anchor/text-fragment.ts';
import type { EventRelation, Excerpt, PreciseDate, Statement, StatementSpeaker } from '../extract/types.ts';
import { isOneOfIds } from './any-of.ts';
import type { Db } from './open.ts';
import { inOrder } from './page.ts';
import { prepared } from './prepared.ts';
import { events } from './event-tables.ts';
import { articles, speakers } from './schema.ts';
import type { STATEMENT_STATUSES } from './statement-tables.ts';
import * as t from './statement-tables.ts';

/** A statement with what it belongs to. */
export type StoredStatement = Omit<Statement, 'event' | 'speakers'> & {
  /** A person can say that it is they, where the text does not name them. */
  speakers: (Omit<StatementSpeaker, 'namedAt'> & { namedAt: Excerpt | null })[];
  event: ({ id: string; name: string; relation: EventRelation } & PreciseDate) | null;
  article: { id: string; title: string | null; outlet: string | null; url: string | null; published: string | null };
  status: (typeof STATEMENT_STATUSES)[number];
  /** The text directives that lead to it in its page. */
  fragment: string;
  /** Why it is disputed or retracted. */
  statusReason: string | null;
};

/** The statements with these ids, in that order; an unknown id gives none. Three queries, however many they are. */
export const statementsById = (db: Db, ids: string[]): StoredStatement[] => {
  if (ids.length === 0) return [];
  const given = { ids: JSON.stringify(ids) };
  const segments = byStatement(segmentQuery(db).all(given));
  const speakers = byStatement(speakerQuery(db).all(given));
  return inOrder(
    ids,
    rowQuery(db)
      .all(given)
      .map((row) => toStatement(row, segments.get(row.statement.id) ?? [], speakers.get(row.statement.id) ?? [])),
  );
};

const rowQuery = prepared((db) => {
  const { id, title, outlet, url, published } = articles;
  const event = { id: events.id, name: events.name, date: events.date, precision: events.precision };
  return db
    .select({ statement: t.statements, article: { id, title, outlet, url, published }, event })
    .from(t.statements)
    .innerJoin(articles, eq(id, t.statements.articleId))
    .leftJoin(events, eq(events.id, t.statements.eventId))
    .where(isOneOfIds(t.statements.id))
    .prepare();
});

const segmentQuery = prepared((db) => db.select().from(t.segments).where(isOneOfIds(t.segments.statementId)).orderBy(asc(t.segments.start)).prepare());

const speakerQuery = prepared((db) => {
  const { statementId, speakerId, nth, role, namedStart, namedEnd, namedText } = t.statementSpeakers;
  return db
    .select({ statementId, id: speakerId, name: speakers.name, kind: speakers.kind, role, namedStart, namedEnd, namedText })
    .from(t.statementSpeakers)
    .innerJoin(speakers, eq(speakers.id, speakerId))
    .where(isOneOfIds(statementId))
    .orderBy(asc(nth))
    .prepare();
});

const byStatement = <Part extends { statementId: string }>(parts: Part[]): Map<string, Part[]> => {
  const groups = new Map<string, Part[]>();
  for (const part of parts) groups.set(part.statementId, [...(groups.get(part.statementId) ?? []), part]);
  return groups;
};

type Row = ReturnType<ReturnType<typeof rowQuery>['all']>[number];
type SegmentRow = ReturnType<ReturnType<typeof segmentQuery>['all']>[number];
type SpeakerRow = ReturnType<ReturnType<typeof speakerQuery>['all']>[number];

const toStatement = ({ statement: s, article, event }: Row, segments: SegmentRow[], speakers: SpeakerRow[]): StoredStatement => ({
  id: s.id,
  kind: s.kind,
  text: s.text,
  segments: segments.map(({ start, end, text }) => ({ start, end, text })),
  cue: toExcerpt(s.cueStart, s.cueEnd, s.cueText),
  mention: toExcerpt(s.mentionStart, s.mentionEnd, s.mentionText),
  speakers: speakers.map(toSpeaker),
  saidOn: s.saidPrecision && s.saidWords !== null ? { date: s.saidDate, precision: s.saidPrecision, words: s.saidWords } : null,
  event: event && s.eventRelation && { ...event, relation: s.eventRelation },
  article,
  status: s.status,
  statusReason: s.statusReason,
  confidence: s.confidence,
  fragment: s.fragment ?? plainFragment(segments),
});

const toExcerpt = (start: number | null, end: number | null, text: string | null): Excerpt | null =>
  start === null || end === null || text === null ? null : { start, end, text };

const toSpeaker = ({ id, name, kind, role, namedStart, namedEnd, namedText }: SpeakerRow): StoredStatement['speakers'][number] => ({
  id,
  name,
  kind,
  role,
  namedAt: toExcerpt(namedStart, namedEnd, namedText),
});
