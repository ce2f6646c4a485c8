import type { Db } from './open.ts';
import { findStanding, findText } from './revisions.ts';
import type { StoredStatement } from './statement-rows.ts';

/** A statement with the text that its offsets point into. */
export type StatementInText = { statement: StoredStatement; text: string };

/** A statement, also one of an older text of its article, with that text. */
export const findStatementInText = async (db: Db, id: string): Promise<StatementInText | undefined> => {
  const statement = await findStanding(db, id);
  const text = statement && (await findText(db, statement.article.id, statement.revision.number));
  return statement && text !== undefined ? { statement, text } : undefined;
};
