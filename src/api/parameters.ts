import { z } from 'zod';
import type { Filter, Filters } from '../db/filter.ts';
import { isRealDate, periodOf } from '../db/period.ts';

/** How many a page has at most, when the client does not say. */
export const DEFAULT_LIMIT = 20;
const MAX_LENGTH = 200;
const MAX_VALUES = 50;

/** What to say of a parameter that is wrong; given twice, it says that. */
export const once = (words: string) => ({ error: ({ input }: { input?: unknown }) => (Array.isArray(input) ? 'may be given only once' : words) });

/** No control characters, in the words of JSON Schema: not every reader of these knows `\p{Cc}`. */
export const NO_CONTROLS = new RegExp(String.raw`^[^\u0000-\u001F\u007F-\u009F]*$`);
export const WRONG_CHARACTERS = 'has characters that no text has';

/** A word or a few: not empty, of bearable length, and nothing in it that no text has. */
export const Text = z
  .string(once('is not a text'))
  .min(1, 'must not be empty')
  .max(MAX_LENGTH, `may have at most ${String(MAX_LENGTH)} characters`)
  .regex(NO_CONTROLS, WRONG_CHARACTERS)
  .refine((text) => text.isWellFormed(), WRONG_CHARACTERS);

/** `2021`, `2021-07` or `2021-07-28`; a day that there is. */
export const DateParameter = z
  .string(once('is not a date'))
  .regex(/^\d{4}(-\d{2}){0,2}$/, { error: 'is not a date like `2021`, `2021-07` or `2021-07-28`', abort: true })
  .refine(isRealDate, 'is not a date that there is');

const severalOf = (each: z.ZodType<string>) =>
  z.preprocess(
    (given) => (given === undefined || Array.isArray(given) ? given : [given]),
    z
      .array(each)
      .max(MAX_VALUES, `may be given at most ${String(MAX_VALUES)} times`)
      .optional(),
  );

const oneOf = (value: z.ZodType<string>) => value.transform((given) => [given]).optional();

/** A number from 0 to 1. */
const Share = z.string(once('is not a number')).regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'is not a number from 0 to 1 like `0.75`');

const YesOrNo = z.enum(['true', 'false'], once('is neither `true` nor `false`'));

const valuesOf = (takes: Filter['takes']): z.ZodType<string[] | undefined> => {
  if (takes === 'text') return oneOf(Text);
  if (takes === 'date') return oneOf(DateParameter);
  if (takes === 'share') return oneOf(Share);
  if (takes === 'yes or no') return oneOf(YesOrNo);
  return severalOf(takes === 'texts' ? Text : z.enum(takes, `is not one of ${takes.join(', ')}`));
};

/** The parameters that a table of filters stands for; each gives its values as an array. */
export const filterParameters = <Table extends Filters>(filters: Table): { [Name in keyof Table]: z.ZodType<string[] | undefined> } =>
  Object.fromEntries(Object.entries(filters).map(([name, { takes, sentence }]) => [name, valuesOf(takes).meta({ description: sentence })])) as {
    [Name in keyof Table]: z.ZodType<string[] | undefined>;
  };

const wholeNumber = (given: unknown): unknown => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given);

/** A whole number in a query. */
export const numberParameter = ({ min, max }: { min: number; max: number }) =>
  z.preprocess(
    wholeNumber,
    z
      .int(once('is not a whole number'))
      .min(min, `must be at least ${String(min)}`)
      .max(max, `may be at most ${String(max)}`)
      .optional(),
  );

const pageParameters = {
  limit: numberParameter({ min: 1, max: 100 }).meta({ description: 'How many a page has at most.', default: DEFAULT_LIMIT }),
  cursor: z.string(once('is not a text')).optional().meta({ description: 'Where to go on: as in `links.next`, together with the same filters and sort.' }),
};

/** A parameter that takes some of these words, apart by commas or repeated. */
export const wordsParameter = <Word extends string>(words: readonly Word[], description: string) =>
  z
    .preprocess(
      (given) => (given === undefined ? given : [...new Set([given as string | string[]].flat().flatMap((part) => part.split(',')))]),
      z.array(z.enum(words, `is not one of ${words.join(', ')}`)).optional(),
    )
    .meta({ description });

/** The parameter that says in which order. */
export const sortParameter = <Sort extends string>(sorts: readonly Sort[], description: string) =>
  z
    .enum(sorts, once(`is not one of ${sorts.join(', ')}`))
    .optional()
    .meta({ description });

/** A query with these parameters, and no other. */
export const queryOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.strictObject(shape).refine(isInOrder, { path: ['from'], error: 'is after `to`' });

/** The query of a list: these parameters and those of paging, and no other. */
export const listQuery = <Shape extends z.ZodRawShape>(shape: Shape) => queryOf({ ...shape, ...pageParameters });

const isInOrder = (query: unknown): boolean => {
  const { from: [from] = [], to: [to] = [] } = query as { from?: string[]; to?: string[] };
  return from === undefined || to === undefined || (periodOf(from).dayFrom ?? '') <= (periodOf(to).dayTo ?? '');
};

/** The query of a path that takes no parameters. */
export const NoQuery = z.strictObject({});

/** The one parameter of a path to one thing. */
export const idParameter = (description: string, example: string) => z.object({ id: z.string().meta({ description, examples: [example] }) });
