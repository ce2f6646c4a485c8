import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonLines, run, temporaryFolder } from './run.ts';

const TEXT = '“It works,” Ann Miller said on Monday.';

describe('onrecord ingest', () => {
  it('stores articles, tells what became of each, and sums up on stderr', async () => {
    const cwd = temporaryFolder();
    const lines = [
      { id: 'a', text: TEXT, url: 'https://example.com/a' },
      { id: 'b', text: TEXT },
      { id: 'c' },
      { id: 'd', text: 'Other.', url: 'https://example.com/a' },
    ];
    writeFileSync(join(cwd, 'a.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));

    const first = await run(['ingest', 'a.jsonl'], { cwd });
    expect(first).toMatchObject({ code: 1, stderr: 'onrecord: 2 new, 0 unchanged, 2 failed\n' });
    const stored = { article: expect.stringMatching(/^ar_\w{16}$/), outcome: 'created' };
    expect(jsonLines(first)).toEqual([
      { id: 'a', ...stored },
      { id: 'b', ...stored },
      { id: 'c', error: { code: 'invalid-body', detail: 'line 3: text must be a string' } },
      { id: 'd', error: { code: 'conflict', detail: 'https://example.com/a is already stored with another text' } },
    ]);

    writeFileSync(join(cwd, 'b.txt'), TEXT);
    const again = await run(['ingest', 'b.txt'], { cwd });
    expect(again).toMatchObject({ code: 0, stderr: 'onrecord: 0 new, 1 unchanged, 0 failed\n' });
    expect(jsonLines(again)).toEqual([{ id: 'b.txt', article: jsonLines(first)[1].article, outcome: 'unchanged' }]);
  });
});
