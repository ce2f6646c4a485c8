import { and, between, desc, eq, sql } from 'drizzle-orm';
import { changes } from './keeping-tables.ts';
import type { KeyHolder } from './keys.ts';
import { holdersOf } from './keys.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest } from './page.ts';
import { prepared } from './prepared.ts';
import type { StatementOutcome } from './revision-tables.ts';
import { formerStatements, revisions } from './revision-tables.ts';
import { articles } from './schema.ts';
import { inSnapshot } from './snapshot.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsById } from './statement-rows.ts';

/** One of the texts of an article: when it came and with whose key, and what became of the statements of the one before; of the first nothing became. */
export type Revision = {
  number: number;
  at: string;
  by: KeyHolder | null;
  title: string | null;
  published: string | null;
  outcomes: StatementOutcome[];
};

/** The texts that an article has had, the newest first. */
export const listRevisions = async (db: Db, article: string, request: PageRequest): Promise<Page<Revision>> =>
  Promise.resolve(inSnapshot(db, () => revisionsOf(db, article, request)));

const revisionsOf = (db: Db, article: string, { limit, after }: PageRequest): Page<Revision> => {
  const { revision, title, published } = articles;
  const stored = db.select({ revision, title, published }).from(articles).where(eq(articles.id, article)).get();
  if (!stored) return { rows: [], next: null };
  const top = after ? Math.min(Number(after[0]) - 1, stored.revision) : stored.revision;
  const bottom = Math.max(1, top - limit + 1);
  const rows = rowsBetween(db, article, [bottom, top + 1]);
  const holders = holdersOf(db, [...rows.map(({ key }) => key), firstOf(db, article).key]);
  const numbers = Array.from({ length: Math.max(0, top - bottom + 1) }, (_, nth) => top - nth);
  return {
    rows: numbers.map((number) => {
      const next = rows.find((row) => row.number === number + 1);
      const { at, key, outcomes } = rows.find((row) => row.number === number) ?? { ...firstOf(db, article), outcomes: [] };
      const facts = next ? { title: next.formerTitle, published: next.formerPublished } : { title: stored.title, published: stored.published };
      return { number, at: new Date(at).toISOString(), by: holders.get(key ?? '') ?? null, ...facts, outcomes };
    }),
    next: bottom > 1 ? [bottom] : null,
  };
};

const rowsBetween = (db: Db, article: string, [from, to]: [number, number]) => {
  const { number, at, key, formerTitle, formerPublished, outcomes, articleId } = revisions;
  return db
    .select({ number, at, key, formerTitle, formerPublished, outcomes })
    .from(revisions)
    .where(and(eq(articleId, article), between(number, from, to)))
    .all();
};

/** When an article was first stored, or came back, and with whose key. */
const firstOf = (db: Db, article: string): { at: number; key: string | null } => {
  const { at, key, type, id, op, seq } = changes;
  const created = db
    .select({ at, key })
    .from(changes)
    .where(and(eq(type, 'article'), eq(id, article), eq(op, 'created')))
    .orderBy(desc(seq))
    .get();
  return created ?? { at: 0, key: null };
};

/** One of the texts of an article; undefined when it never had so many. */
export const findText = async (db: Db, article: string, number: number): Promise<string | undefined> =>
  Promise.resolve(inSnapshot(db, () => textOf(db, article, number)));

/** The same at once, for who reads more of that state. */
export const textOf = (db: Db, article: string, number: number): string | undefined => {
  const current = currentText(db).get({ article });
  if (current?.revision === number) return current.text;
  const next = and(eq(revisions.articleId, article), eq(revisions.number, number + 1));
  return db.select({ text: revisions.formerText }).from(revisions).where(next).get()?.text;
};

/** Where a statement stands: in which text of its article, whether that is the one of today, and if not, which statement of today it was reworded to. */
export type Standing = { revision: { number: number; current: boolean; now: string | null } };

/** A statement that stands in its article, or stood in an older text of it. */
export const findStanding = async (db: Db, id: string): Promise<(StoredStatement & Standing) | undefined> =>
  Promise.resolve(inSnapshot(db, () => standingOf(db, id)));

/** The same at once, for who reads more of that state. */
export const standingOf = (db: Db, id: string): (StoredStatement & Standing) | undefined => {
  const [statement] = statementsById(db, [id]);
  if (statement) return { ...statement, revision: { number: revisionOf(db, statement.article.id), current: true, now: null } };
  const former = db.select().from(formerStatements).where(eq(formerStatements.id, id)).get();
  return former && { ...former.body, revision: { number: former.revision, current: false, now: former.now } };
};

const revisionOf = (db: Db, article: string): number => currentRevision(db).get({ article })?.revision ?? 1;

const isArticle = eq(articles.id, sql.placeholder('article'));
const currentRevision = prepared((db) => db.select({ revision: articles.revision }).from(articles).where(isArticle).prepare());
const currentText = prepared((db) => db.select({ text: articles.text, revision: articles.revision }).from(articles).where(isArticle).prepare());
