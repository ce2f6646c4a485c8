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
    total > 0
      ? '{bar} {percentage}% | {articles} articles, {rate}/s | {duration_formatted}, {eta_formatted} to go'
      : '{articles} articles, {rate}/s | {duration_formatted}';
  const bar = new SingleBar({ format, stream: process.stderr, hideCursor: true });
  let articles = 0;
  const began = performance.now();
  const rate = (): string => ((articles * 1000) / Math.max(1, performance.now() - began)).toFixed(1);
  bar.start(total, 0, { articles, rate: '0.0' });
  return {
    onBytes: (count) => {
      bar.increment(count);
    },
    onArticle: () => {
      articles++;
      bar.update({ articles, rate: rate() });
    },
    stop: () => {
      bar.stop();
    },
  };
};

/** The bytes of all files together; 0 when standard input is one of them. */
const totalBytes = (files: string[]): number =>
  files.includes('-') ? 0 : files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
