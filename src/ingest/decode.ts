import { TextDecoder } from 'node:util';
import { ArticleInputError } from './article-input.ts';

/** So far into a page its encoding is declared (HTML Standard, 13.2.3.2). */
const DECLARED_WITHIN = 1024;

/** The signs of windows-1252 from 80 to 9F, which Node takes for those of ISO 8859-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The text of bytes of UTF-8, without a byte order mark; throws ArticleInputError. */
export const decodeText = (bytes: Buffer): string => {
  if (isWide(bytes.subarray(0, 1000))) throw new ArticleInputError('invalid-body', 'is not UTF-8');
  return decodeAs(bytes, 'utf-8');
};

/** The HTML of a page, in the encoding that its byte order mark or itself declares, else UTF-8, or what old pages are in; throws ArticleInputError. */
export const decodePage = (bytes: Buffer): string => {
  const label = markedEncoding(bytes) ?? declaredEncoding(bytes);
  if (label !== undefined) return decodeAs(bytes, label);
  if (isWide(bytes.subarray(0, 1000))) throw new ArticleInputError('invalid-body', 'is no page: every other byte is zero');
  try {
    return decodeAs(bytes, 'utf-8');
  } catch {
    return decodeAs(bytes, 'windows-1252');
  }
};

const markedEncoding = (bytes: Buffer): string | undefined => {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return first === 0xff && second === 0xfe ? 'utf-16le' : undefined;
};

const declaredEncoding = (bytes: Buffer): string | undefined => {
  const start = bytes.toString('latin1', 0, DECLARED_WITHIN);
  const label = (/<meta[^>]*?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(start) ?? /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w:-]+)/i.exec(start))?.[1];
  // A declaration that can be read byte by byte is not in UTF-16.
  return label && /^utf-?16/i.test(label) ? 'utf-8' : label;
};

const decodeAs = (bytes: Buffer, label: string): string => {
  const decoder = decoderOf(label);
  try {
    const text = decoder.decode(bytes);
    return decoder.encoding === 'windows-1252' ? text.replace(/[\x80-\x9f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 0x80] ?? sign) : text;
  } catch {
    throw new ArticleInputError('invalid-body', `is not ${decoder.encoding.toUpperCase()}`);
  }
};

const decoderOf = (label: string): TextDecoder => {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new ArticleInputError('invalid-body', `declares the encoding ${label}, which is none`);
  }
};

/** UTF-16 and UTF-32 can pass for UTF-8, with a NUL beside each letter. */
const isWide = (bytes: Buffer): boolean => bytes.filter((byte) => byte === 0).length > bytes.length / 4;
