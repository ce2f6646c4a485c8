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

it('an engine gives up on an article that takes too long, and reads the next', async () => {
  const engine = openEngine({ size: 1, limitMs: 2000 });
  const text = '“It works,” Ann Miller said on Monday.';
  await engine.readText({ text });
  // It takes minutes to read.
  const long = 'The mayor said that the bridge would open on Monday. '.repeat(40_000);
  const [given, next] = await Promise.allSettled([engine.readText({ text: long }), engine.readText({ text })]);
  expect(given).toMatchObject({ status: 'rejected', reason: { name: 'ArticleInputError', code: 'unreadable', message: 'reading it took longer than 2 s' } });
  expect(next).toMatchObject({ status: 'fulfilled', value: { language: 'en', extraction: { statements: [{ text: 'It works' }] } } });
  await engine.close();
});
