import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { keys } from './key-tables.ts';
import { articles } from './schema.ts';

/** What was answered to requests that named themselves by an `Idempotency-Key`, so that a repetition gets the same. Goes with its article. */
export const givenAnswers = sqliteTable(
  'given_answers',
  {
    /** Whose request it was, by the id of their key. */
    holder: text()
      .notNull()
      .references(() => keys.id),
    name: text().notNull(),
    /** A digest of all that was asked. */
    fingerprint: text().notNull(),
    status: integer().notNull(),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    body: text({ mode: 'json' }).$type<object>().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.holder, t.name] }), index('given_answers_article').on(t.articleId), index('given_answers_at').on(t.at)],
);
