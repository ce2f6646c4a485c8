import { hash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Db, Tx } from './open.ts';
import { prepared } from './prepared.ts';
import type { LinkedStatement } from './statement-links.ts';
import { withLinks } from './statement-links.ts';
import { statementsById } from './statement-rows.ts';
import { statements, writtenStatements } from './statement-tables.ts';

/** Statements as JSON, and the digests of all. */
export type Written = { json: Buffer; digests: string };

/**
 * The statements with these ids, in that order, with commas between and something around; an unknown id gives none.
 * They stand ready, a row each, so that a list looks nowhere else: not in the six tables that a statement is made of.
 */
export const readWritten = (db: Db, ids: string[], [before, after]: [string, string]): Written => {
  const ready = readyRows(db).get(before, after, JSON.stringify(ids));
  if (ready?.count === ids.length) return ready;
  const rows = rowsOf(db, ids);
  return { json: Buffer.from(`${before}${rows.map(({ body }) => body).join()}${after}`), digests: rows.map(({ digest }) => digest).join('') };
};

/** The same statements to work with. */
export const linkedStatements = (db: Db, ids: string[]): LinkedStatement[] => JSON.parse(readWritten(db, ids, ['[', ']']).json.toString()) as LinkedStatement[];

/** A cross join visits the ids as they were given. All is put together here, so that a list is one buffer: those of before wait to be collected. */
const readyRows = prepared(({ $client }) =>
  $client.prepare<[before: string, after: string, ids: string], Written & { count: number }>(
    `select cast(? || coalesce(group_concat(body, ','), '') || ? as blob) as json, coalesce(group_concat(digest, ''), '') as digests, count(*) as count
     from json_each(?) given cross join written_statements on statement_id = given.value`,
  ),
);

type Row = typeof writtenStatements.$inferSelect;

const rowsOf = (db: Db, ids: string[]): Row[] =>
  statementsById(db, ids).map((statement) => {
    const body = JSON.stringify(withLinks(statement));
    return { statementId: statement.id, digest: hash('sha1', body, 'base64url'), body };
  });

/** Writes those of these statements that do not stand ready. None does that has changed since: triggers see to that, whoever changes it. */
export const writeStatements = (tx: Tx, ids: string[]): void => {
  const insert = tx.$client.prepare<[Row]>('insert into written_statements (statement_id, digest, body) values (:statementId, :digest, :body)');
  for (const row of rowsOf(tx, unwritten(tx).all(JSON.stringify(ids)))) insert.run(row);
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
  const ids = tx.$client.prepare<[], string>('select id from statements').pluck().all();
  for (let n = 0; n < ids.length; n += AT_ONCE) writeStatements(tx, ids.slice(n, n + AT_ONCE));
};
