import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { readArticles } from '../../src/cli/article-files.ts';
import { run, temporaryFolder } from './run.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEED = join(ROOT, 'seed/003_b141c3d0db0b4269.txt');

it('gives the same compiled as from its sources', async () => {
  const sources = execFileSync(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'extract', SEED], { cwd: ROOT, encoding: 'utf8' });
  const compiled = (await run(['extract', SEED])).stdout;
  expect(compiled).toBe(sources);
  expect(JSON.parse(compiled).statements.length).toBeGreaterThan(0);
});

it('reads a file of any length in constant memory', async () => {
  const file = join(temporaryFolder(), 'many.jsonl');
  const thousand = `${JSON.stringify({ text: 'Rain. '.repeat(100) })}\n`.repeat(1000);
  await pipeline(Readable.from(Array<string>(500).fill(thousand)), createWriteStream(file));
  const before = process.memoryUsage().rss;
  let [articles, most] = [0, 0];
  for await (const article of readArticles([file], { known: {} })) {
    expect('source' in article).toBe(true);
    if (articles++ % 10_000 === 0) most = Math.max(most, process.memoryUsage().rss - before);
  }
  expect(articles).toBe(500_000);
  expect(most).toBeLessThan(200_000_000);
});
