import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { EVENT_RELATIONS, PRECISIONS, STATEMENT_KINDS } from '../extract/types.ts';
import { isOneOf, isPreciseDate, isPeriod, isSpan, isSpanOrNone } from './checks.ts';
import { events } from './event-tables.ts';
import { articles, speakers } from './schema.ts';
import { corrected, sortable } from './sortable.ts';

export const STATEMENT_STATUSES = ['usable', 'disputed', 'retracted'] as const;

export const statements = sqliteTable(
  'statements',
  {
    id: text().primaryKey(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    kind: text({ enum: STATEMENT_KINDS }).notNull(),
    text: text().notNull(),
    /** Where its first segment starts: its place in the text. */
    start: integer().notNull(),
    cueStart: integer('cue_start'),
    cueEnd: integer('cue_end'),
    cueText: text('cue_text'),
    mentionStart: integer('mention_start'),
    mentionEnd: integer('mention_end'),
    mentionText: text('mention_text'),
    saidDate: text('said_date'),
    saidPrecision: text('said_precision', { enum: PRECISIONS }),
    saidWords: text('said_words'),
    eventId: text('event_id').references(() => events.id, { onDelete: 'set null' }),
    eventRelation: text('event_relation', { enum: EVENT_RELATIONS }),
    status: text({ enum: STATEMENT_STATUSES }).notNull().default('usable'),
    statusReason: text('status_reason'),
    confidence: real(),
    /** The text directives that lead to it in its page, where the words alone would not. */
    fragment: text(),
    corrected,
    /** The period it was said in, or failing that, its article was published in. */
    ...sortable,
  },
  (t) => [
    unique('statements_same').on(t.articleId, t.start, t.text),
    index('statements_newest').on(t.newestFirst, t.articleId, t.start, t.id),
    index('statements_oldest').on(t.oldestFirst, t.articleId, t.start, t.id),
    index('statements_position').on(t.articleId, t.start, t.id),
    index('statements_retracted')
      .on(t.id)
      .where(sql`${t.status} = 'retracted'`),
    index('statements_event').on(t.eventId, t.newestFirst, t.articleId, t.start, t.id),
    check('statements_kind_known', isOneOf(t.kind, STATEMENT_KINDS)),
    check('statements_status_known', isOneOf(t.status, STATEMENT_STATUSES)),
    check('statements_start', sql`${t.start} >= 0`),
    check('statements_cue', isSpanOrNone(t.cueStart, t.cueEnd, t.cueText)),
    check('statements_mention', isSpanOrNone(t.mentionStart, t.mentionEnd, t.mentionText)),
    check(
      'statements_said',
      sql`(${t.saidPrecision} is null and ${t.saidDate} is null and ${t.saidWords} is null) or (${t.saidWords} is not null and ${isPreciseDate(t.saidDate, t.saidPrecision)})`,
    ),
    check('statements_days', isPeriod(t.dayFrom, t.dayTo)),
    check('statements_event_relation', sql`${t.eventRelation} is null or ${isOneOf(t.eventRelation, EVENT_RELATIONS)}`),
    check('statements_confidence', sql`${t.confidence} is null or ${t.confidence} between 0 and 1`),
  ],
);

export const segments = sqliteTable(
  'segments',
  {
    statementId: text('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    start: integer().notNull(),
    end: integer().notNull(),
    text: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.start] }), check('segments_span', isSpan(t.start, t.end))],
);

export const statementSpeakers = sqliteTable(
  'statement_speakers',
  {
    statementId: text('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id),
    /** Order among joint speakers, from 0. */
    nth: integer().notNull(),
    role: text(),
    /** Where the text names them; nowhere when a person says that it is they. */
    namedStart: integer('named_start'),
    namedEnd: integer('named_end'),
    namedText: text('named_text'),
    /** What lists are sorted by, as in the statement: triggers keep it so, whoever writes. */
    newestFirst: integer('newest_first'),
    oldestFirst: integer('oldest_first'),
    articleId: text('article_id'),
    start: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.statementId, t.speakerId] }),
    unique('statement_speakers_nth').on(t.statementId, t.nth),
    index('statement_speakers_newest').on(t.speakerId, t.newestFirst, t.articleId, t.start, t.statementId),
    index('statement_speakers_oldest').on(t.speakerId, t.oldestFirst, t.articleId, t.start, t.statementId),
    check('statement_speakers_span', isSpanOrNone(t.namedStart, t.namedEnd, t.namedText)),
  ],
);

/** A statement as clients get it, as JSON: made of all the others when it is stored, taken away by triggers when one of them changes. */
export const writtenStatements = sqliteTable('written_statements', {
  statementId: text('statement_id')
    .primaryKey()
    .references(() => statements.id, { onDelete: 'cascade' }),
  /** Of the body: by it an answer is told apart from others without a look at all of it. */
  digest: text().notNull(),
  body: text().notNull(),
});

/** Who is spoken of in the text of a statement. */
export const statementSubjects = sqliteTable(
  'statement_subjects',
  {
    statementId: text('statement_id')
      .notNull()
      .references(() => statements.id, { onDelete: 'cascade' }),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id, { onDelete: 'cascade' }),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.speakerId] }), index('statement_subjects_speaker').on(t.speakerId, t.statementId)],
);
