import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from './open.ts';
import { prepared } from './prepared.ts';
import type { LinkedStatement } from './statement-links.ts';
import { withLinks } from './statement-links.ts';
import { statementsById } from './statement-rows.ts';
import { statements, writtenStatements } from './statement-tables.ts';

/**
 * The statements with these ids as JSON, in that order, with commas between; an unknown id gives none.
 * They stand ready, a row each, so that a list looks nowhere else: not in the six tables that a statement is made of.
 */
export const readWritten = (db: Db, ids: string[]): Buffer => {
  const { bodies, count } = readyBodies(db).get(JSON.stringify(ids)) ?? {};
  return bodies && count === ids.length
    ? bodies
    : Buffer.from(
        bodiesOf(db, ids)
          .map(({ body }) => body)
          .join(),
      );
};

/** The same statements to work with. */
export const linkedStatements = (db: Db, ids: string[]): LinkedStatement[] => JSON.parse(`[${readWritten(db, ids).toString()}]`) as LinkedStatement[];

type Ready = { bodies: Buffer | null; count: number };

/** A cross join visits the ids as they were given. */
const readyBodies = prepared(({ $client }) =>
  $client.prepare<[string], Ready>(
    `select cast(group_concat(body, ',') as blob) as bodies, count(*) as count
     from json_each(?) given cross join written_statements on statement_id = given.value`,
  ),
);

const bodiesOf = (db: Db, ids: string[]): { statementId: string; body: string }[] =>
  statementsById(db, ids).map((statement) => ({ statementId: statement.id, body: JSON.stringify(withLinks(statement)) }));

/** Writes those of these statements that do not stand ready. None does that has changed since: triggers see to that, whoever changes it. */
export const writeStatements = (tx: Tx, ids: string[]): void => {
  const insert = tx.$client.prepare<[string, string]>('insert into written_statements (statement_id, body) values (?, ?)');
  for (const { statementId, body } of bodiesOf(tx, unwritten(tx).all(JSON.stringify(ids)))) insert.run(statementId, body);
};

const unwritten = prepared(({ $client }) =>
  $client.prepare<[string], string>('select value from json_each(?) where value not in (select statement_id from written_statements)').pluck(),
);

/** So many are written at a time, so that no more are held in memory. */
const AT_ONCE = 1000;

/** Are there statements, and none stands ready? So it is after an older version, and after an import. */
export const isUnwritten = (db: Db): boolean => isAny(db, statements) && !isAny(db, writtenStatements);

const isAny = (db: Db, table: SQLiteTable): boolean => db.get(sql`select 1 from ${table}`) !== undefined;

/** Writes all statements, of which none stands ready. */
export const writeAll = (tx: Tx): void => {
  const ids = tx
    .select({ id: statements.id })
    .from(statements)
    .all()
    .map(({ id }) => id);
  for (let n = 0; n < ids.length; n += AT_ONCE) writeStatements(tx, ids.slice(n, n + AT_ONCE));
};
