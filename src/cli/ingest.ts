import type { Db } from '../db/open.ts';
import type { StoreResult } from '../db/store.ts';
import type { BulkOutcome } from '../ingest/bulk.ts';
import { ingestAll } from '../ingest/bulk.ts';
import { openEngine } from '../ingest/engine.ts';
import { failureOf } from '../ingest/failure.ts';
import { notesOn } from '../ingest/notes.ts';
import type { FileArticle, ReadOptions } from './article-files.ts';
import { readArticles } from './article-files.ts';
import { findFiles } from './find-files.ts';
import { printLine } from './print.ts';
import { startProgress } from './progress.ts';

/** How many articles came to what. */
export type IngestTally = Record<StoreResult['outcome'] | 'failed', number>;

/** Stores the articles of files and prints a line of JSON for each, in order; with `dryRun` nothing is stored, and the lines are those that would have been. */
export const ingestFiles = async (db: Db, paths: string[], { dryRun, ...options }: ReadOptions & { dryRun?: boolean | undefined }): Promise<IngestTally> => {
  const tally: IngestTally = { created: 0, revised: 0, completed: 0, unchanged: 0, failed: 0 };
  const files = findFiles(paths);
  const engine = openEngine();
  const progress = startProgress(files);
  const articles = readArticles(files, { ...options, onBytes: progress.onBytes });
  try {
    for await (const { item, outcome } of ingestAll(db, articles, { engine, dryRun })) {
      const line = lineFor(item, outcome);
      tally['error' in line ? 'failed' : line.outcome]++;
      await printLine(JSON.stringify(line));
      progress.onArticle();
    }
  } finally {
    progress.stop();
    await engine.close();
  }
  return tally;
};

const lineFor = ({ id, ...read }: FileArticle, outcome: BulkOutcome) => {
  if ('error' in read) return { id, error: read.error };
  if ('error' in outcome) return { id, error: failureOf(outcome.error) };
  const notes = notesOn({ ...outcome, ...(read.otherKeys && { otherKeys: read.otherKeys }) });
  return { id, article: outcome.id, outcome: outcome.outcome, ...(notes.length > 0 && { notes }) };
};
