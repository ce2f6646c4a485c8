import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';

/** What a process of a pool says: that it can be asked, or what came of a question. One that is tired wants to be replaced. */
export type ProcessAnswer = 'ready' | { result?: unknown; error?: { name: string; message: string; code?: string }; isTired?: boolean };

/** A question took longer than it may. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/** The process that worked on a question ended by itself: the question may be more than it has memory for. */
export class ProcessGoneError extends Error {
  override name = 'ProcessGoneError';
}

/** An error of a process: its name and code are what they were there. */
export class ProcessError extends Error {
  readonly code: string | undefined;
  constructor({ name, message, code }: { name: string; message: string; code?: string }) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/** Processes that answer questions, one at a time each. */
export type ProcessPool = {
  /** Throws TimeLimitError, ProcessGoneError, or the ProcessError that the question led to. */
  ask: (question: unknown) => Promise<unknown>;
  /** Ends all processes, whatever they do. */
  close: () => Promise<void>;
};

type Job = { question: unknown; resolve: (result: unknown) => void; reject: (error: Error) => void };
type Worker = { child: ChildProcess; job: Job | undefined; clock: NodeJS.Timeout | undefined; isReady: boolean };
type Pool = PoolOptions & { workers: Set<Worker>; waiting: Job[] };

/** `module` is what each process runs; `most` how many there may be; `limitMs` how long a question may take, from when a process has it. */
export type PoolOptions = { module: URL; most: number; limitMs: number };

/**
 * Opens a pool of processes, which start when they are needed. Processes, not threads: only a process can be ended whatever it does,
 * and one that dies takes nothing along. They end with this one.
 */
export const openProcessPool = (options: PoolOptions): ProcessPool => {
  const pool: Pool = { ...options, workers: new Set(), waiting: [] };
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        pool.waiting.push({ question, resolve, reject });
        handOut(pool);
      }),
    close: () => close(pool),
  };
};

/** Gives work to processes, as long as there is work and a process for it. */
const handOut = (pool: Pool): void => {
  while (pool.waiting.length > 0) {
    const worker = [...pool.workers].find(({ isReady, job }) => isReady && !job);
    if (!worker) break;
    give(pool, worker);
  }
  const starting = [...pool.workers].filter(({ isReady }) => !isReady).length;
  if (pool.waiting.length > starting && pool.workers.size < pool.most) start(pool);
};

const give = (pool: Pool, worker: Worker): void => {
  const job = pool.waiting.shift();
  if (!job) return;
  worker.job = job;
  worker.clock = setTimeout(() => {
    finish(worker, new TimeLimitError(`took longer than ${pool.limitMs / 1000} s`));
    replace(pool, worker);
  }, pool.limitMs);
  worker.child.send(job.question as object);
};

const start = (pool: Pool): void => {
  const child = fork(pool.module, {
    serialization: 'advanced',
    // Run from its sources, a process has to be taught TypeScript.
    execArgv: extname(pool.module.pathname) === '.ts' ? ['--import', import.meta.resolve('tsx')] : [],
  });
  const worker: Worker = { child, job: undefined, clock: undefined, isReady: false };
  pool.workers.add(worker);
  child.on('message', (answer: ProcessAnswer) => {
    take(pool, worker, answer);
  });
  const isGone = (): void => {
    if (!pool.workers.delete(worker)) return;
    // Who waits for a process that does not even start would wait for ever.
    if (!worker.isReady) pool.waiting.shift()?.reject(new Error(`a process that runs ${pool.module.pathname} did not start`));
    finish(worker, new ProcessGoneError('the process that worked on it ended by itself'));
    handOut(pool);
  };
  child.once('exit', isGone).once('error', isGone);
};

const take = (pool: Pool, worker: Worker, answer: ProcessAnswer): void => {
  worker.isReady = true;
  if (answer !== 'ready') {
    finish(worker, answer.error ? new ProcessError(answer.error) : { result: answer.result });
    if (answer.isTired) replace(pool, worker);
  }
  handOut(pool);
};

const finish = (worker: Worker, outcome: Error | { result: unknown }): void => {
  const { job, clock } = worker;
  clearTimeout(clock);
  worker.job = undefined;
  if (outcome instanceof Error) job?.reject(outcome);
  else job?.resolve(outcome.result);
};

const replace = (pool: Pool, worker: Worker): void => {
  pool.workers.delete(worker);
  worker.child.kill('SIGKILL');
  handOut(pool);
};

const close = async ({ waiting, workers }: Pool): Promise<void> => {
  const closed = new Error('it was not done before the end');
  for (const job of waiting.splice(0)) job.reject(closed);
  const running = [...workers];
  workers.clear();
  for (const worker of running) finish(worker, closed);
  await Promise.all(
    running.map(({ child }) => {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      return gone;
    }),
  );
};
