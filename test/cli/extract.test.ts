import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../src/ingest/article-input.ts';
import type { Ended } from './run.ts';
import { cliArguments, end, jsonLines, run, temporaryFolder } from './run.ts';

const SEED = join(import.meta.dirname, '../../seed/000_f3d7253d8f4b1514.txt');
const TEXT = '“It works,” Ann Miller said on Monday.';

const textAt = (text: string, { start: from, end: to }: { start: number; end: number }): string => [...text].slice(from, to).join('');

const LINES = [
  { id: 'a', text: TEXT, published: '2021-07-28T10:00:00Z', url: 'https://example.com/a', other: 'ignored' },
  { id: 7, text: `${TEXT}\n`.repeat(40) },
  { text: TEXT },
  { id: 'empty', text: '' },
  { id: 'date', text: TEXT, published: '2021-02-30' },
  { id: {}, text: TEXT },
  ['no', 'article'],
].map((line) => JSON.stringify(line));
const MIXED = `\uFEFF${LINES[0]}\n\n  \n${LINES.slice(1).join('\r\n')}\n{"id":\n${JSON.stringify({ id: 'last', text: TEXT })}`;
const DATED = `${JSON.stringify({ text: TEXT })}\n${JSON.stringify({ text: TEXT, published: '2020-07-28' })}`;

type Read = { ended: Ended; printed: Record<string, any[]> };

/** Reads files of all sorts by one process, since it takes long to start; gives what was printed of each. */
const readAll = async (): Promise<Read> => {
  const cwd = temporaryFolder();
  const fileOf = (name: string, content: string | Buffer): string => {
    writeFileSync(join(cwd, name), content);
    return join(cwd, name);
  };
  // With how many lines each gives.
  const files: [string, string, number][] = [
    ['seed', SEED, 1],
    ['mixed', fileOf('mixed.jsonl', MIXED), 9],
    ['missing', '/nowhere/b.txt', 1],
    ['latin', fileOf('latin.txt', Buffer.from('caf\xe9 closed', 'latin1')), 1],
    ['utf16', fileOf('utf-16.txt', Buffer.from(TEXT, 'utf16le')), 1],
    ['empty', fileOf('empty.TXT', ''), 1],
    ['long', fileOf('long.txt', 'x'.repeat(MAX_TEXT_BYTES + 4)), 1],
    ['marked', fileOf('marked.txt', `\uFEFF\0${TEXT}`), 1],
    ['dated', fileOf('dated.jsonl', DATED), 2],
    ['input', '-', 1],
  ];
  const args = ['extract', ...files.map(([, file]) => file), '--published', '2021-07-28T01:00:00Z'];
  const ended = await run(args, { cwd, input: JSON.stringify({ id: '-', text: TEXT }) });
  const lines = jsonLines(ended);
  const printed = Object.fromEntries(files.map(([name, , count]) => [name, lines.splice(0, count)]));
  expect(lines).toEqual([]);
  return { ended, printed };
};

let reading: Promise<Read> | undefined;
const readOnce = (): Promise<Read> => (reading ??= readAll());

describe('onrecord extract', () => {
  it('prints who says what in a text, the ids holding within it', async () => {
    const [article] = (await readOnce()).printed.seed!;
    expect(Object.keys(article)).toEqual(['id', 'statements', 'speakers', 'events']);
    expect(article.id).toBe('000_f3d7253d8f4b1514.txt');
    expect(article.statements.length).toBeGreaterThan(5);

    const text = readFileSync(SEED, 'utf8');
    const speakers = new Set(article.speakers.map(({ id }: { id: string }) => id));
    const events = new Map<string, any>(article.events.map((event: { id: string }) => [event.id, event]));
    for (const statement of article.statements) {
      expect(Object.keys(statement)).toEqual(['id', 'kind', 'text', 'segments', 'cue', 'mention', 'speakers', 'saidOn', 'event', 'confidence']);
      for (const excerpt of [...statement.segments, statement.cue, statement.mention]) if (excerpt) expect(textAt(text, excerpt)).toBe(excerpt.text);
      for (const { id, namedAt } of statement.speakers) {
        expect(speakers).toContain(id);
        expect(textAt(text, namedAt)).toBe(namedAt.text);
      }
      if (!statement.event) continue;
      const { id, name, date, precision } = events.get(statement.event.id);
      expect(statement.event).toEqual({ id, name, date, precision, relation: expect.stringMatching(/^(at|about)$/) });
    }
    for (const speaker of article.speakers) {
      expect(Object.keys(speaker)).toEqual(['id', 'name', 'kind', 'names', 'roles']);
      expect(speaker.names).toContain(speaker.name);
    }
    for (const event of article.events) {
      expect(Object.keys(event).sort()).toEqual(['date', 'id', 'name', 'participants', 'place', 'precision', 'status']);
      for (const id of event.participants) expect(speakers).toContain(id);
    }
  });

  it('prints a line for each article in order, goes on after one that fails, and exits 1', async () => {
    const { ended, printed } = await readOnce();
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe('onrecord: 10 of 19 articles failed\n');
    expect([...printed.mixed!, ...printed.missing!].map(({ id, error }) => [id, error?.code ?? null, error?.detail])).toEqual([
      ['a', null, undefined],
      [7, null, undefined],
      ['mixed.jsonl', null, undefined],
      ['empty', 'invalid-body', 'line 6: text is empty'],
      ['date', 'invalid-body', 'line 7: published is not a real date'],
      ['mixed.jsonl', 'invalid-body', 'line 8: id must be a string or a number'],
      ['mixed.jsonl', 'invalid-body', 'line 9: is not a JSON object'],
      ['mixed.jsonl', 'invalid-body', expect.stringMatching(/^line 10: is not JSON: /)],
      ['last', null, undefined],
      ['b.txt', 'unreadable', expect.stringContaining('no such file')],
    ]);
  });

  it('reads lines from standard input', async () => {
    expect((await readOnce()).printed.input).toMatchObject([{ id: '-', statements: [{ text: 'It works' }] }]);
  });

  it('reads text that looks like lines from standard input', async () => {
    const read = await run(['extract', '-', '--format', 'txt'], { input: `{ "text": 1 }\n\n${TEXT}` });
    expect(read).toMatchObject({ code: 0, stderr: '' });
    expect(jsonLines(read)).toMatchObject([{ id: '-', statements: [{ text: 'It works' }] }]);
  });

  it('refuses files that hold no article', async () => {
    const { latin, utf16, empty, long } = (await readOnce()).printed;
    expect([latin, utf16, empty, long].map((lines) => lines![0].error)).toEqual([
      { code: 'invalid-body', detail: 'is not UTF-8' },
      { code: 'invalid-body', detail: 'is not UTF-8' },
      { code: 'invalid-body', detail: 'text is empty' },
      { code: 'too-large', detail: 'text is longer than 10000000 bytes' },
    ]);
  });

  it('leaves out a byte order mark and replaces what is no character, so that offsets hold', async () => {
    expect((await readOnce()).printed.marked).toMatchObject([{ statements: [{ segments: [{ start: 2, end: 10, text: 'It works' }] }] }]);
  });

  it('takes what is known from the command line, and from a line before that', async () => {
    expect((await readOnce()).printed.dated!.map(({ statements: [{ saidOn }] }) => saidOn)).toEqual([
      { date: '2021-07-26', precision: 'day', words: 'on Monday' },
      { date: '2020-07-27', precision: 'day', words: 'on Monday' },
    ]);
  });

  it('stops without a word when its reader has had enough', async () => {
    const file = join(temporaryFolder(), 'many.jsonl');
    writeFileSync(file, `${JSON.stringify({ text: TEXT })}\n${'{}\n'.repeat(5000)}`);
    const shell = spawn('bash', ['-c', '"$@" | head -n 1; echo "${PIPESTATUS[0]}"', 'bash', process.execPath, ...cliArguments(['extract', file])]);
    const { stdout, stderr } = await end(shell);
    expect(stdout).toMatch(/^\{"id":"many.jsonl",.*\}\n0\n$/);
    expect(stderr).toBe('');
  });
});
