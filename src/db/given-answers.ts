import { and, eq, lt } from 'drizzle-orm';
import { givenAnswers } from './answer-tables.ts';
import type { Db } from './open.ts';
import { inTransaction } from './open.ts';
import { articles } from './schema.ts';

/** A request that names itself, so that it can be repeated: whose it is, its name, and a digest of all that it asks. */
export type NamedRequest = { holder: string; name: string; fingerprint: string };
export type GivenAnswer = { fingerprint: string; status: number; articleId: string; body: object };

/** So long answers are kept. */
const KEPT_MS = 7 * 24 * 3600 * 1000;

const isOf = ({ holder, name }: Pick<NamedRequest, 'holder' | 'name'>) => and(eq(givenAnswers.holder, holder), eq(givenAnswers.name, name));

/** What was answered to the request of this name, whatever it asked. */
export const findGivenAnswer = async (db: Db, request: NamedRequest): Promise<GivenAnswer | undefined> => {
  const { fingerprint, status, articleId, body } = givenAnswers;
  return Promise.resolve(db.select({ fingerprint, status, articleId, body }).from(givenAnswers).where(isOf(request)).get());
};

/** Keeps an answer for a week; the first one to a request stays. That on an article which was taken down meanwhile is not kept. */
export const keepAnswer = async (db: Db, request: NamedRequest, answer: Omit<GivenAnswer, 'fingerprint'>): Promise<void> => {
  const at = Date.now();
  inTransaction(db, (tx) => {
    tx.delete(givenAnswers)
      .where(lt(givenAnswers.at, at - KEPT_MS))
      .run();
    if (!tx.select({ id: articles.id }).from(articles).where(eq(articles.id, answer.articleId)).get()) return;
    tx.insert(givenAnswers)
      .values({ ...request, ...answer, at })
      .onConflictDoNothing()
      .run();
  });
  return Promise.resolve();
};
