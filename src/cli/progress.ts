import { statSync } from 'node:fs';
import { SingleBar } from 'cli-progress';

/** Shows how far the reading of files has come. */
export type Progress = { onBytes: (count: number) => void; onArticle: () => void; stop: () => void };

const SILENT: Progress = { onBytes: () => undefined, onArticle: () => undefined, stop: () => undefined };

/** A progress bar on standard error, or nothing when that is no terminal. */
export const startProgress = (files: string[]): Progress => {
  if (!process.stderr.isTTY) return SILENT;
  const total = totalBytes(files);
  const format =
    total > 0 ? '{bar} {percentage}% | {articles} articles | {duration_formatted}, {eta_formatted} to go' : '{articles} articles | {duration_formatted}';
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true });
  let articles = 0;
  bar.start(total, 0, { articles });
  return {
    onBytes: (count) => {
      bar.increment(count);
    },
    onArticle: () => {
      bar.update({ articles: ++articles });
    },
    stop: () => {
      bar.stop();
    },
  };
};

/** The bytes of all files together; 0 when standard input is one of them. */
const totalBytes = (files: string[]): number =>
  files.includes('-') ? 0 : files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
