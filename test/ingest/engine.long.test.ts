import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { openEngine } from '../../src/ingest/engine.ts';

/** The processes that this one has started, but for that which lists them. */
const children = (): string[] =>
  execFileSync('ps', ['-A', '-o', 'ppid=,pid=,comm='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap(([parent, pid = '', name]) => (Number(parent) === process.pid && name !== 'ps' ? [pid] : []));

/** Words that nobody has read before, each of which stays in memory. */
const unknownWords = (nth: number): string => Array.from({ length: 20 }, (_, word) => `Zq${nth}x${word}`).join(' ');

it('an engine goes on in another process after 2,000 articles, and answers every one of them', async () => {
  const engine = openEngine({ size: 1 });
  const read = (nth: number) => engine.readText({ text: `“It works,” Ann Miller said of ${unknownWords(nth)}.`, language: 'en' });
  await read(0);
  const first = children();
  for (let nth = 1; nth < 2100; nth++) expect((await read(nth)).extraction.statements).toHaveLength(1);
  expect(children()).toHaveLength(first.length);
  expect(children()).not.toEqual(first);
  await engine.close();
});
