import { eq } from 'drizzle-orm';
import type { Db } from './open.ts';
import { articles } from './schema.ts';
import type { StoredStatement } from './statement-rows.ts';
import { findStatement } from './statements.ts';

/** A statement with the text that it stands in, and that text’s digest. */
export type StatementInText = { statement: StoredStatement; text: string; textSha256: string };

/** A statement with the text that its offsets point into. */
export const findStatementInText = async (db: Db, id: string): Promise<StatementInText | undefined> => {
  const statement = await findStatement(db, id);
  const source =
    statement && db.select({ text: articles.text, textSha256: articles.textSha256 }).from(articles).where(eq(articles.id, statement.article.id)).get();
  return source && { statement, ...source };
};
