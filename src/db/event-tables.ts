import { check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { EVENT_STATUSES, PRECISIONS } from '../extract/types.ts';
import { isOneOf, isPeriod, isPreciseDate } from './checks.ts';
import { articles, speakers } from './schema.ts';
import { corrected, sortable } from './sortable.ts';

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
    /** By what it is found again in other articles: a kind of the lexicon; never published. */
    kind: text(),
    corrected,
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
    kind: text(),
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
