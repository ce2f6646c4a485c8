import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { unitsOf } from '../anchor/code-units.ts';
import type { Location } from '../anchor/locate.ts';
import { locate } from '../anchor/locate.ts';
import { diffWords } from '../anchor/word-diff.ts';
import type { Db } from '../db/open.ts';
import { sha256 } from '../db/sha256.ts';
import type { StatementInText } from '../db/verified-statements.ts';
import { findStatementInText } from '../db/verified-statements.ts';
import { excerptsOf } from '../extract/code-points.ts';
import { EITHER, isEither, ONE_OF, wellFormed } from '../ingest/article-input.ts';
import type { Engine } from '../ingest/engine.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { MAX_BODY_BYTES } from './json-body.ts';
import { idParameter, NoQuery } from './parameters.ts';
import { BODY_PROBLEMS, ITEM_PROBLEMS, READING_PROBLEMS } from './problem.ts';
import { Excerpt } from './statement.ts';

/** What makes one wording of another. */
export const WordChange = z.object({ op: z.enum(['same', 'removed', 'added']), text: z.string() }).meta({
  id: 'WordChange',
  description: 'A stretch of two wordings that is the same in both, or stands only in the first (`removed`) or in the second (`added`)',
});

const Verification = z
  .object({
    status: z
      .enum(['anchored', 'moved', 'orphaned'])
      .describe(
        '`anchored`: it stands where it is said to; `moved`: elsewhere, or a little reworded; `orphaned`: not there any more, or only something that looks like it',
      ),
    similarity: z.number().min(0).max(1).describe('How much of its words is the same; 0 when it is orphaned'),
    segments: z.array(Excerpt).describe('Where it stands in the text that was checked; none when it is orphaned'),
    differences: z.array(WordChange).describe('From the stored words to those found, where they differ'),
    textSha256: z.string().describe('SHA-256 of the text that was checked, as UTF-8'),
  })
  .meta({ id: 'Verification', description: 'Whether a statement stands in a text, and where' });
type Verification = z.infer<typeof Verification>;

/** To read a page takes the longer the larger it is, and so does to look for words in it, where others wait for an answer. */
const MAX_LENGTH = 1_000_000;

const pageText = z
  .string('must be a text')
  .max(MAX_LENGTH, { error: `may have at most ${MAX_LENGTH} characters` })
  .optional();

const PageBody = z
  .strictObject(
    {
      text: pageText.describe('The text of the page as it is now'),
      html: pageText.describe('Or the page itself; offsets are those of the text of its article'),
    },
    'must be an object with a `text` or `html`',
  )
  .refine(isEither, EITHER)
  .meta({ oneOf: ONE_OF });
type PageBody = z.infer<typeof PageBody>;

const textOfPage = async ({ text, html }: PageBody, engine: Engine): Promise<string> =>
  html === undefined ? (text ?? '') : (await engine.readHtml(html)).text;

const params = idParameter('The id of a statement', STATEMENT.id);

export const verifyRoutes: FastifyPluginCallbackZod<{ db: Db; engine: Engine }> = (app, { db, engine }, done) => {
  app.get(
    '/statements/:id/verify',
    {
      schema: {
        operationId: 'getVerification',
        tags: ['Statements'],
        summary: 'Whether the stored text holds a statement where it is said to',
        params,
        querystring: NoQuery,
        response: { 200: Verification, ...ITEM_PROBLEMS },
      },
    },
    async ({ params: { id } }) => verifyStored(foundResource(db, { type: 'statement', id }, await findStatementInText(db, id))),
  );
  app.post(
    '/statements/:id/verify',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'verifyStatement',
        tags: ['Statements'],
        summary: 'Whether a newer version of its page still holds a statement',
        description: 'Nothing is stored. What only looks like the statement, with another number or a *not*, is `orphaned`.',
        params,
        querystring: NoQuery,
        body: PageBody,
        response: { 200: Verification, ...ITEM_PROBLEMS, ...BODY_PROBLEMS, ...READING_PROBLEMS },
      },
    },
    async ({ params: { id }, body }) =>
      verifyIn(foundResource(db, { type: 'statement', id }, await findStatementInText(db, id)), await textOfPage(body, engine)),
  );
  done();
};

const verifyStored = ({ statement: { segments }, text }: StatementInText): Verification => {
  const textSha256 = sha256(text);
  const toUnits = unitsOf(text);
  const stands = segments.every((segment) => text.slice(toUnits(segment).start, toUnits(segment).end) === segment.text);
  return stands
    ? { status: 'anchored', similarity: 1, segments, differences: [], textSha256 }
    : { status: 'orphaned', similarity: 0, segments: [], differences: [], textSha256 };
};

const verifyIn = ({ statement, text }: StatementInText, given: string): Verification => {
  // As stored texts are.
  const page = wellFormed(given);
  const { segments, ...location } = locate(text, statement.segments.map(unitsOf(text)), page);
  const excerpts = segments.map(excerptsOf(page));
  return { ...location, segments: excerpts, differences: differencesOf(statement.text, excerpts, location), textSha256: sha256(page) };
};

const differencesOf = (words: string, segments: { text: string }[], { similarity }: Pick<Location, 'similarity'>): Verification['differences'] =>
  similarity === 0 || similarity === 1 ? [] : diffWords(words, segments.map(({ text }) => text).join(' '));
