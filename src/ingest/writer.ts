import { extname } from 'node:path';
import { clusterSome, isAnyUnclustered } from '../db/cluster-again.ts';
import { CorrectionError, StaleError } from '../db/correction-errors.ts';
import type { Db } from '../db/open.ts';
import { pathOfDatabase } from '../db/open.ts';
import { ArticleGoneError } from '../db/article-gone.ts';
import { UnavailableError } from '../db/unavailable.ts';
import { BusyError, openProcessPool, ProcessError, ProcessGoneError, TimeLimitError } from '../process-pool.ts';
import type { WriterQuestion } from './writer-process.ts';
import { WRITER_TASKS } from './writer-tasks.ts';

type Tasks = typeof WRITER_TASKS;

/** Does one thing after another that writes. Throws what the task throws, and UnavailableError where it is not known whether it was done. */
export type Writer = {
  run: <Task extends keyof Tasks>(task: Task, input: Parameters<Tasks[Task]>[1]) => Promise<Awaited<ReturnType<Tasks[Task]>>>;
  /** Resolves when everything is done that was asked. */
  close: () => Promise<void>;
};

/** What its process runs. */
const MODULE = new URL(`./writer-process${extname(import.meta.filename)}`, import.meta.url);

/** Nothing that is sound takes so long. */
const LIMIT_MS = 600_000;
/** More may not wait, in number and in bytes: what they send is in memory. */
const MOST_WAITING = 500;
const MOST_WAITING_BYTES = 250_000_000;

/**
 * A writer in a process of its own, so that nobody who reads waits for a transaction, nor, on the event loop, for the lock that another process has. All that a service writes goes through it, in order.
 * A database in memory is nobody else's: there it is a local one.
 */
export const openWriter = (db: Db, { module = MODULE, mostWaitingBytes = MOST_WAITING_BYTES } = {}): Writer => {
  const file = pathOfDatabase(db);
  if (file === undefined) return localWriter(db);
  const pool = openProcessPool({ module, args: [file], most: 1, limitMs: LIMIT_MS, mostWaiting: MOST_WAITING, mostWaitingBytes });
  const underWay = new Set<Promise<unknown>>();
  const ask = async (question: WriterQuestion): Promise<never> => {
    const answer = pool.ask(question);
    underWay.add(answer);
    try {
      return (await answer) as never;
    } catch (error) {
      throw toWriterError(error);
    } finally {
      underWay.delete(answer);
    }
  };
  const afterwards = { isRunning: false, isOver: false };
  const clusterRest = async (): Promise<void> => {
    afterwards.isRunning = true;
    while (!afterwards.isOver && isAnyUnclustered(db)) await ask({ task: 'clusterSome', input: {} as never });
  };
  // What is left when it fails is begun anew after the next task, or the next start.
  const clusterLater = (): void => {
    if (!afterwards.isRunning)
      void clusterRest()
        .catch(() => undefined)
        .finally(() => (afterwards.isRunning = false));
  };
  clusterLater();
  return {
    run: async (task, input) => {
      const result = await ask({ task, input: input as never });
      clusterLater();
      return result;
    },
    close: async () => {
      afterwards.isOver = true;
      while (underWay.size > 0) await Promise.allSettled(underWay);
      await pool.close();
    },
  };
};

/** A writer in this process, where nobody waits or a test looks. */
export const localWriter = (db: Db): Writer => ({
  run: async (task, input) => {
    const result = (await WRITER_TASKS[task](db, input as never)) as never;
    while (isAnyUnclustered(db)) clusterSome(db);
    return result;
  },
  close: () => Promise.resolve(),
});

/** Errors that callers tell apart by their class. */
const KNOWN = [ArticleGoneError, CorrectionError, StaleError, UnavailableError];

const toWriterError = (error: unknown): unknown => {
  if (error instanceof BusyError) return new UnavailableError('too much waits to be written');
  if (error instanceof ProcessGoneError || error instanceof TimeLimitError) return new UnavailableError('the process that writes ended');
  const known = error instanceof ProcessError && KNOWN.find(({ name }) => name === error.name);
  return known ? (Object.setPrototypeOf(error, known.prototype) as Error) : error;
};
