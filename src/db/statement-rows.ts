import type { SQL } from 'drizzle-orm';
import { eq, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
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

/** The statements with these ids, in that order; an unknown id gives none. One query, however many they are. */
export const statementsById = (db: Db, ids: string[]): StoredStatement[] => {
  if (ids.length === 0) return [];
  const rows = rowQuery(db).all({ ids: JSON.stringify(ids) });
  return inOrder(ids, rows.map(toStatement));
};

const excerpt = (start: AnySQLiteColumn, end: AnySQLiteColumn, text: AnySQLiteColumn): SQL =>
  sql`iif(${text} is null, null, json_object('start', ${start}, 'end', ${end}, 'text', ${text}))`;

const s = t.statements;
const said = t.statementSpeakers;

const SEGMENTS = sql`(
  select json_group_array(json_object('start', ${t.segments.start}, 'end', ${t.segments.end}, 'text', ${t.segments.text}) order by ${t.segments.start})
  from ${t.segments} where ${t.segments.statementId} = ${s.id})`;

const SPEAKERS = sql`(
  select json_group_array(json_object(
    'id', ${speakers.id}, 'name', ${speakers.name}, 'kind', ${speakers.kind}, 'role', ${said.role},
    'namedAt', ${excerpt(said.namedStart, said.namedEnd, said.namedText)}) order by ${said.nth})
  from ${said} cross join ${speakers} on ${speakers.id} = ${said.speakerId} where ${said.statementId} = ${s.id})`;

const SAID_ON = sql`iif(${s.saidWords} is null, null, json_object('date', ${s.saidDate}, 'precision', ${s.saidPrecision}, 'words', ${s.saidWords}))`;

const EVENT = sql`iif(${events.id} is null, null, json_object(
  'id', ${events.id}, 'name', ${events.name}, 'date', ${events.date}, 'precision', ${events.precision}, 'relation', ${s.eventRelation}))`;

const ARTICLE = sql`json_object(
  'id', ${articles.id}, 'title', ${articles.title}, 'outlet', ${articles.outlet}, 'url', ${articles.url}, 'published', ${articles.published})`;

/** A statement as one JSON text: to hand each value over by itself takes SQLite twice as long. */
const JSON_TEXT = sql<string>`json_object(
  'id', ${s.id}, 'kind', ${s.kind}, 'text', ${s.text}, 'segments', ${SEGMENTS},
  'cue', ${excerpt(s.cueStart, s.cueEnd, s.cueText)}, 'mention', ${excerpt(s.mentionStart, s.mentionEnd, s.mentionText)},
  'speakers', ${SPEAKERS}, 'saidOn', ${SAID_ON}, 'event', ${EVENT}, 'article', ${ARTICLE},
  'status', ${s.status}, 'statusReason', ${s.statusReason})`;

const rowQuery = prepared((db) =>
  db
    // JSON would round it.
    .select({ json: JSON_TEXT, confidence: s.confidence, fragment: s.fragment })
    .from(s)
    .innerJoin(articles, eq(articles.id, s.articleId))
    .leftJoin(events, eq(events.id, s.eventId))
    .where(isOneOfIds(s.id))
    .prepare(),
);

const toStatement = ({ json, confidence, fragment }: { json: string; confidence: number | null; fragment: string | null }): StoredStatement => {
  const statement = JSON.parse(json) as Omit<StoredStatement, 'confidence' | 'fragment'>;
  return { ...statement, confidence, fragment: fragment ?? plainFragment(statement.segments) };
};
