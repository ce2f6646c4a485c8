import { eq } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Extraction } from '../extract/types.ts';
import { lastChangeOf } from './changes.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { JoinRules } from './join-rules.ts';
import type { Db, Tx } from './open.ts';
import { periodOf } from './period.ts';
import { articles } from './schema.ts';
import { sha256 } from './sha256.ts';
import { storeClusters } from './store-clusters.ts';
import { storeFindings } from './store-findings.ts';
import { storeRevision } from './store-revision.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

export type StoreResult = { id: string; outcome: 'created' | 'revised' | 'unchanged' };

/** The article was taken down. */
export class ArticleGoneError extends Error {
  override name = 'ArticleGoneError';
  constructor(id: string) {
    super(`${id} was taken down`);
  }
}

/** What an article says, and how it finds what is known. */
export type Found = { extraction: Extraction; rules: JoinRules };

/** Who stores it, and whether one that was taken down may come back. */
export type StoreOptions = { by?: By | undefined; restore?: boolean | undefined };

/** Is this very article stored, with this text? Throws ArticleGoneError when it was taken down and may not come back. */
export const isStored = async (db: Db, article: IdentifiedArticle, options: StoreOptions = {}): Promise<boolean> =>
  Promise.resolve(storedTextOf(db, article, options) === sha256(article.text));

const storedTextOf = (db: Db | Tx, { id }: IdentifiedArticle, { restore = false }: StoreOptions): string | undefined => {
  const known = db.select({ sha: articles.textSha256 }).from(articles).where(eq(articles.id, id)).get();
  if (!known && !restore && lastChangeOf(db, 'article', id)?.op === 'removed') throw new ArticleGoneError(id);
  return known?.sha;
};

/** Stores an article with all that was found in it, in one transaction: the same text changes nothing, another one is a revision. */
export const storeArticle = async (db: Db, article: IdentifiedArticle, { by = {}, restore, ...found }: Found & StoreOptions): Promise<StoreResult> =>
  Promise.resolve(write(db, by, (writing) => storeIn(writing, article, { ...found, restore })));

/** The same inside a transaction of its own. */
export const storeIn = (transaction: Writing, article: IdentifiedArticle, { extraction, rules, ...options }: Found & StoreOptions): StoreResult => {
  const { id } = article;
  const known = storedTextOf(transaction.tx, article, options);
  if (known === sha256(article.text)) return { id, outcome: 'unchanged' };
  const writing = { ...transaction, articleId: id, rules };
  if (known !== undefined) {
    storeRevision(writing, article, extraction);
    return { id, outcome: 'revised' };
  }
  transaction.touch('article', id);
  insertArticle(transaction.tx, article);
  storeFindings(writing, article, extraction);
  storeClusters(writing.tx, id);
  return { id, outcome: 'created' };
};

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
