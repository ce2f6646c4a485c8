import type { Placeholder } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { Db } from './open.ts';

/** A query that is prepared once for each database, when it is first asked for. */
export const prepared = <Query>(prepare: (db: Db) => Query): ((db: Db) => Query) => {
  const queries = new WeakMap<Db, Query>();
  return (db) => {
    const query = queries.get(db) ?? prepare(db);
    queries.set(db, query);
    return query;
  };
};

/** The values of an insertion that is prepared: each is given under its own name when it is run. */
export const given = <Name extends string>(...names: Name[]): Record<Name, Placeholder> =>
  Object.fromEntries(names.map((name): [string, Placeholder] => [name, sql.placeholder(name)])) as Record<Name, Placeholder>;
