import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readArticles } from '../../src/cli/article-files.ts';
import { findFiles } from '../../src/cli/find-files.ts';
import { temporaryFolder } from './run.ts';

const TEXT = '“It works,” Ann Miller said on Monday.';
const PAGE = `<html lang="en"><head><title>Works</title></head><p>${TEXT}</p></html>`;
const LINES = `${JSON.stringify({ id: 1, text: TEXT })}\n${JSON.stringify({ id: 2, html: PAGE })}\n`;

/** A folder with these files. */
const folderOf = (files: Record<string, string | Buffer>): string => {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

const readFiles = async (...paths: string[]): Promise<any[]> => {
  const articles = [];
  for await (const article of readArticles(findFiles(paths), { known: {} })) articles.push(article);
  return articles;
};

/** What is read in the one file of that name. */
const readOnly = (name: string, content: string | Buffer): Promise<any[]> => readFiles(join(folderOf({ [name]: content }), name));

describe('the files of a folder', () => {
  it('are read in the order of their names, those in folders of it, too, when their names say what they are', async () => {
    const folder = folderOf({
      'b.txt': TEXT,
      'a.jsonl': LINES,
      'c/d.html': PAGE,
      'c/e.TXT.gz': gzipSync(TEXT),
      'read.me': TEXT,
      'photo.png': 'x',
      'html/f': TEXT,
    });
    const read = await readFiles(folder);
    expect(read.map(({ id, source }) => [id, Object.keys(source)])).toEqual([
      [1, ['text']],
      [2, ['html']],
      ['b.txt', ['text']],
      ['d.html', ['html']],
      ['e.TXT.gz', ['text']],
    ]);
  });

  it('are none in one that is empty', async () => {
    expect(await readFiles(temporaryFolder())).toEqual([]);
  });
});

describe('a file', () => {
  it.each([
    ['a.txt.gz', gzipSync(TEXT), [{ id: 'a.txt.gz', source: { text: TEXT } }]],
    ['a.html.gz', gzipSync(PAGE), [{ id: 'a.html.gz', source: { html: PAGE } }]],
    [
      'a.ndjson.gz',
      gzipSync(LINES),
      [
        { id: 1, source: { text: TEXT } },
        { id: 2, source: { html: PAGE } },
      ],
    ],
    ['of two parts.txt.gz', Buffer.concat([gzipSync('Rain. '), gzipSync(TEXT)]), [{ id: 'of two parts.txt.gz', source: { text: `Rain. ${TEXT}` } }]],
    ['what it begins with says it is a page', `\n<!doctype html>${PAGE}`, [{ source: { html: `\n<!doctype html>${PAGE}` } }]],
    ['what it begins with says it is lines', LINES, [{ id: 1 }, { id: 2 }]],
    ['else it is a text', TEXT, [{ source: { text: TEXT } }]],
    ['latin.htm', Buffer.from('<meta charset=iso-8859-1><p>café', 'latin1'), [{ source: { html: '<meta charset=iso-8859-1><p>café' } }]],
  ])('is read: %s', async (name, content, articles) => {
    expect(await readOnly(name, content)).toMatchObject(articles);
  });

  const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
  it.each([
    ['cut.txt.gz', gzipSync(TEXT.repeat(100)).subarray(0, 40), 'unreadable', 'unexpected end of file'],
    ['none.txt.gz', TEXT, 'unreadable', 'incorrect header check'],
    ['wrong.txt.gz', Buffer.concat([gzipSync(TEXT).subarray(0, -8), Buffer.alloc(8)]), 'unreadable', 'incorrect data check'],
    ['bomb.txt.gz', gzipSync(Buffer.alloc(60_000_000, 'x')), 'too-large', 'text is longer than 10000000 bytes'],
    ['empty.txt.gz', '', 'unreadable', 'unexpected end of file'],
    ['picture.txt', png, 'invalid-body', 'is not UTF-8'],
    ['picture.html', png, 'invalid-body', 'is no page: every other byte is zero'],
    ['picture.jsonl', png, 'invalid-body', 'line 1: is not UTF-8'],
    ['half.txt', Buffer.from(TEXT).subarray(0, 2), 'invalid-body', 'is not UTF-8'],
    ['klingon.html', '<meta charset=klingon><p>Qapla’', 'invalid-body', 'declares the encoding klingon, which is none'],
    ['lies.html', Buffer.from('<meta charset=utf-8><p>caf\xe9', 'latin1'), 'invalid-body', 'is not UTF-8'],
  ])('that holds no article says why: %s', async (...[name, content, code, detail]) => {
    const read = await readOnly(name, content);
    expect(read[0]).toEqual({ id: name, error: { code, detail } });
  });

  it('that is not there is said not to be, compressed or not, and the next is read', async () => {
    const there = join(folderOf({ 'a.txt': TEXT }), 'a.txt');
    const missing = { code: 'unreadable', detail: expect.stringContaining('no such file') };
    expect(await readFiles('/nowhere/a.txt', '/nowhere/a.txt.gz', there)).toMatchObject([{ error: missing }, { error: missing }, { source: { text: TEXT } }]);
  });
});
