import type { Db } from '../db/open.ts';
import type { StoreOptions, StoreResult } from '../db/store.ts';
import { isStored, storeArticle } from '../db/store.ts';
import { articleId } from '../extract/identity.ts';
import { extract } from '../extract/index.ts';
import type { Article } from '../extract/types.ts';
import { checkSpans } from './check-spans.ts';
import { JOIN_RULES } from './join.ts';

/**
 * The only way into the database: reads an article and stores it with all that was found in it, in one transaction.
 * The same article again changes nothing; another text under its URL is a revision. Throws ArticleGoneError when it was taken down, unless `restore` lets it come back.
 */
export const ingest = async (db: Db, article: Article, options: StoreOptions = {}): Promise<StoreResult> => {
  const identified = { ...article, id: articleId(article) };
  if (await isStored(db, identified, options)) return { id: identified.id, outcome: 'unchanged' };
  const extraction = await extract(article);
  checkSpans(article.text, extraction);
  return storeArticle(db, identified, { ...options, extraction, rules: JOIN_RULES });
};
