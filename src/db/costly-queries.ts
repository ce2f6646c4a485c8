import type { Db } from './open.ts';

/** Queries that may take long, by name. Each is a plain function of the database and of an input that can be sent to another process, as can its result. */
export type CostlyQueries = Record<string, (db: Db, input: never) => unknown>;

export const COSTLY_QUERIES = {} satisfies CostlyQueries;
