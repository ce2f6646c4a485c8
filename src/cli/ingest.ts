import type { Db } from '../db/open.ts';
import type { StoreResult } from '../db/store.ts';
import { ArticleGoneError } from '../db/store.ts';
import { ingest } from '../ingest/index.ts';
import type { FileArticle, ReadOptions } from './article-files.ts';
import { failureOf, readArticles } from './article-files.ts';
import { printLine } from './print.ts';
import { startProgress } from './progress.ts';

/** Stores the articles of files and prints a line of JSON for each. Gives how many were new, had another text before, were there already, and failed. */
export const ingestFiles = async (db: Db, files: string[], options: ReadOptions): Promise<Record<StoreResult['outcome'] | 'failed', number>> => {
  const tally = { created: 0, revised: 0, unchanged: 0, failed: 0 };
  const progress = startProgress(files);
  try {
    for await (const read of readArticles(files, { ...options, onBytes: progress.onBytes })) {
      const result = 'error' in read ? read : await ingestOne(db, read);
      tally['error' in result ? 'failed' : result.outcome]++;
      await printLine(JSON.stringify(result));
      progress.onArticle();
    }
  } finally {
    progress.stop();
  }
  return tally;
};

const ingestOne = async (db: Db, { id, article }: Exclude<FileArticle, { error: unknown }>) => {
  try {
    const { id: stored, outcome } = await ingest(db, article);
    return { id, article: stored, outcome };
  } catch (error) {
    return { id, error: failureOf(error, error instanceof ArticleGoneError ? 'gone' : 'failed') };
  }
};
