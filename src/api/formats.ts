import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { qualityOf } from './accept.ts';
import { once } from './parameters.ts';
import { ProblemError } from './problem.ts';

/** What an answer is to have, when not all, the address that its links begin with, and when its rows last changed, in milliseconds since 1970. */
export type Writing = { fields?: string[] | undefined; base: string; changedAt?: ReadonlyMap<string, number> };

/** A way to write an answer: as a whole or, where it may be of any length, row by row. */
export type Format<Answer, Row = never> = {
  /** As in `Content-Type`, without parameters. */
  mediaType: string;
  /** What the documentation says of it. */
  sentence: string;
  /** Of JSON that is written otherwise than the first format. */
  schema?: z.ZodType;
  /** Writes one answer. Without it and `rows` the answer is JSON, and its schema writes it. */
  write?: (answer: Answer, how: Writing) => string;
  /** Writes the whole result: what comes first, then each row; and which extras of a row it writes, when they are asked for. */
  rows?: { head: (how: Writing) => string; row: (row: Row, how: Writing) => string; extras?: readonly string[] };
};
/** The formats that a path gives, by the word that `format` takes; the first is the default. To add one, add a row. */
export type Formats<Answer, Row = never> = Record<string, Format<Answer, Row>>;

/** The parameter that chooses one of the formats. */
export const formatParameter = <Name extends string>(formats: Record<Name, Format<never>>) => {
  const names = Object.keys(formats) as [Name, ...Name[]];
  const sentences = Object.values<Format<never>>(formats).map(({ sentence }) => sentence);
  return z
    .enum(names, once(`is not one of ${names.join(', ')}`))
    .optional()
    .meta({ description: `${sentences.filter(Boolean).join(' ')} The \`Accept\` field chooses as well; both have to agree.` });
};

/** The answer of a path in all its formats, for the documentation; `json` is the schema of the first. */
export const inFormats = (json: z.ZodType, formats: Record<string, Format<never>>) => {
  const schemas = Object.values(formats).map(({ mediaType, sentence, schema = z.string() }) => {
    const own = sentence ? schema.describe(sentence) : schema;
    return [mediaType, { schema: mediaType === 'application/json' ? json : own }] as const;
  });
  return { description: json.description ?? '', content: Object.fromEntries(schemas) };
};

/** The format that `format` and the `Accept` field agree on; throws a 406 when there is none. Sets `Content-Type` and `Vary`. */
export const chooseFormat = <Name extends string>(reply: FastifyReply, given: Name | undefined, formats: Record<Name, Format<never>>): Name => {
  const { accept } = reply.request.headers;
  const names = given === undefined ? (Object.keys(formats) as Name[]) : [given];
  const [best] = names.map((name) => ({ name, quality: qualityOf(accept, formats[name].mediaType) })).sort((a, b) => b.quality - a.quality);
  if (!best || best.quality === 0)
    throw notAcceptable(
      names.map((name) => formats[name].mediaType),
      given,
    );
  reply.header('vary', 'Accept').type(`${formats[best.name].mediaType}; charset=utf-8`);
  return best.name;
};

const notAcceptable = (mediaTypes: string[], given: string | undefined): ProblemError =>
  new ProblemError(
    'not-acceptable',
    given === undefined ? `This path gives ${mediaTypes.join(', ')}.` : `The Accept field leaves out ${mediaTypes.join()}, which \`format=${given}\` asks for.`,
  );
