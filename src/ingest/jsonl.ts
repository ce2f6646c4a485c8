import { z } from 'zod';
import type { ArticleSource } from './article-input.ts';
import { ArticleInputError, MAX_TEXT_BYTES, otherKeysOf, readSource } from './article-input.ts';
import { decodeText } from './decode.ts';
import { hasTooManyValues, MAX_VALUES } from './json-values.ts';
import { linesOf } from './lines.ts';

/** What is known of every article that does not say it itself. */
export type KnownFacts = Omit<ArticleSource, 'text' | 'html'>;

/** An article of a line under the id it has there, if any, with the keys of the line that no article has, or why it could not be read. */
export type LineArticle = { line: number; id: string | number | null } & ({ source: ArticleSource; otherKeys: string[] } | { error: unknown });

/** Every escape of JSON may make six bytes of one. */
const MAX_LINE_BYTES = 6 * MAX_TEXT_BYTES + 100_000;
const SPACE = 0x20;

/** The articles of a stream of JSON, one a line, in order; empty lines are none. */
export async function* readLines(chunks: AsyncIterable<Buffer>, known: KnownFacts = {}): AsyncGenerator<LineArticle> {
  let line = 0;
  for await (const bytes of linesOf(chunks, MAX_LINE_BYTES)) {
    line++;
    if (!bytes?.every((byte) => byte <= SPACE)) yield { line, ...readLine(bytes, known) };
  }
}

const Line = z.looseObject({ id: z.union([z.string(), z.number()]).nullish() });

const readLine = (bytes: Buffer | undefined, known: KnownFacts) => {
  let id: string | number | null = null;
  try {
    const { id: given = null, ...input } = parseLine(bytes);
    id = given;
    return { id, source: readSource({ ...known, ...input }), otherKeys: otherKeysOf(input) };
  } catch (error) {
    return { id, error };
  }
};

const parseLine = (bytes: Buffer | undefined): z.infer<typeof Line> => {
  if (!bytes) throw new ArticleInputError('too-large', `is longer than ${MAX_LINE_BYTES} bytes`);
  const text = decodeText(bytes);
  if (hasTooManyValues(bytes)) throw new ArticleInputError('too-large', `is made of more than ${MAX_VALUES} values`);
  const data = parseJson(text);
  const { error } = Line.safeParse(data);
  if (error) throw new ArticleInputError('invalid-body', error.issues[0]?.path.length ? 'id must be a string or a number' : 'is not a JSON object');
  // As it was sent: zod leaves `__proto__` out.
  return data as z.infer<typeof Line>;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ArticleInputError('invalid-body', `is not JSON: ${(error as SyntaxError).message}`);
  }
};
