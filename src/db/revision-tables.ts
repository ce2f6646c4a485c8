import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { Outcome } from '../anchor/align-statements.ts';
import type { WordChange } from '../anchor/word-diff.ts';
import { articles } from './schema.ts';
import type { StoredStatement } from './statement-rows.ts';

/** What became of a statement: the id that it had and the one that it has, null where there is none. */
export type StatementOutcome = { outcome: Outcome; was: string | null; now: string | null; diff: WordChange[] | null };

/** Every time that an article got another text: the text it had until then, and what became of its statements. The text it has stands with the article. */
export const revisions = sqliteTable(
  'revisions',
  {
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    /** The number of the new text, from 2. */
    number: integer().notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
    key: text(),
    formerTitle: text('former_title'),
    formerPublished: text('former_published'),
    formerText: text('former_text').notNull(),
    outcomes: text({ mode: 'json' }).$type<StatementOutcome[]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.number] })],
);

/** Statements that the article's text does not hold any more, as they last were: their permalinks go on. */
export const formerStatements = sqliteTable('former_statements', {
  id: text().primaryKey(),
  articleId: text('article_id')
    .notNull()
    .references(() => articles.id, { onDelete: 'cascade' }),
  /** The number of the last text that it stood in. */
  revision: integer().notNull(),
  /** The statement that it was reworded to. */
  now: text(),
  body: text({ mode: 'json' }).$type<StoredStatement>().notNull(),
});
