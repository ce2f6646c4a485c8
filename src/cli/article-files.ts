import { createReadStream } from 'node:fs';
import { basename, extname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { ArticleSource } from '../ingest/article-input.ts';
import { ArticleInputError, MAX_TEXT_BYTES, readSource } from '../ingest/article-input.ts';
import { decodePage, decodeText } from '../ingest/decode.ts';
import type { Failure } from '../ingest/failure.ts';
import { failureOf } from '../ingest/failure.ts';
import type { KnownFacts } from '../ingest/jsonl.ts';
import { readLines } from '../ingest/jsonl.ts';

/** What a file can be: one text, one page, or an article a line. */
export const FORMATS = ['txt', 'html', 'jsonl'] as const;
/** One of FORMATS. */
export type Format = (typeof FORMATS)[number];

/** How files are read: their format when their names do not say it, and what is known of each article that does not say it itself. */
export type ReadOptions = { format?: Format | undefined; known: KnownFacts; onBytes?: (count: number) => void };

/** An article of a file under the id it has there, with the keys of its line that no article has, or why it could not be read. */
export type FileArticle = { id: string | number } & ({ source: ArticleSource; otherKeys?: string[] } | { error: Failure });

/** What names end in. */
const EXTENSIONS: Record<string, Format> = { txt: 'txt', html: 'html', htm: 'html', jsonl: 'jsonl', ndjson: 'jsonl' };
const BYTE_ORDER_MARK = Buffer.from('\uFEFF');

/** The format that a name stands for, also when it is compressed; undefined when it says nothing. */
export const formatOf = (name: string): Format | undefined => EXTENSIONS[extname(name.toLowerCase().replace(/\.gz$/, '')).slice(1)];

/** The articles of files, in order, one at a time; `-` is standard input. */
export async function* readArticles(files: string[], options: ReadOptions): AsyncGenerator<FileArticle> {
  for (const file of files) yield* readFile(file, options);
}

async function* readFile(file: string, options: ReadOptions): AsyncGenerator<FileArticle> {
  const name = basename(file);
  try {
    const { first, chunks } = await peek(bytesOf(file, options));
    const format = options.format ?? formatOf(name) ?? guessFormat(first);
    if (format === 'jsonl') yield* readLinesOf(name, chunks, options);
    else yield { id: name, source: readOne(await readAll(chunks), format, options) };
  } catch (error) {
    yield { id: name, error: failureOf(error, 'unreadable') };
  }
}

const bytesOf = (file: string, { onBytes }: ReadOptions): AsyncGenerator<Buffer> => {
  const bytes = countBytes(file === '-' ? process.stdin : createReadStream(file), onBytes);
  return file.toLowerCase().endsWith('.gz') ? unzip(bytes) : bytes;
};

async function* countBytes(stream: AsyncIterable<Buffer>, onBytes: ReadOptions['onBytes']): AsyncGenerator<Buffer> {
  for await (const chunk of stream) {
    onBytes?.(chunk.length);
    yield chunk;
  }
}

async function* unzip(bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  // What goes wrong on the way comes out at its end.
  pipeline(bytes, gunzip).catch(() => undefined);
  yield* gunzip as AsyncIterable<Buffer>;
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

const guessFormat = (first: Buffer): Format => {
  const start = first.toString('utf8', 0, 1000);
  if (/^\s*\{/.test(start)) return 'jsonl';
  return /^\s*<(!doctype|html|head|body|meta|\?xml)\b/i.test(start) ? 'html' : 'txt';
};

const readOne = (bytes: Buffer, format: Format, { known }: ReadOptions): ArticleSource =>
  readSource({ ...known, ...(format === 'html' ? { html: decodePage(bytes) } : { text: decodeText(bytes) }) });

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

async function* readLinesOf(name: string, chunks: AsyncIterable<Buffer>, { known }: ReadOptions): AsyncGenerator<FileArticle> {
  for await (const { line, id, ...read } of readLines(chunks, known)) {
    if ('source' in read) yield { ...read, id: id ?? name };
    else {
      const { code, detail } = failureOf(read.error);
      yield { id: id ?? name, error: { code, detail: `line ${line}: ${detail}` } };
    }
  }
}
