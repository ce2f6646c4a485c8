import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core';
import { EVENT_RELATIONS, EVENT_STATUSES, PRECISIONS, SPEAKER_KINDS, STATEMENT_KINDS } from '../extract/types.ts';
import { isOneOf, isPeriod, isPreciseDate, isSpan, isSpanOrNone } from './checks.ts';
import { sortable } from './sortable.ts';

export const STATEMENT_STATUSES = ['usable', 'disputed', 'retracted'] as const;
export const SLUG_OWNERS = ['speaker', 'event'] as const;

export const articles = sqliteTable(
  'articles',
  {
    id: text().primaryKey(),
    url: text().unique('articles_url'),
    title: text(),
    outlet: text(),
    /** The outlet folded for comparison. */
    outletKey: text('outlet_key'),
    published: text(),
    text: text().notNull(),
    textSha256: text('text_sha256').notNull(),
    ...sortable,
  },
  (t) => [index('articles_outlet').on(t.outletKey), index('articles_newest').on(t.newestFirst, t.id), check('articles_days', isPeriod(t.dayFrom, t.dayTo))],
);

export const speakers = sqliteTable(
  'speakers',
  {
    /** A slug of the name; never reused, never renamed. */
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text('name_key').notNull(),
    kind: text({ enum: SPEAKER_KINDS }).notNull(),
  },
  (t) => [index('speakers_name').on(t.nameKey, t.id), check('speakers_kind', isOneOf(t.kind, SPEAKER_KINDS))],
);

/** The forms in which an article names a speaker, with how often; every speaker in an article has one. */
export const speakerNames = sqliteTable(
  'speaker_names',
  {
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id, { onDelete: 'cascade' }),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    count: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.speakerId, t.articleId, t.name] }),
    index('speaker_names_article').on(t.articleId),
    check('speaker_names_count', sql`${t.count} > 0`),
  ],
);

/** What a speaker is found by: each name folded, and a person's surname. */
export const speakerKeys = sqliteTable(
  'speaker_keys',
  {
    key: text().notNull(),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.key, t.speakerId] }),
    index('speaker_keys_speaker').on(t.speakerId),
    index('speaker_keys_shape').on(sql`unicode(key)`, sql`length(key)`, t.key),
  ],
);

/** Titles as printed. */
export const speakerRoles = sqliteTable(
  'speaker_roles',
  {
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id, { onDelete: 'cascade' }),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    role: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.speakerId, t.articleId, t.role] }), index('speaker_roles_article').on(t.articleId)],
);

export const events = sqliteTable(
  'events',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text('name_key').notNull(),
    date: text(),
    precision: text({ enum: PRECISIONS }).notNull(),
    place: text(),
    placeKey: text('place_key'),
    status: text({ enum: EVENT_STATUSES }).notNull(),
    ...sortable,
  },
  (t) => [
    index('events_newest').on(t.newestFirst, t.id),
    index('events_place').on(t.placeKey),
    check('events_status', isOneOf(t.status, EVENT_STATUSES)),
    check('events_date', isPreciseDate(t.date, t.precision)),
    check('events_days', isPeriod(t.dayFrom, t.dayTo)),
  ],
);

/** Every id that a speaker or an event has or had, so that none is given twice; `last` is the number that the last id made from it ends in. */
export const slugs = sqliteTable(
  'slugs',
  {
    owner: text({ enum: SLUG_OWNERS }).notNull(),
    slug: text().notNull(),
    last: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.owner, t.slug] }), check('slugs_owner', isOneOf(t.owner, SLUG_OWNERS)), check('slugs_last', sql`${t.last} > 0`)],
);

/** What each article says of an event. */
export const eventArticles = sqliteTable(
  'event_articles',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    date: text(),
    precision: text({ enum: PRECISIONS }).notNull(),
    place: text(),
    status: text({ enum: EVENT_STATUSES }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.articleId] }),
    index('event_articles_article').on(t.articleId),
    check('event_articles_status', isOneOf(t.status, EVENT_STATUSES)),
    check('event_articles_date', isPreciseDate(t.date, t.precision)),
  ],
);

export const eventParticipants = sqliteTable(
  'event_participants',
  {
    eventId: text('event_id')
      .notNull()
      .references(() => events.id, { onDelete: 'cascade' }),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    speakerId: text('speaker_id')
      .notNull()
      .references(() => speakers.id, { onDelete: 'cascade' }),
  },
  (t) => [
    primaryKey({ columns: [t.eventId, t.articleId, t.speakerId] }),
    index('event_participants_article').on(t.articleId),
    index('event_participants_speaker').on(t.speakerId),
  ],
);

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
    confidence: real(),
    /** The period it was said in, or failing that, its article was published in. */
    ...sortable,
  },
  (t) => [
    unique('statements_same').on(t.articleId, t.start, t.text),
    index('statements_newest').on(t.newestFirst, t.articleId, t.start, t.id),
    index('statements_oldest').on(t.oldestFirst, t.articleId, t.start, t.id),
    index('statements_position').on(t.articleId, t.start, t.id),
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
    namedStart: integer('named_start').notNull(),
    namedEnd: integer('named_end').notNull(),
    namedText: text('named_text').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.statementId, t.speakerId] }),
    unique('statement_speakers_nth').on(t.statementId, t.nth),
    index('statement_speakers_speaker').on(t.speakerId, t.statementId),
    check('statement_speakers_span', isSpan(t.namedStart, t.namedEnd)),
  ],
);
