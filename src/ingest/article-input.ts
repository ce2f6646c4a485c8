import { z } from 'zod';
import type { Article } from '../extract/types.ts';

/** The most text an article may have, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 10_000_000;

/** No lone surrogates, which UTF-8 cannot hold, and no NUL, at which C programs stop reading. Both become U+FFFD, so offsets stay. */
const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

const Text = z
  .string('must be a string')
  .refine((text) => Buffer.byteLength(text) <= MAX_TEXT_BYTES, {
    message: `is longer than ${MAX_TEXT_BYTES} bytes`,
    params: { code: 'too-large' },
    abort: true,
  })
  .transform(wellFormed)
  .refine((text) => text.trim() !== '', 'is empty');

/** What may be known or not; an empty one is not known. */
const Known = z
  .string('must be a string')
  .transform((value) => wellFormed(value.trim()) || null)
  .nullish();

const Day = z.iso.date();

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an ISO date-time, whose date is kept as written. */
export const PublishedInput = z
  .string('must be a string')
  .regex(
    /^\d{4}(-\d{2}(-\d{2}([Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?([Zz]|[+-]\d{2}(:?\d{2})?)?)?)?)?$/,
    'must be YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time',
  )
  .transform((published) => published.slice(0, 10))
  .refine((date) => Day.safeParse(`${date}-01-01`.slice(0, 10)).success, 'is not a real date');

/** Where an article is read. */
export const UrlInput = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).max(2000);

/** An article as someone hands it in; other keys are ignored. */
const ArticleInput = z.object(
  { text: Text, title: Known, outlet: Known, url: UrlInput.nullish(), published: PublishedInput.nullish() },
  'an article is an object with a text',
);

/** What was handed in is no article that we can read. */
export class ArticleInputError extends Error {
  override name = 'ArticleInputError';
  readonly code: 'invalid-body' | 'too-large';
  constructor(code: 'invalid-body' | 'too-large', detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The article in what was handed in, its text well formed; throws ArticleInputError. */
export const readArticle = (input: unknown): Article => {
  const { data, error } = ArticleInput.safeParse(input);
  if (data) return data;
  const detail = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join('; ');
  throw new ArticleInputError(error.issues.some(isTooLarge) ? 'too-large' : 'invalid-body', detail);
};

const isTooLarge = (issue: z.core.$ZodIssue): boolean => issue.code === 'custom' && issue.params?.code === 'too-large';
