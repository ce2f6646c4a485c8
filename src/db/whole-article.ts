import type { StoredArticle } from './articles.ts';
import { findArticle } from './articles.ts';
import type { Db } from './open.ts';
import { inSnapshot } from './snapshot.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsIn } from './statements.ts';

/** An article as it is stored, with its statements in text order. */
export type WholeArticle = { article: StoredArticle & { text: string }; statements: StoredStatement[] };

/** All that an answer shows of an article, but the retracted statements; undefined when there is none. Of one state, so that the statements stand in the text, also in the midst of a transaction. */
export const findWholeArticle = async (db: Db, id: string): Promise<WholeArticle | undefined> =>
  Promise.resolve(
    inSnapshot(db, () => {
      const article = findArticle(db, id);
      return article && { article, statements: statementsIn(db, id).filter(({ status }) => status !== 'retracted') };
    }),
  );
