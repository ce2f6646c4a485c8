import { createHash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import type { Article } from './types.ts';

const digest = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url').replace(/[-_]/g, '').slice(0, 16);

/** The id of an article: of its URL or, without one, of its text with outlet and title. */
export const articleId = ({ url, text, outlet, title }: Article): string => `ar_${url ? digest(url) : digest(outlet ?? '', title ?? '', text)}`;

/** The id of a statement, from its article and its words; `nth` counts those with the same words from 0. Case, spaces and marks do not matter. */
export const statementId = (article: string, words: string, nth: number): string =>
  `st_${digest(
    article,
    words
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
    String(nth),
  )}`;

/** The slug of a name in Latin letters: `Иванов` and `Ivanov` give `ivanov`. Never empty: a script that has no romanisation gets a digest. */
export const slugOf = (name: string): string =>
  slugify(name.replace(/[.’']/g, ''), { decamelize: false }).slice(0, 80) || `name-${digest(name).slice(0, 8).toLowerCase()}`;

/** The first of `slug`, `slug-2`, `slug-3` … that is not taken. */
export const freeSlug = (slug: string, isTaken: (slug: string) => boolean): string => {
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? slug : `${slug}-${n}`;
    if (!isTaken(candidate)) return candidate;
  }
};
