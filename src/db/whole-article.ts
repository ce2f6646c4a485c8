import type { StoredArticle } from './articles.ts';
import { findArticle } from './articles.ts';
import type { Db } from './open.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsOfArticle } from './statements.ts';

/** An article as it is stored, with its statements in text order. */
export type WholeArticle = { article: StoredArticle & { text: string }; statements: StoredStatement[] };

/** All that an answer shows of an article; undefined when there is none. Reads all of it at once, also in the midst of a transaction. */
export const findWholeArticle = async (db: Db, id: string): Promise<WholeArticle | undefined> => {
  const [article, statements] = await Promise.all([findArticle(db, id), statementsOfArticle(db, id)]);
  return article && { article, statements };
};
