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
