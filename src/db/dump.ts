import type { Db } from './open.ts';

/** A row as it is written down: a value for each column, and its number where that is no column. */
export type Row = Record<string, string | number | null>;

/** Answers that only the holders of keys could ask for again, and digests of keys: who may write is not part of what is known. What statements are written as is made of the rest. */
const LEFT_OUT = ['__drizzle_migrations', 'given_answers', 'written_statements'];
const SECRET = 'secret_sha256';

/** In the place of a digest: that of no key. */
const NO_DIGEST = '0'.repeat(64);

/** What has to be the same on both sides: the last migration, and how much was filled in of what is derived. */
export const stateOf = ({ $client }: Db): { schema: number; filledIn: number } => ({
  schema: $client.prepare<[], number>('select max(created_at) from __drizzle_migrations').pluck().get() ?? 0,
  filledIn: $client.pragma('user_version', { simple: true }) as number,
});

/** The tables that hold what is known, those first that others refer to. Indexes are made of them by triggers. */
export const tablesOf = ({ $client }: Db): string[] => {
  const tables = $client
    .prepare<[], string>("select name from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all()
    .filter((name) => !LEFT_OUT.includes(name));
  const parents = $client.prepare<[string], string>('select "table" from pragma_foreign_key_list(?) order by 1').pluck();
  const ordered = new Set<string>();
  const add = (table: string): void => {
    if (ordered.has(table)) return;
    for (const parent of parents.all(table)) if (parent !== table) add(parent);
    ordered.add(table);
  };
  tables.forEach(add);
  return [...ordered];
};

/** What is written down of each row of a table: the columns that are not computed, and the number of the row, which searches sort by. */
const columnsOf = ({ $client }: Db, table: string): string[] => {
  const columns = $client.prepare<[string], { name: string; type: string; pk: number }>('select name, type, pk from pragma_table_info(?)').all(table);
  const isNumber = columns.some(({ type, pk }) => pk > 0 && type.toLowerCase() === 'integer') && columns.filter(({ pk }) => pk > 0).length === 1;
  // Keys are known by their ids alone: those that were made before an import stay.
  return [...(isNumber || table === 'keys' ? [] : ['rowid']), ...columns.map(({ name }) => name)].filter((name) => name !== SECRET);
};

const quoted = (name: string): string => `"${name}"`;

/** The rows of a table in the order in which they were stored. */
export const rowsOf = (db: Db, table: string): IterableIterator<Row> =>
  db.$client.prepare<[], Row>(`select ${columnsOf(db, table).map(quoted).join()} from ${quoted(table)} order by rowid`).iterate();

/** Does the work on the database as it is at one moment, whoever writes meanwhile. */
export const atOneMoment = <Result>({ $client }: Db, work: () => Result): Result => $client.transaction(work).deferred();

/** Is anything known in it? Keys do not count. */
export const isBlank = (db: Db): boolean =>
  tablesOf(db).every((table) => table === 'keys' || db.$client.prepare(`select 1 from ${quoted(table)} limit 1`).get() === undefined);

/** Takes all rows that are given into a blank database, whole or not at all. Keys come as names for histories: they open nothing. */
export const load = async (db: Db, filledIn: number, give: (insert: (table: string, row: Row) => void) => Promise<void>): Promise<void> => {
  const { $client: client } = db;
  const insertions = new Map(tablesOf(db).map((table) => [table, client.prepare<[Row]>(insertion(table, columnsOf(db, table)))]));
  client.exec('begin immediate');
  try {
    await give((table, row) => insertions.get(table)?.run(row));
    client.pragma(`user_version = ${String(filledIn)}`);
    client.exec('commit');
  } catch (error) {
    client.exec('rollback');
    throw error;
  }
};

const insertion = (table: string, columns: string[]): string =>
  table === 'keys'
    ? `insert or ignore into keys (${[...columns, SECRET].map(quoted).join()}) values (${columns.map((column) => (column === 'revoked' ? "coalesce(@revoked, strftime('%Y-%m-%dT%H:%M:%fZ'))" : `@${column}`)).join()}, '${NO_DIGEST}')`
    : `insert into ${quoted(table)} (${columns.map(quoted).join()}) values (${columns.map((column) => `@${column}`).join()})`;
