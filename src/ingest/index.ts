import type { Db } from '../db/open.ts';
import type { StoreResult } from '../db/store.ts';
import { isStored, storeArticle } from '../db/store.ts';
import { articleId } from '../extract/identity.ts';
import { extract } from '../extract/index.ts';
import type { Article } from '../extract/types.ts';
import { checkSpans } from './check-spans.ts';
import { JOIN_RULES } from './join.ts';

/**
 * The only way into the database: reads an article and stores it with all that was found in it, in one transaction.
 * The same article again changes nothing. Throws ArticleChangedError when its URL is stored with another text.
 */
export const ingest = async (db: Db, article: Article): Promise<StoreResult> => {
  const identified = { ...article, id: articleId(article) };
  if (await isStored(db, identified)) return { id: identified.id, outcome: 'unchanged' };
  const extraction = await extract(article);
  checkSpans(article.text, extraction);
  return storeArticle(db, identified, { extraction, rules: JOIN_RULES });
};
