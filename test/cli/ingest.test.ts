import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { countsIn } from './counts.ts';
import { cliArguments, end, jsonLines, run, temporaryFolder } from './run.ts';

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
    expect(first).toMatchObject({ code: 1, stderr: 'onrecord: 2 new, 1 revised, 0 unchanged, 1 failed\n' });
    const stored = { article: expect.stringMatching(/^ar_\w{16}$/), outcome: 'created' };
    expect(jsonLines(first)).toEqual([
      { id: 'a', ...stored },
      { id: 'b', ...stored },
      { id: 'c', error: { code: 'invalid-body', detail: 'line 3: must have a text or an html, and not both' } },
      { id: 'd', ...stored, outcome: 'revised' },
    ]);

    const known = [
      { id: 'a', text: 'Other.', url: 'https://example.com/a', published: '2024-05-06', titel: 'Other' },
      { id: 'b', text: TEXT, published: '2024-05-06' },
    ];
    writeFileSync(join(cwd, 'c.jsonl'), known.map((line) => JSON.stringify(line)).join('\n'));
    const more = await run(['ingest', '-', 'c.jsonl'], { cwd, input: TEXT });
    expect(more).toMatchObject({ code: 0, stderr: 'onrecord: 0 new, 0 revised, 2 completed, 1 unchanged, 0 failed\n' });
    const note = 'It was stored without, and has now: published.';
    const [again, ...others] = jsonLines(more);
    expect(again).toEqual({ id: '-', article: jsonLines(first)[1].article, outcome: 'unchanged' });
    expect(others).toMatchObject([
      { id: 'a', outcome: 'completed', notes: [note, 'Not taken, since no article has it: titel.'] },
      { id: 'b', outcome: 'completed', notes: [note] },
    ]);
  });

  it('stores the files of a folder, compressed or not, and nothing of them where it is only to try', async () => {
    const cwd = temporaryFolder();
    mkdirSync(join(cwd, 'wire/old'), { recursive: true });
    writeFileSync(join(cwd, 'wire/a.txt.gz'), gzipSync(TEXT));
    writeFileSync(join(cwd, 'wire/b.txt.gz'), TEXT);
    writeFileSync(join(cwd, 'wire/old/c.html'), `<html><head><link rel="canonical" href="https://example.com/c"></head><p>${TEXT}</p></html>`);
    const created = { article: expect.stringMatching(/^ar_/), outcome: 'created' };
    const lines = [
      { id: 'a.txt.gz', ...created },
      { id: 'b.txt.gz', error: { code: 'unreadable', detail: 'incorrect header check' } },
      { id: 'c.html', ...created },
    ];
    const tried = await run(['ingest', '--dry-run', 'wire'], { cwd });
    expect(tried).toMatchObject({ code: 1, stderr: 'onrecord: 2 new, 0 revised, 0 unchanged, 1 failed; nothing was stored\n' });
    expect(jsonLines(tried)).toEqual(lines);
    expect(countsIn(cwd)).toEqual({ articles: 0, statements: 0, speakers: 0, found: 0 });
    expect((await run(['ingest', 'wire'], { cwd })).stdout).toBe(tried.stdout);
    expect(countsIn(cwd)).toEqual({ articles: 2, statements: 2, speakers: 1, found: 2 });
  });

  it('says in one line that its output is full, and exits 1', async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, 'a.txt'), '');
    const shell = spawn('bash', ['-c', '"$@" > /dev/full', 'bash', process.execPath, ...cliArguments(['ingest', 'a.txt'])], { cwd });
    expect(await end(shell)).toMatchObject({ code: 1, stderr: 'onrecord: ENOSPC: no space left on device, write\n' });
  });
});
