import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MAX_TEXT_BYTES } from '../../src/ingest/article-input.ts';
import { cliArguments, end, jsonLines, run, temporaryFolder } from './run.ts';

const SEED = join(import.meta.dirname, '../../seed/000_f3d7253d8f4b1514.txt');
const TEXT = '“It works,” Ann Miller said on Monday.';

const fileOf = (name: string, content: string | Buffer): string => {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
};

const textAt = (text: string, { start: from, end: to }: { start: number; end: number }): string => [...text].slice(from, to).join('');

describe('onrecord extract', () => {
  it('prints who says what in a text, the ids holding within it', async () => {
    const ended = await run(['extract', SEED, '--published', '2021-07-28']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const [article, ...others] = jsonLines(ended);
    expect(others).toEqual([]);
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
    const lines = [
      { id: 'a', text: TEXT, published: '2021-07-28T10:00:00Z', url: 'https://example.com/a', other: 'ignored' },
      { id: 7, text: `${TEXT}\n`.repeat(40) },
      { text: TEXT },
      { id: 'empty', text: '' },
      { id: 'date', text: TEXT, published: '2021-02-30' },
      { id: {}, text: TEXT },
      ['no', 'article'],
    ].map((line) => JSON.stringify(line));
    const file = fileOf('mixed.jsonl', `\uFEFF${lines[0]}\n\n  \n${lines.slice(1).join('\r\n')}\n{"id":\n${JSON.stringify({ id: 'last', text: TEXT })}`);
    const ended = await run(['extract', file, '/nowhere/b.txt']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toBe('onrecord: 6 of 10 articles failed\n');
    expect(jsonLines(ended).map(({ id, error }) => [id, error?.code ?? null, error?.detail])).toEqual([
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

  it.each([
    ['text', TEXT, []],
    ['lines', JSON.stringify({ id: '-', text: TEXT }), []],
    ['text that looks like lines', `{ "text": 1 }\n\n${TEXT}`, ['--format', 'txt']],
  ])('reads %s from standard input', async (_, input, options) => {
    const ended = await run(['extract', '-', ...options], { input });
    expect(ended.code).toBe(0);
    expect(jsonLines(ended)).toMatchObject([{ id: '-', statements: [{ text: 'It works' }] }]);
  });

  it('refuses files that hold no article', async () => {
    const files = [
      fileOf('latin.txt', Buffer.from('caf\xe9 closed', 'latin1')),
      fileOf('utf-16.txt', Buffer.from(TEXT, 'utf16le')),
      fileOf('empty.TXT', ''),
      fileOf('long.txt', 'x'.repeat(MAX_TEXT_BYTES + 4)),
    ];
    const ended = await run(['extract', ...files]);
    expect(ended.code).toBe(1);
    expect(jsonLines(ended).map(({ error }) => error)).toEqual([
      { code: 'invalid-body', detail: 'is not UTF-8' },
      { code: 'invalid-body', detail: 'is not UTF-8' },
      { code: 'invalid-body', detail: 'text is empty' },
      { code: 'too-large', detail: 'text is longer than 10000000 bytes' },
    ]);
  });

  it('leaves out a byte order mark and replaces what is no character, so that offsets hold', async () => {
    const ended = await run(['extract', fileOf('a.txt', `\uFEFF\0${TEXT}`)]);
    expect(jsonLines(ended)).toMatchObject([{ statements: [{ segments: [{ start: 2, end: 10, text: 'It works' }] }] }]);
  });

  it('takes what is known from the command line, and from a line before that', async () => {
    const file = fileOf('a.jsonl', `${JSON.stringify({ text: TEXT })}\n${JSON.stringify({ text: TEXT, published: '2020-07-28' })}`);
    const ended = await run(['extract', file, '--published', '2021-07-28T01:00:00Z']);
    const days = jsonLines(ended).map(({ statements: [{ saidOn }] }) => saidOn);
    expect(days).toEqual([
      { date: '2021-07-26', precision: 'day', words: 'on Monday' },
      { date: '2020-07-27', precision: 'day', words: 'on Monday' },
    ]);
  });

  it('stops without a word when its reader has had enough', async () => {
    const file = fileOf('many.jsonl', `${JSON.stringify({ text: TEXT })}\n`.repeat(5000));
    const shell = spawn('bash', ['-c', '"$@" | head -n 1; echo "${PIPESTATUS[0]}"', 'bash', process.execPath, ...cliArguments(['extract', file])]);
    const { stdout, stderr } = await end(shell);
    expect(stdout).toMatch(/^\{"id":"many.jsonl",.*\}\n0\n$/);
    expect(stderr).toBe('');
  });
});
