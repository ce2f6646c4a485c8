import { sql } from 'drizzle-orm';
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { SPEAKER_KINDS } from '../extract/types.ts';
import { isOneOf, isPeriod } from './checks.ts';
import { corrected, sortable } from './sortable.ts';

export const articles = sqliteTable(
  'articles',
  {
    id: text().primaryKey(),
    url: text().unique('articles_url'),
    title: text(),
    outlet: text(),
    /** The outlet folded for comparison. */
    outletKey: text('outlet_key'),
    author: text(),
    /** A tag of BCP 47; null where it is not known. */
    language: text(),
    published: text(),
    text: text().notNull(),
    textSha256: text('text_sha256').notNull(),
    /** How many texts it has had; this is the last. */
    revision: integer().notNull().default(1),
    /** When this text was stored, as an ISO date-time; null for those stored before that was noted. */
    storedAt: text('stored_at'),
    ...sortable,
  },
  (t) => [
    index('articles_outlet').on(t.outletKey, t.outlet, t.published, t.storedAt),
    index('articles_newest').on(t.newestFirst, t.id),
    check('articles_days', isPeriod(t.dayFrom, t.dayTo)),
  ],
);

export const speakers = sqliteTable(
  'speakers',
  {
    /** A slug of the name; never reused, never renamed. */
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text('name_key').notNull(),
    kind: text({ enum: SPEAKER_KINDS }).notNull(),
    wikidata: text().unique('speakers_wikidata'),
    /** Names that people gave them besides those seen. */
    addedNames: text('added_names', { mode: 'json' }).$type<string[]>(),
    corrected,
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

/** What a speaker is also found by, made of their keys: the same words in another order, with an initial, by their sound, as an acronym. */
export const speakerAliases = sqliteTable(
  'speaker_aliases',
  {
    alias: text().notNull(),
    speakerId: text('speaker_id').notNull(),
    key: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.alias, t.speakerId, t.key] }),
    index('speaker_aliases_key').on(t.key, t.speakerId),
    foreignKey({ columns: [t.key, t.speakerId], foreignColumns: [speakerKeys.key, speakerKeys.speakerId] })
      .onDelete('cascade')
      .onUpdate('cascade'),
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
