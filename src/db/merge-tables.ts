import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { isOneOf } from './checks.ts';
import type { speakers } from './schema.ts';
import { articles } from './schema.ts';
import type { statementSpeakers } from './statement-tables.ts';

export const MERGE_KINDS = ['merge', 'split'] as const;

/** What moved from one speaker to another in one article: what is needed to move it back. */
export type MovedPart = Ties & {
  names: { name: string; count: number }[];
  /** What both had there. */
  shared: Ties;
  /** How the statements that both made show the one who moved. */
  joint: (typeof statementSpeakers.$inferSelect)[];
};
/** Titles, events taken part in, statements made, and statements that speak of one. */
export type Ties = { roles: string[]; events: string[]; statements: string[]; subjectOf: string[] };

/** `gave`: the names by which only since then the other is found. */
export type MergedSpeaker = typeof speakers.$inferSelect & { gave?: string[] };

/** Every speaker that is another now, or was split off another, and can be undone. */
export const speakerMerges = sqliteTable(
  'speaker_merges',
  {
    /** Who was merged, or split off. */
    id: text().primaryKey(),
    /** Into whom, or off whom. */
    other: text().notNull(),
    how: text({ enum: MERGE_KINDS }).notNull(),
    /** Milliseconds since 1970. */
    at: integer().notNull(),
    /** The merged one as they were; null once all that told of them was taken down. */
    speaker: text({ mode: 'json' }).$type<MergedSpeaker>(),
  },
  (t) => [index('speaker_merges_other').on(t.other), check('speaker_merges_how', isOneOf(t.how, MERGE_KINDS))],
);

/** What moved with a merge, article by article. */
export const mergedParts = sqliteTable(
  'merged_parts',
  {
    id: text()
      .notNull()
      .references(() => speakerMerges.id, { onDelete: 'cascade' }),
    articleId: text('article_id')
      .notNull()
      .references(() => articles.id, { onDelete: 'cascade' }),
    part: text({ mode: 'json' }).$type<MovedPart>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.articleId] })],
);
