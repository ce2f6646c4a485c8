import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import type { CostlyAnswer, CostlyQuestion } from './costly-process.ts';
import type { COSTLY_QUERIES, CostlyQueries } from './costly-queries.ts';
import type { Db } from './open.ts';
import { SortKeyError } from './page.ts';

const SUFFIX = extname(import.meta.filename);

/** On a busy machine a process may take so long to start. */
const START_MS = 10_000;

/** A query was ended at its time limit. */
export class TooCostlyError extends Error {
  override name = 'TooCostlyError';
}

/** Runs queries that may take long outside this process, so that they hold nobody up; throws TooCostlyError at the time limit. */
export type CostlyReader<Queries extends CostlyQueries = typeof COSTLY_QUERIES> = {
  run: <Name extends keyof Queries & string>(name: Name, input: Parameters<Queries[Name]>[1]) => Promise<Awaited<ReturnType<Queries[Name]>>>;
  /** Ends what runs; resolves when the database is let go of. */
  close: () => Promise<void>;
};

type Job = { question: CostlyQuestion; begin: () => void; end: (answer: CostlyAnswer | TooCostlyError) => void };
/** A process, and what it works on. One that was killed is there until it is gone. */
type Worker = { child: ChildProcess; isReady: boolean; job: Job | undefined };
type Pool = { workers: Set<Worker>; waiting: Job[]; start: () => ChildProcess };

/**
 * A reader of the database's file in processes of its own, since SQLite can be ended in no other way: a thread ends only when its query does.
 * They start when first needed, one fewer than there are cores. `limitMs` is how long a query may wait for one that works, and then, how long it may take. A database in memory is read at once and without limit.
 */
export const openCostlyReader = <Queries extends CostlyQueries = typeof COSTLY_QUERIES>(
  db: Db,
  { limitMs, module = new URL(`./costly-queries${SUFFIX}`, import.meta.url).href }: { limitMs: number; module?: string },
): CostlyReader<Queries> => {
  if (db.$client.memory) return readAtOnce(db, module);
  const pool: Pool = { workers: new Set(), waiting: [], start: () => startProcess(db.$client.name, module) };
  return {
    run: async (name, input) => {
      const answer = await ask(pool, { name, input }, limitMs);
      return resultOf(answer) as never;
    },
    close: () => close(pool),
  };
};

const readAtOnce = <Queries extends CostlyQueries>(db: Db, module: string): CostlyReader<Queries> => ({
  run: async (name, input) => {
    const { COSTLY_QUERIES: queries } = (await import(module)) as { COSTLY_QUERIES: Queries };
    return (await queries[name]?.(db, input)) as never;
  },
  close: () => Promise.resolve(),
});

const startProcess = (file: string, module: string): ChildProcess =>
  fork(new URL(`./costly-process${SUFFIX}`, import.meta.url), [file, module], {
    serialization: 'advanced',
    // Run from its sources, a process has to be taught TypeScript.
    execArgv: SUFFIX === '.ts' ? ['--import', import.meta.resolve('tsx')] : [],
  });

const ask = (pool: Pool, question: CostlyQuestion, limitMs: number): Promise<CostlyAnswer | TooCostlyError> =>
  new Promise((resolve) => {
    const giveUpAfter = (ms: number): NodeJS.Timeout =>
      setTimeout(() => {
        giveUp(pool, job, limitMs);
      }, ms);
    const isAnyReady = [...pool.workers].some(({ isReady, child }) => isReady && !child.killed);
    let clock = giveUpAfter(isAnyReady ? limitMs : START_MS + limitMs);
    const job: Job = {
      question,
      begin: () => {
        clearTimeout(clock);
        clock = giveUpAfter(limitMs);
      },
      end: (answer) => {
        clearTimeout(clock);
        resolve(answer);
      },
    };
    pool.waiting.push(job);
    handOut(pool);
  });

/** Gives work to processes, as long as there is work and a process for it. */
const handOut = (pool: Pool): void => {
  const most = Math.max(1, availableParallelism() - 1);
  const free = [...pool.workers].find(({ child, job }) => !job && !child.killed);
  if (!free && pool.workers.size >= most) return;
  const job = pool.waiting.shift();
  if (!job) return;
  if (free) giveTo(free, job);
  else startWith(pool, job);
  handOut(pool);
};

const giveTo = (worker: Worker, job: Job): void => {
  worker.job = job;
  job.begin();
  worker.child.send(job.question);
};

const startWith = (pool: Pool, job: Job): void => {
  const worker: Worker = { child: pool.start(), isReady: false, job };
  pool.workers.add(worker);
  worker.child.on('message', (answer: CostlyAnswer) => {
    if (answer !== 'ready') finish(pool, worker, answer);
    else {
      worker.isReady = true;
      if (worker.job) giveTo(worker, worker.job);
    }
  });
  const isGone = (): void => {
    pool.workers.delete(worker);
    finish(pool, worker, { error: { name: 'Error', message: 'a process that runs costly queries ended by itself' } });
  };
  worker.child.once('exit', isGone).once('error', isGone);
};

const finish = (pool: Pool, worker: Worker, answer: CostlyAnswer | TooCostlyError): void => {
  worker.job?.end(answer);
  worker.job = undefined;
  handOut(pool);
};

const giveUp = (pool: Pool, job: Job, limitMs: number): void => {
  const error = new TooCostlyError(`${job.question.name} took longer than ${limitMs} ms`);
  const worker = [...pool.workers].find((one) => one.job === job);
  pool.waiting = pool.waiting.filter((other) => other !== job);
  worker?.child.kill('SIGKILL');
  if (worker) finish(pool, worker, error);
  else job.end(error);
};

/** Errors that callers tell apart stay what they are. */
const resultOf = (answer: CostlyAnswer | TooCostlyError): unknown => {
  if (answer instanceof Error) throw answer;
  if (answer === 'ready') return undefined;
  if ('result' in answer) return answer.result;
  throw answer.error.name === 'SortKeyError' ? new SortKeyError(answer.error.message) : new Error(answer.error.message);
};

const close = async ({ waiting, workers }: Pool): Promise<void> => {
  for (const job of waiting.splice(0)) job.end(new TooCostlyError(`${job.question.name} was not begun before the end`));
  const gone = [...workers].map(({ child }) => once(child, 'exit'));
  for (const { child } of workers) child.kill('SIGKILL');
  await Promise.all(gone);
};
