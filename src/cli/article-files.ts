import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { z } from 'zod';
import type { Article } from '../extract/types.ts';
import { ArticleInputError, MAX_TEXT_BYTES, readArticle } from '../ingest/article-input.ts';
import { linesOf } from './lines.ts';

/** What a file can be: one article, or one a line. */
export const FORMATS = ['txt', 'jsonl'] as const;
/** One of FORMATS. */
export type Format = (typeof FORMATS)[number];

/** How files are read: their format when their names do not say it, and what is known of each article that does not say it itself. */
export type ReadOptions = { format?: Format | undefined; known: Omit<Article, 'text'>; onBytes?: (count: number) => void };

/** Why an article could not be read or stored. */
export type Failure = { code: 'invalid-body' | 'too-large' | 'gone' | 'unreadable' | 'failed'; detail: string };

/** An article of a file under the id it has there, or why it could not be read. */
export type FileArticle = { id: string | number } & ({ article: Article } | { error: Failure });

const BYTE_ORDER_MARK = Buffer.from('\uFEFF');
const SPACE = 0x20;

/** Every escape of JSON may make six bytes of one. */
const MAX_LINE_BYTES = 6 * MAX_TEXT_BYTES + 100_000;

/** The articles of files, in order, one at a time; `-` is standard input. */
export async function* readArticles(files: string[], options: ReadOptions): AsyncGenerator<FileArticle> {
  for (const file of files) yield* readFile(file, options);
}

async function* readFile(file: string, options: ReadOptions): AsyncGenerator<FileArticle> {
  const name = basename(file);
  try {
    const { first, chunks } = await peek(bytesOf(file, options));
    const format = options.format ?? formatOf(name, first);
    if (format === 'jsonl') yield* readLines(name, chunks, options);
    else yield { id: name, article: readArticle({ ...options.known, text: decode(await readAll(chunks)) }) };
  } catch (error) {
    yield { id: name, error: failureOf(error, 'unreadable') };
  }
}

async function* bytesOf(file: string, { onBytes }: ReadOptions): AsyncGenerator<Buffer> {
  for await (const chunk of (file === '-' ? process.stdin : createReadStream(file)) as AsyncIterable<Buffer>) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

/** The first bytes of a stream, and the whole of it. */
const peek = async (bytes: AsyncGenerator<Buffer>): Promise<{ first: Buffer; chunks: AsyncIterable<Buffer> }> => {
  const { value: first = Buffer.alloc(0) } = (await bytes.next()) as { value?: Buffer };
  async function* chunks(): AsyncGenerator<Buffer> {
    yield first;
    yield* bytes;
  }
  return { first, chunks: chunks() };
};

const formatOf = (name: string, first: Buffer): Format => {
  const extension = extname(name).slice(1).toLowerCase();
  return FORMATS.find((format) => format === extension) ?? (/^\s*\{/.test(first.toString('utf8', 0, 1000)) ? 'jsonl' : 'txt');
};

const readAll = async (chunks: AsyncIterable<Buffer>): Promise<Buffer> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    parts.push(chunk);
    size += chunk.length;
    if (size > MAX_TEXT_BYTES + BYTE_ORDER_MARK.length) throw new ArticleInputError('too-large', `text is longer than ${MAX_TEXT_BYTES} bytes`);
  }
  return Buffer.concat(parts);
};

async function* readLines(name: string, chunks: AsyncIterable<Buffer>, { known }: ReadOptions): AsyncGenerator<FileArticle> {
  let number = 0;
  for await (const line of linesOf(chunks, MAX_LINE_BYTES)) {
    number++;
    if (line?.every((byte) => byte <= SPACE)) continue;
    const article = readLine(line, { name, known });
    yield 'error' in article ? { ...article, error: { ...article.error, detail: `line ${number}: ${article.error.detail}` } } : article;
  }
}

const Line = z.looseObject({ id: z.union([z.string(), z.number()]).nullish() });

const readLine = (line: Buffer | undefined, { name, known }: { name: string; known: ReadOptions['known'] }): FileArticle => {
  let id: string | number = name;
  try {
    const input = parseLine(line);
    id = input.id ?? name;
    return { id, article: readArticle({ ...known, ...input }) };
  } catch (error) {
    return { id, error: failureOf(error, 'failed') };
  }
};

const parseLine = (line: Buffer | undefined): z.infer<typeof Line> => {
  if (!line) throw new ArticleInputError('too-large', `is longer than ${MAX_LINE_BYTES} bytes`);
  const { data, error } = Line.safeParse(parseJson(decode(line)));
  if (error) throw new ArticleInputError('invalid-body', error.issues[0]?.path.length ? 'id must be a string or a number' : 'is not a JSON object');
  return data;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleInputError('invalid-body', `is not JSON: ${(error as SyntaxError).message}`);
  }
};

/** The text of bytes of UTF-8, without a byte order mark. */
const decode = (bytes: Buffer): string => {
  try {
    if (isWide(bytes.subarray(0, 1000))) throw new TypeError();
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ArticleInputError('invalid-body', 'is not UTF-8');
  }
};

/** UTF-16 and UTF-32 can pass for UTF-8, with a NUL beside each letter. */
const isWide = (bytes: Buffer): boolean => bytes.filter((byte) => byte === 0).length > bytes.length / 4;

/** What an error means for the article at hand; `otherwise` is the code of one that is not known. */
export const failureOf = (error: unknown, otherwise: Failure['code']): Failure => ({
  code: error instanceof ArticleInputError ? error.code : otherwise,
  detail: error instanceof Error ? error.message : String(error),
});
