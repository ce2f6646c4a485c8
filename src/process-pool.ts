import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { extname } from 'node:path';
import type { MemberAnswer, SentError } from './pool-member.ts';

/** A question took longer than it may. */
export class TimeLimitError extends Error {
  override name = 'TimeLimitError';
}

/** A question was not even begun: too many others came first. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** The process that worked on a question ended by itself: the question may be more than it has memory for. */
export class ProcessGoneError extends Error {
  override name = 'ProcessGoneError';
}

/** An error of a process: its name, stack, code and whatever else it told are what they were there. */
export class ProcessError extends Error {
  declare readonly code: string | undefined;
  constructor(error: SentError) {
    super(error.message);
    Object.assign(this, error);
  }
}

/** Processes that answer questions, one at a time each. */
export type ProcessPool = {
  /** Throws TimeLimitError, BusyError, ProcessGoneError, or the ProcessError that the question led to; nothing is begun once it is closed. */
  ask: (question: object) => Promise<unknown>;
  /** Starts a process before it is needed, if there is none. */
  warm: () => void;
  /** Ends all processes, whatever they do; resolves when they are gone. */
  close: () => Promise<void>;
};

/**
 * `module` is what each process runs, with `args`; `most` how many there may be. `limitMs` is how long a question may take from when a process has it,
 * and, where `limitsWaiting`, how long it may wait for one, too; `mostWaiting`, how many may wait at once, and `mostWaitingBytes`, how much, unless nothing else waits.
 */
export type PoolOptions = {
  module: URL;
  args?: string[];
  most: number;
  limitMs: number;
  limitsWaiting?: boolean;
  mostWaiting?: number;
  mostWaitingBytes?: number;
};

type Job = { question: object; size: number; resolve: (result: unknown) => void; reject: (error: Error) => void; clock?: NodeJS.Timeout };
/** A process, and what it works on. One that was killed is there until it is gone. */
type Worker = { child: ChildProcess; job: Job | undefined; isReady: boolean };
type Pool = PoolOptions & { workers: Set<Worker>; waiting: Job[]; isClosed: boolean };

/** On a busy machine a process may take so long to start. */
const START_MS = 10_000;

/**
 * Opens a pool of processes, which start when they are needed. Processes, not threads: only a process can be ended whatever it does,
 * and one that dies takes nothing along. They end with this one.
 */
export const openProcessPool = (options: PoolOptions): ProcessPool => {
  const pool: Pool = { ...options, workers: new Set(), waiting: [], isClosed: false };
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (pool.isClosed) throw notDone();
        const job: Job = { question, size: pool.mostWaitingBytes === undefined ? 0 : sizeOf(question), resolve, reject };
        if (!hasRoom(pool, job)) throw new BusyError('too many others wait');
        pool.waiting.push(job);
        if (pool.limitsWaiting) limit(pool, job, pool.limitMs + (isAnyReady(pool) ? 0 : START_MS));
        handOut(pool);
      }),
    warm: () => {
      if (pool.workers.size === 0 && !pool.isClosed) start(pool);
    },
    close: () => close(pool),
  };
};

const hasRoom = ({ waiting, mostWaiting = Infinity, mostWaitingBytes = Infinity }: Pool, { size }: Job): boolean => {
  const bytes = waiting.reduce((sum, job) => sum + job.size, size);
  return waiting.length < mostWaiting && (waiting.length === 0 || bytes <= mostWaitingBytes);
};

/** At most so many bytes of memory have the texts in a question. */
const sizeOf = (value: unknown): number => {
  if (typeof value === 'string') return 2 * value.length;
  return typeof value === 'object' && value !== null ? Object.values(value).reduce((sum: number, one) => sum + sizeOf(one), 0) : 0;
};

const isAnyReady = ({ workers }: Pool): boolean => [...workers].some(({ isReady, child }) => isReady && !child.killed);

const limit = (pool: Pool, job: Job, ms: number): void => {
  clearTimeout(job.clock);
  job.clock = setTimeout(() => {
    const isBegun = !pool.waiting.includes(job);
    pool.waiting = pool.waiting.filter((other) => other !== job);
    const worker = [...pool.workers].find((one) => one.job === job);
    worker?.child.kill('SIGKILL');
    end(job, isBegun ? new TimeLimitError(`took longer than ${pool.limitMs / 1000} s`) : new BusyError(`waited longer than ${ms / 1000} s`));
  }, ms);
};

const end = (job: Job | undefined, outcome: Error | { result?: unknown }): void => {
  clearTimeout(job?.clock);
  if (outcome instanceof Error) job?.reject(outcome);
  else job?.resolve(outcome.result);
};

/** Gives work to processes, as long as there is work and a process for it. */
const handOut = (pool: Pool): void => {
  const free = [...pool.workers].filter(({ isReady, job, child }) => isReady && !job && !child.killed);
  for (const worker of free.slice(0, pool.waiting.length)) give(pool, worker);
  const starting = [...pool.workers].filter(({ isReady }) => !isReady).length;
  if (pool.waiting.length > starting && pool.workers.size < pool.most) start(pool);
};

const give = (pool: Pool, worker: Worker): void => {
  const job = pool.waiting.shift();
  if (!job) return;
  worker.job = job;
  limit(pool, job, pool.limitMs);
  worker.child.send(job.question);
};

const start = (pool: Pool): void => {
  const child = fork(pool.module, pool.args, {
    serialization: 'advanced',
    // Run from its sources, a process has to be taught TypeScript.
    execArgv: extname(pool.module.pathname) === '.ts' ? ['--import', import.meta.resolve('tsx')] : [],
  });
  const worker: Worker = { child, job: undefined, isReady: false };
  pool.workers.add(worker);
  child.on('message', (answer: MemberAnswer) => {
    take(pool, worker, answer);
  });
  const isGone = (): void => {
    if (pool.workers.delete(worker)) replace(pool, worker);
  };
  child.once('exit', isGone).once('error', isGone);
};

const take = (pool: Pool, worker: Worker, answer: MemberAnswer): void => {
  worker.isReady = true;
  if (answer !== 'ready') {
    end(worker.job, 'error' in answer ? new ProcessError(answer.error) : answer);
    worker.job = undefined;
    if (answer.isTired) worker.child.kill('SIGKILL');
  }
  handOut(pool);
};

/** A process is gone: another one may start. */
const replace = (pool: Pool, { child, job, isReady }: Worker): void => {
  end(job, new ProcessGoneError('the process that worked on it ended by itself'));
  // Who waits for a process that does not even start would wait for ever.
  if (!isReady && !child.killed) end(pool.waiting.shift(), new Error(`a process that runs ${pool.module.pathname} did not start`));
  handOut(pool);
};

const notDone = (): Error => new Error('it was not done before the end');

const close = async (pool: Pool): Promise<void> => {
  pool.isClosed = true;
  const running = [...pool.workers];
  for (const job of [...pool.waiting.splice(0), ...running.map((worker) => worker.job)]) end(job, notDone());
  const gone = running.map(({ child }) => once(child, 'exit'));
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(gone);
};
