import { eq } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Extraction } from '../extract/types.ts';
import { ArticleGoneError } from './article-gone.ts';
import { lastChangeOf } from './changes.ts';
import type { Completion } from './complete-article.ts';
import { completeArticle } from './complete-article.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { JoinRules } from './join-rules.ts';
import type { StoredFacts } from './known-facts.ts';
import type { Db, Tx } from './open.ts';
import { periodOf } from './period.ts';
import { articles } from './schema.ts';
import { sha256 } from './sha256.ts';
import { storeClusters } from './store-clusters.ts';
import { storeFindings } from './store-findings.ts';
import { storeRevision } from './store-revision.ts';
import { UnavailableError } from './unavailable.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

/** What became of an article: `taken` are the facts that it was stored without, `left` those that it is stored with otherwise. */
export type StoreResult = { id: string; outcome: 'created' | 'revised' | 'completed' | 'unchanged' } & Partial<Completion>;

/** What an article says, and how it finds what is known. */
export type Found = { extraction: Extraction; rules: JoinRules };

/** The same; nothing was looked for in an article that is known to be stored. */
export type FoundIfNew = Omit<Found, 'extraction'> & Partial<Found>;

/** Who stores it, and whether one that was taken down may come back. */
export type StoreOptions = { by?: By | undefined; restore?: boolean | undefined };

/** What this very article, with this text, is stored with; undefined when it is not. Throws ArticleGoneError when it was taken down and may not come back. */
export const findStoredFacts = async (db: Db, article: IdentifiedArticle, options: StoreOptions = {}): Promise<StoredFacts | undefined> => {
  const stored = storedOf(db, article, options);
  return Promise.resolve(isSameText(stored, article) ? stored : undefined);
};

/** When a stored article, whatever its text, was published: what a newer text of it is read by that says nothing else. */
export const findPublished = async (db: Db, id: string): Promise<string | null> =>
  Promise.resolve(db.select({ published: articles.published }).from(articles).where(eq(articles.id, id)).get()?.published ?? null);

const storedOf = (db: Db | Tx, { id }: IdentifiedArticle, { restore = false }: StoreOptions) => {
  const { title, outlet, author, published, language, textSha256 } = articles;
  const stored = db.select({ title, outlet, author, published, language, textSha256 }).from(articles).where(eq(articles.id, id)).get();
  if (!stored && !restore && lastChangeOf(db, 'article', id)?.op === 'removed') throw new ArticleGoneError(id);
  return stored;
};

const isSameText = (stored: { textSha256: string } | undefined, { text }: IdentifiedArticle): boolean => stored?.textSha256 === sha256(text);

/** Stores an article with all that was found in it, in one transaction: the same text adds what was not known of it, another one is a revision. */
export const storeArticle = async (db: Db, article: IdentifiedArticle, { by = {}, restore, ...found }: FoundIfNew & StoreOptions): Promise<StoreResult> =>
  Promise.resolve(write(db, by, (writing) => storeIn(writing, article, { ...found, restore })));

/** The same inside a transaction of its own. */
export const storeIn = (transaction: Writing, article: IdentifiedArticle, { extraction, rules, ...options }: FoundIfNew & StoreOptions): StoreResult => {
  const { id } = article;
  const stored = storedOf(transaction.tx, article, options);
  const writing = { ...transaction, articleId: id, rules };
  if (isSameText(stored, article)) return toResult(id, completeArticle(writing, article, extraction));
  if (!extraction) throw new UnavailableError('somebody else changed it at this moment');
  if (stored) {
    storeRevision(writing, article, extraction);
    return { id, outcome: 'revised' };
  }
  transaction.touch('article', id);
  insertArticle(transaction.tx, article);
  storeFindings(writing, article, extraction);
  storeClusters(writing.tx, id);
  return { id, outcome: 'created' };
};

/** What became of an article that was stored with the same text. */
export const toResult = (id: string, { taken, left }: Completion): StoreResult => ({
  id,
  outcome: taken.length > 0 ? 'completed' : 'unchanged',
  ...(taken.length > 0 && { taken }),
  ...(left.length > 0 && { left }),
});

const insertArticle = (tx: Tx, { id, text, title, outlet, author, url, published, language }: IdentifiedArticle): void => {
  tx.insert(articles)
    .values({
      id,
      url,
      title,
      outlet,
      outletKey: outlet && fold(outlet),
      author,
      published,
      language,
      text,
      textSha256: sha256(text),
      storedAt: new Date().toISOString(),
      ...periodOf(published),
    })
    .run();
};
