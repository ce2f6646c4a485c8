import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { BusyError, openProcessPool, ProcessError, TimeLimitError } from '../process-pool.ts';
import type { CostlyQuestion } from './costly-process.ts';
import type { COSTLY_QUERIES, CostlyQueries } from './costly-queries.ts';
import type { Db } from './open.ts';
import { SortKeyError } from './page.ts';

const SUFFIX = extname(import.meta.filename);

/** A query was ended at its time limit. */
export class TooCostlyError extends Error {
  override name = 'TooCostlyError';
}

/** Runs queries that may take long outside this process, so that they hold nobody up; throws TooCostlyError at the time limit. */
export type CostlyReader<Queries extends CostlyQueries = typeof COSTLY_QUERIES> = {
  run: <Name extends keyof Queries & string>(name: Name, input: Parameters<Queries[Name]>[1]) => Promise<Awaited<ReturnType<Queries[Name]>>>;
  /** Starts a process before the first query does. */
  warm: () => void;
  /** Ends what runs; resolves when the database is let go of. */
  close: () => Promise<void>;
};

/**
 * A reader of the database's file in processes of its own, since SQLite can be ended in no other way: a thread ends only when its query does.
 * They start when first needed, one fewer than there are cores, and two at least, so that what takes long does not hold up all the rest. `limitMs` is how long a query may wait for one that works, and then, how long it may take. A database in memory is read at once and without limit.
 */
export const openCostlyReader = <Queries extends CostlyQueries = typeof COSTLY_QUERIES>(
  db: Db,
  { limitMs, module = new URL(`./costly-queries${SUFFIX}`, import.meta.url).href }: { limitMs: number; module?: string },
): CostlyReader<Queries> => {
  if (db.$client.memory) return readAtOnce(db, module);
  const pool = openProcessPool({
    module: new URL(`./costly-process${SUFFIX}`, import.meta.url),
    args: [db.$client.name, module],
    most: Math.max(2, availableParallelism() - 1),
    limitMs,
    limitsWaiting: true,
  });
  const ask = async (question: CostlyQuestion): Promise<unknown> => {
    try {
      return await pool.ask(question);
    } catch (error) {
      throw toQueryError(question, error);
    }
  };
  return {
    run: async (name, input) => (await ask({ name, input })) as never,
    warm: () => {
      pool.warm();
    },
    close: () => pool.close(),
  };
};

const readAtOnce = <Queries extends CostlyQueries>(db: Db, module: string): CostlyReader<Queries> => ({
  run: async (name, input) => {
    const { COSTLY_QUERIES: queries } = (await import(module)) as { COSTLY_QUERIES: Queries };
    return (await queries[name]?.(db, input)) as never;
  },
  warm: () => undefined,
  close: () => Promise.resolve(),
});

/** Errors that callers tell apart stay what they are. */
const toQueryError = ({ name }: CostlyQuestion, error: unknown): unknown => {
  if (error instanceof TimeLimitError || error instanceof BusyError) return new TooCostlyError(`${name} ${error.message}`);
  return error instanceof ProcessError && error.name === 'SortKeyError' ? new SortKeyError(error.message) : error;
};
