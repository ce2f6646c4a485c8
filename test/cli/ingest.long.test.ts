import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { countsIn } from './counts.ts';
import { jsonLines, run, start, temporaryFolder } from './run.ts';

const TEXT = '“It works,” Ann Miller said on Monday.';

/** Articles that share their speakers, as lines of a file. */
const manyLines = (count: number): string =>
  Array.from({ length: count }, (_, nth) => JSON.stringify({ text: `${TEXT} It was plan ${nth}.`, url: `https://example.com/${nth}` })).join('\n');

it('onrecord ingest leaves whole articles only when it is killed, and goes on from there, storing each once also when two read the same file at once', async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, 'a.jsonl'), manyLines(30));
  const child = start(['ingest', 'a.jsonl'], { cwd });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { articles, ...rest } = countsIn(cwd);
  expect(articles).toBeGreaterThan(0);
  expect(rest).toEqual({ statements: articles, speakers: 1, found: articles });
  const both = await Promise.all([run(['ingest', 'a.jsonl'], { cwd }), run(['ingest', 'a.jsonl'], { cwd })]);
  const created = both.map((one) => jsonLines(one).filter(({ outcome }) => outcome === 'created').length);
  expect(created[0]! + created[1]!).toBe(30 - articles!);
  both.forEach((ended, nth) => {
    expect(ended).toMatchObject({ code: 0, stderr: `onrecord: ${created[nth]} new, 0 revised, ${30 - created[nth]!} unchanged, 0 failed\n` });
  });
  expect(countsIn(cwd)).toEqual({ articles: 30, statements: 30, speakers: 1, found: 30 });
});
