import type { Db } from './open.ts';
import { standingOf, textOf } from './revisions.ts';
import { inSnapshot } from './snapshot.ts';
import type { StoredStatement } from './statement-rows.ts';

/** A statement with the text that its offsets point into. */
export type StatementInText = { statement: StoredStatement; text: string };

/** A statement, also one of an older text of its article, with that text; of one state, so that it stands there. */
export const findStatementInText = async (db: Db, id: string): Promise<StatementInText | undefined> =>
  Promise.resolve(
    inSnapshot(db, () => {
      const statement = standingOf(db, id);
      const text = statement && textOf(db, statement.article.id, statement.revision.number);
      return statement && text !== undefined ? { statement, text } : undefined;
    }),
  );
