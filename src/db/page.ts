import type { Statement } from 'better-sqlite3';
import type { SQL } from 'drizzle-orm';
import { getTableName, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { inSnapshot } from './snapshot.ts';

/** The place of a row in a list: the values it is sorted by, the last of them its id. */
export type SortKey = (string | number)[];
export type PageRequest = { limit: number; after: SortKey | undefined };
/** What narrows a list: conditions, and where known, between which values of the first sort column all of its rows stand. */
export type Narrowing = { where: SQL[]; bounds?: [first: number, last: number] | undefined };
/** `next` is the place to go on after; null on the last page. */
export type Page<Row> = { rows: Row[]; next: SortKey | null };
/** What a list is sorted by, all ascending, so that one row value compares a whole key. */
export type SortColumns = [AnySQLiteColumn, ...AnySQLiteColumn[]];

/** A place that is none of the list asked for. */
export class SortKeyError extends Error {
  override name = 'SortKeyError';
}

const list = (values: SortKey): SQL =>
  sql.join(
    values.map((value) => sql`${value}`),
    sql.raw(', '),
  );

const isAfter = (columns: SortColumns, after: SortKey): SQL => {
  if (after.length !== columns.length) throw new SortKeyError('the key is not as long as the order');
  return sql`(${orderOf(columns).columns}) > (${list(after)})`;
};

/** The columns of an order as text, and their table: drizzle would put their names together anew in each query. */
const orderOf = (columns: SortColumns): Order => {
  const order = orders.get(columns) ?? writeOrder(columns);
  orders.set(columns, order);
  return order;
};

type Order = { columns: SQL; table: SQL };
const orders = new WeakMap<SortColumns, Order>();

const writeOrder = (columns: SortColumns): Order => {
  const table = `"${getTableName(columns[0].table)}"`;
  return { columns: sql.raw(columns.map(({ name }) => `${table}."${name}"`).join(', ')), table: sql.raw(table) };
};

const isUpTo = ([column]: SortColumns, last: number): SQL => sql`${column} <= ${last}`;

/** Where the walk starts: one condition alone, since of two the planner may take the earlier place. */
const startOf = (columns: SortColumns, after: SortKey | undefined, bounds: Narrowing['bounds']): SQL[] => {
  if (after) return [isAfter(columns, after)];
  return bounds ? [sql`${columns[0]} >= ${bounds[0]}`] : [];
};

/** Reads pages of ids along an index; `value` is what the rows have in the column that the walk is made for. */
type Walk = (db: Db, request: PageRequest, value?: string) => Page<string>;

/**
 * A walk along all rows, or along those that have one value in the column `by`; `without` is a query of ids that it leaves out.
 * The same as `pageOfIds` for a list that nothing else narrows, in a third of the time: its SQL is written once, and of the places only the last is read.
 */
export const walkAlong = (columns: SortColumns, { by, without }: { by?: AnySQLiteColumn; without: string }): Walk => {
  const table = `"${getTableName(columns[0].table)}"`;
  const order = columns.map(({ name }) => `${table}."${name}"`).join(', ');
  const id = `${table}."${columns.at(-1)?.name ?? ''}"`;
  const own = by ? `${table}."${by.name}" = ? and ` : '';
  const rowsAfter = (after: string): string => `from ${table} where ${own}${after}${id} not in (${without}) order by ${order}`;
  const first = pageQueries({ id, order, rows: rowsAfter('') });
  const next = pageQueries({ id, order, rows: rowsAfter(`(${order}) > (${columns.map(() => '?').join(', ')}) and `) });
  return (db, { limit, after }, value) => {
    if (after && after.length !== columns.length) throw new SortKeyError('the key is not as long as the order');
    const from = [...(by ? [value] : []), ...(after ?? [])];
    return inSnapshot(db, () => readPage((after ? next : first)(db), from, limit));
  };
};

/** The ids from a place on, and the place of the row after so many, which stands in the same stretch of the index. */
type PageQueries = { ids: Statement<unknown[], string>; place: Statement<unknown[], SortKey> };

const pageQueries = ({ id, order, rows }: { id: string; order: string; rows: string }): ((db: Db) => PageQueries) =>
  prepared(({ $client }) => ({
    ids: $client.prepare<unknown[], string>(`select ${id} ${rows} limit ?`).pluck(),
    place: $client.prepare<unknown[], SortKey>(`select ${order} ${rows} limit 1 offset ?`).raw(),
  }));

const readPage = ({ ids, place }: PageQueries, from: unknown[], limit: number): Page<string> => {
  const found = ids.all(...from, limit + 1);
  const isLast = found.length <= limit;
  return { rows: isLast ? found : found.slice(0, -1), next: isLast ? null : (place.get(...from, limit - 1) ?? null) };
};

/** The places of the rows of one page and of the first of the next. Ids come first and rows after: a join would let the planner leave the index that the list is sorted by. */
export const keysOfPage = (db: Db, columns: SortColumns, { where, bounds, limit, after }: PageRequest & Narrowing): SortKey[] => {
  const conditions = [...where, ...(bounds ? [isUpTo(columns, bounds[1])] : []), ...startOf(columns, after, bounds)];
  const all = conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
  const order = orderOf(columns);
  return db.values<SortKey>(sql`select ${order.columns} from ${order.table} where ${all} order by ${order.columns} limit ${limit + 1}`);
};

/** A page of ids of the rows at these places, of which there is one more than the page has where there is a next one. */
export const toPage = (keys: SortKey[], limit: number): Page<string> => {
  const rows = keys.slice(0, limit);
  return { rows: rows.map((key) => String(key.at(-1))), next: keys.length > limit ? (rows.at(-1) ?? null) : null };
};

/** The ids of one page. */
export const pageOfIds = (db: Db, columns: SortColumns, request: PageRequest & Narrowing): Page<string> =>
  toPage(keysOfPage(db, columns, request), request.limit);

/** The places of several lists in one order, each once. */
export const mergeKeys = (lists: SortKey[][]): SortKey[] => {
  const byId = new Map(lists.flat().map((key) => [key.at(-1), key]));
  return [...byId.values()].sort(compareKeys);
};

const compareKeys = (a: SortKey, b: SortKey): number => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at === -1 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
};

/** The rows in the order of their ids. */
export const inOrder = <Row extends { id: string }>(ids: string[], rows: Row[]): Row[] => {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};
