import type { Statement } from 'better-sqlite3';
import type { Db } from '../../src/db/open.ts';

/** Counts from now on how often a database is read, by whatever query that was not prepared before; gives the number so far. */
export const countReads = ({ $client: client }: Db): (() => number) => {
  let reads = 0;
  const counted = new WeakSet<Statement>();
  const prepare = client.prepare.bind(client);
  const count = (statement: Statement, name: 'get' | 'all'): void => {
    const read = statement[name].bind(statement);
    Object.defineProperty(statement, name, { value: (...values: unknown[]) => (reads++, read(...values)) });
  };
  client.prepare = ((source: string) => {
    const statement = prepare(source);
    if (!counted.has(statement)) for (const name of ['get', 'all'] as const) count(statement, name);
    counted.add(statement);
    return statement;
  }) as typeof client.prepare;
  return () => reads;
};
