import type { FileArticle, ReadOptions } from './article-files.ts';
import { failureOf, readArticles } from './article-files.ts';
import { openEnginePool } from './engine-pool.ts';
import { mapInOrder } from './in-order.ts';
import { printLine } from './print.ts';
import { startProgress } from './progress.ts';

type Outcome = { line: string; isFailed: boolean };

/** Prints what the articles of files say, a line of JSON for each, in order. Gives how many there were and how many failed. */
export const extractFiles = async (files: string[], options: ReadOptions): Promise<{ articles: number; failed: number }> => {
  const tally = { articles: 0, failed: 0 };
  const pool = openEnginePool();
  const progress = startProgress(files);
  const extractOne = async (read: FileArticle): Promise<Outcome> => {
    if ('error' in read) return { line: JSON.stringify(read), isFailed: true };
    try {
      return { line: await pool.run(read), isFailed: false };
    } catch (error) {
      return { line: JSON.stringify({ id: read.id, error: failureOf(error, 'failed') }), isFailed: true };
    }
  };
  try {
    for await (const { line, isFailed } of mapInOrder(readArticles(files, { ...options, onBytes: progress.onBytes }), extractOne, 4 * pool.maxThreads)) {
      await printLine(line);
      progress.onArticle();
      tally.articles++;
      if (isFailed) tally.failed++;
    }
  } finally {
    progress.stop();
    await pool.destroy();
  }
  return tally;
};
