import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { UnavailableError } from '../db/unavailable.ts';
import type { ProcessPool } from '../process-pool.ts';
import { BusyError, openProcessPool, ProcessError, ProcessGoneError, TimeLimitError } from '../process-pool.ts';
import type { SourceArticle } from './article-input.ts';
import { ArticleInputError } from './article-input.ts';
import type { EngineQuestion } from './engine-process.ts';
import type { PageArticle } from './html.ts';
import type { Reading } from './read.ts';

/** Reads pages and texts. Both throw ArticleInputError when what they are given cannot be read, or not to its end, and UnavailableError when it only waited. */
export type Engine = {
  readHtml: (html: string) => Promise<PageArticle>;
  readText: (article: SourceArticle & { declared?: string | null }) => Promise<Reading>;
  /** So many articles it reads at once. */
  size: number;
  close: () => Promise<void>;
};

/** What each process runs. */
const MODULE = new URL(`./engine-process${extname(import.meta.filename)}`, import.meta.url);

/** So many processes read articles, when nobody says. */
export const USUAL_SIZE = Math.max(1, availableParallelism() - 1);

/** How long an article may take to be read, when nobody says. */
const LIMIT_MS = 120_000;

/**
 * An engine in processes of its own, at low priority, so that reading holds up nobody who asks: one fewer than there are cores, unless told otherwise; `limitsWaiting` limits how long an article may wait, too, `mostWaiting` how many may, and `mostWaitingBytes` how much.
 * Not in threads: one that is ended inside the networks ends the whole process.
 */
export const openEngine = ({
  size = USUAL_SIZE,
  limitMs = LIMIT_MS,
  limitsWaiting = false,
  mostWaiting = Infinity,
  mostWaitingBytes = Infinity,
  module = MODULE,
} = {}): Engine => {
  const pool = openProcessPool({ module, most: size, limitMs, limitsWaiting, mostWaiting, mostWaitingBytes });
  const ask = async (question: EngineQuestion): Promise<never> => {
    try {
      return (await askTwice(pool, question)) as never;
    } catch (error) {
      throw toInputError(error);
    }
  };
  return {
    readHtml: (html) => ask({ task: 'readHtml', input: html as never }),
    readText: (article) => ask({ task: 'readText', input: article as never }),
    size,
    close: () => pool.close(),
  };
};

/** One process may have ended for reasons of the machine; two, for those of the article. */
const askTwice = async (pool: ProcessPool, question: EngineQuestion): Promise<unknown> => {
  try {
    return await pool.ask(question);
  } catch (error) {
    if (error instanceof ProcessGoneError) return pool.ask(question);
    throw error;
  }
};

const toInputError = (error: unknown): unknown => {
  if (error instanceof BusyError) return new UnavailableError('texts of others are being read');
  if (error instanceof TimeLimitError) return new ArticleInputError('unreadable', `reading it ${error.message}`);
  if (error instanceof ProcessGoneError)
    return new ArticleInputError('unreadable', 'the processes that read it ended, as when it takes more memory than there is');
  if (error instanceof ProcessError && error.name === 'ArticleInputError') return new ArticleInputError(error.code as ArticleInputError['code'], error.message);
  return error;
};

/** An engine in this process, without a limit: for a few articles, while nobody waits. */
export const LOCAL_ENGINE: Engine = {
  readHtml: async (html) => (await import('./engine-tasks.ts')).ENGINE_TASKS.readHtml(html),
  readText: async (article) => (await import('./engine-tasks.ts')).ENGINE_TASKS.readText(article),
  size: 1,
  close: () => Promise.resolve(),
};
