import { z } from 'zod';
import { isRealDate } from '../db/period.ts';
import type { Article } from '../extract/types.ts';

/** The most text an article may have, in bytes of UTF-8. */
export const MAX_TEXT_BYTES = 10_000_000;

/** No lone surrogates, which UTF-8 cannot hold, and no NUL, at which C programs stop reading. Both become U+FFFD, so offsets stay. */
export const wellFormed = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

const EMPTY = { error: 'is empty', abort: true };

const Text = z
  .string('must be a string')
  .min(1, EMPTY)
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

/** `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or an ISO date-time, whose date is kept as written. */
export const PublishedInput = z
  .string('must be a string')
  .regex(
    /^\d{4}(-\d{2}(-\d{2}([Tt ]([01]\d|2[0-3]):[0-5]\d(:[0-5]\d([.,]\d+)?)?([Zz]|[+-]\d{2}(:?\d{2})?)?)?)?)?$/,
    'must be YYYY, YYYY-MM, YYYY-MM-DD or an ISO date-time',
  )
  .transform((published) => published.slice(0, 10))
  .refine(isRealDate, 'is not a real date');

/** Where an article is read. */
export const UrlInput = z.url({ protocol: /^https?$/, error: 'must be an http or https URL' }).max(2000);

/** A language by its tag (BCP 47): `en`, `en-GB`, `de`. */
const Language = z
  .string('must be a string')
  .max(35, 'is longer than any tag of a language')
  .refine((tag) => tag === '' || isLanguageTag(tag), 'must be the tag of a language, like en or de-AT')
  .transform((tag) => tag || null);

const isLanguageTag = (tag: string): boolean => {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
};

/** What may be known of an article besides its text. */
const FACTS = {
  title: Known.describe('Its headline'),
  outlet: Known.describe('Who published it'),
  author: Known.describe('Who wrote it, as printed'),
  url: UrlInput.nullish().describe('Where it is read: what an article is known by'),
  published: PublishedInput.nullish().describe(
    '`2021-07-28`, `2021-07`, `2021` or an ISO date-time, whose date is taken as written; relative dates are resolved against it',
  ),
  language: Language.nullish().describe('As a tag (BCP 47); detected when it is not given'),
};

/** An article as someone hands it in; other keys are ignored. */
const ArticleInput = z.object({ text: Text, ...FACTS }, 'an article is an object with a text');

/** The HTML of a page. */
const Html = z
  .string('must be a string')
  .min(1, EMPTY)
  .transform((html) => html.toWellFormed());

/** What is handed in is a text or a page: the rule, what is said to who breaks it, and the same for the documentation. */
export const isEither = ({ text, html }: { text?: unknown; html?: unknown }): boolean => (text === undefined) !== (html === undefined);
export const EITHER = 'must have a text or an html, and not both';
export const ONE_OF = [{ required: ['text'] }, { required: ['html'] }];
const SOURCE = { text: Text.optional(), html: Html.optional(), ...FACTS };

/** An article as a program hands it in: a text or a page, with what is known besides. */
export const ArticleSource = z.strictObject(SOURCE, 'must be an object with a `text` or an `html`').refine(isEither, EITHER).meta({ oneOf: ONE_OF });
/** An article as a program hands it in. */
export type ArticleSource = z.infer<typeof ArticleSource>;

const SOURCE_KEYS = new Set(Object.keys(SOURCE));

/** So much is told of keys that are not taken. */
const MOST_KEYS = 10;
const LONGEST_KEY = 100;

/** The keys of what was handed in that no article has, the first of them. */
export const otherKeysOf = (input: object): string[] =>
  Object.keys(input)
    .filter((key) => !SOURCE_KEYS.has(key))
    .slice(0, MOST_KEYS)
    .map((key) => wellFormed(key).slice(0, LONGEST_KEY));

const LooseSource = z.object(SOURCE, 'an article is an object with a text or an html').refine(isEither, EITHER);

/** An article with what only we keep of it. */
export type SourceArticle = Article & { author?: string | null | undefined; language?: string | null | undefined };

type InputFault = 'invalid-body' | 'too-large' | 'unreadable';

/** What was handed in is no article, or one that cannot be read, because it is too large or because reading it does not come to an end. */
export class ArticleInputError extends Error {
  override name = 'ArticleInputError';
  readonly code: InputFault;
  constructor(code: InputFault, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** The article in what was handed in, its text well formed; throws ArticleInputError. */
export const readArticle = (input: unknown): SourceArticle => check(ArticleInput, input);

/** The same where it may be a page, and other keys are ignored. */
export const readSource = (input: unknown): ArticleSource => check(LooseSource, input);

const check = <Value>(schema: z.ZodType<Value>, input: unknown): Value => {
  const { data, error, success } = schema.safeParse(input);
  if (success) return data;
  const detail = error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join('; ');
  throw new ArticleInputError(error.issues.some(isTooLarge) ? 'too-large' : 'invalid-body', detail);
};

const isTooLarge = (issue: z.core.$ZodIssue): boolean => issue.code === 'custom' && issue.params?.code === 'too-large';
