import type { Readable, Transform } from 'node:stream';
import { promisify } from 'node:util';
import { brotliCompress, constants, createBrotliCompress, createGzip, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

/** About as fast as gzip, and smaller by a tenth. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT } };

/** What is shorter fits into one packet as it is. */
const MIN_LENGTH = 1024;

const compressBrotli = promisify<Buffer, typeof BROTLI, Buffer>(brotliCompress);
const compressGzip = promisify<Buffer, Buffer>(gzip);

/** The encoding that an `Accept-Encoding` field likes best, of those that there are (RFC 9110, 12.5.3). */
export const encodingFor = (field: string | string[] | undefined): Encoding => {
  if (field === undefined) return 'identity';
  const qualities = new Map(String(field).toLowerCase().split(',').map(toQuality));
  const qualityOf = (encoding: Encoding): number => qualities.get(encoding) ?? qualities.get('*') ?? 0;
  const best = qualityOf('br') >= qualityOf('gzip') ? 'br' : 'gzip';
  return qualityOf(best) > 0 && qualityOf(best) >= (qualities.get('identity') ?? 0) ? best : 'identity';
};

const toQuality = (part: string): [string, number] => {
  const [name = '', quality = '1'] = part.split(/;\s*q=/).map((word) => word.trim());
  return [name, Number(quality) || 0];
};

/** The encoding that so many bytes are worth. */
export const worthwhile = (encoding: Encoding, { length }: { length: number }): Encoding => (length < MIN_LENGTH ? 'identity' : encoding);

/** The bytes in that encoding. */
export const encode = async (bytes: Buffer, encoding: Encoding): Promise<Buffer> => {
  if (encoding === 'identity') return bytes;
  return encoding === 'br' ? compressBrotli(bytes, BROTLI) : compressGzip(bytes);
};

/** The stream in that encoding. What goes wrong on the way ends both. */
export const encodeStream = (stream: Readable, encoding: Encoding): Readable => {
  if (encoding === 'identity') return stream;
  const encoder: Transform = encoding === 'br' ? createBrotliCompress(BROTLI) : createGzip();
  stream.once('error', (error) => encoder.destroy(error));
  encoder.once('close', () => stream.destroy());
  return stream.pipe(encoder);
};
