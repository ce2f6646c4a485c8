import { availableParallelism } from 'node:os';
import { renderExtraction } from '../api/extraction-json.ts';
import type { Engine } from '../ingest/engine.ts';
import { openEngine } from '../ingest/engine.ts';
import { failureOf } from '../ingest/failure.ts';
import { mapInOrder } from '../ingest/in-order.ts';
import { readPage } from '../ingest/source.ts';
import { notesOn } from '../ingest/notes.ts';
import type { FileArticle, ReadOptions } from './article-files.ts';
import { readArticles } from './article-files.ts';
import { findFiles } from './find-files.ts';
import { printLine } from './print.ts';
import { startProgress } from './progress.ts';

type Outcome = { line: object; isFailed: boolean };

/** Prints what the articles of files say, a line of JSON for each, in order. Gives how many there were and how many failed. */
export const extractFiles = async (paths: string[], options: ReadOptions): Promise<{ articles: number; failed: number }> => {
  const tally = { articles: 0, failed: 0 };
  const files = findFiles(paths);
  // Nothing else is to be done meanwhile.
  const engine = openEngine({ size: availableParallelism() });
  const progress = startProgress(files);
  const articles = readArticles(files, { ...options, onBytes: progress.onBytes });
  try {
    for await (const { line, isFailed } of mapInOrder(articles, (read) => extractOne(read, engine), 4 * engine.size)) {
      await printLine(JSON.stringify(line));
      progress.onArticle();
      tally.articles++;
      if (isFailed) tally.failed++;
    }
  } finally {
    progress.stop();
    await engine.close();
  }
  return tally;
};

const extractOne = async (read: FileArticle, engine: Engine): Promise<Outcome> => {
  if ('error' in read) return { line: read, isFailed: true };
  try {
    const { language, extraction } = await engine.readText(await readPage(read.source, engine));
    const notes = notesOn({ language });
    return { line: { id: read.id, ...renderExtraction(extraction), ...(notes.length > 0 && { notes }) }, isFailed: false };
  } catch (error) {
    return { line: { id: read.id, error: failureOf(error) }, isFailed: true };
  }
};
