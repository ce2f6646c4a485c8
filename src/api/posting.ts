import { Readable } from 'node:stream';
import type { FastifyRequest, FastifySchemaCompiler, onRequestHookHandler } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import type { StoreResult } from '../db/store.ts';
import type { By } from '../db/writing.ts';
import { ArticleSource } from '../ingest/article-input.ts';
import type { Engine } from '../ingest/engine.ts';
import type { PreparedArticle } from '../ingest/index.ts';
import { prepareArticle } from '../ingest/index.ts';
import { notesOn } from '../ingest/notes.ts';
import type { Writer } from '../ingest/writer.ts';
import { gives } from './accept.ts';
import { Article, showArticle, toArticle } from './articles.ts';
import { holderOf } from './auth.ts';
import { answerBulk, LINES } from './bulk.ts';
import { foundResource } from './found.ts';
import type { UnderWay } from './idempotency.ts';
import { answerOnce } from './idempotency.ts';
import { MAX_BODY_BYTES } from './json-body.ts';
import { once } from './parameters.ts';
import { BODY_PROBLEMS, PLAIN_PROBLEMS, ProblemError, problemResponse } from './problem.ts';
import type { TextAccess } from './text-access.ts';

const Receipt = Article.extend({
  outcome: z
    .enum(['created', 'revised', 'completed', 'unchanged'])
    .describe(
      '`created`: it is new; `revised`: its URL was known, with another text; `completed`: it was there already, with less known of it, which `notes` name; `unchanged`: it was there already, and nothing was stored',
    ),
  notes: z.array(z.string()).describe('What else there is to know, as that it is not in English, or is stored with another date than the one given'),
}).meta({ id: 'ArticleReceipt', description: 'An article that was handed in, with what was found in it' });

const PostQuery = z.strictObject({
  dryRun: z
    .enum(['true', 'false'], once('is not true or false'))
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: '`true` stores nothing, and answers what would be.' }),
  restore: z
    .enum(['true', 'false'], once('is not true or false'))
    .transform((value) => value === 'true')
    .optional()
    .meta({ description: '`true` lets an article come back that was taken down; needs a key of the role `admin`.' }),
});

export type PostingParts = { db: Db; engine: Engine; writer: Writer; textAccess: TextAccess };

const isBulk = ({ headers }: FastifyRequest): boolean => headers['content-type']?.split(';')[0]?.trim().toLowerCase() === LINES;

/** Lines are answered with lines. */
const givesAlike: onRequestHookHandler = function (request, reply, done) {
  gives(isBulk(request) ? LINES : 'application/json').call(this, request, reply, done);
};

/** Lines are checked one by one, as they come. */
const unlessStream: FastifySchemaCompiler<z.ZodType> = (route) => {
  const validate = validatorCompiler(route);
  return (data) => (data instanceof Readable ? { value: data } : validate(data));
};

export const postingRoutes: FastifyPluginCallbackZod<PostingParts> = (app, parts, done) => {
  const underWay: UnderWay = new Set();
  app.setValidatorCompiler(unlessStream);
  app.addContentTypeParser(LINES, (_request, payload, parsed) => {
    parsed(null, payload);
  });
  app.post(
    '/articles',
    {
      config: { needs: 'ingest' },
      bodyLimit: MAX_BODY_BYTES,
      onRequest: givesAlike,
      schema: {
        operationId: 'createArticle',
        tags: ['Articles'],
        summary: 'Hand in an article, or many',
        description:
          'A text, or a page of which the article is taken. The same again changes nothing, but what it was stored without, as its date, is taken: an article is its URL or, without one, its text with outlet and title. ' +
          'With an `Idempotency-Key` a repeated request gets the first answer again, for a week.\n\n' +
          'As `application/x-ndjson` any number of articles, one a line, each with an `id` of your own if you like; lines come back as they are stored, in order, each with `notes` where there are any: ' +
          '`{ "line", "id", "article", "outcome", "statements" }` or `{ "line", "id", "error": { "code", "detail" } }`. Read while you write.',
        consumes: ['application/json', LINES],
        querystring: PostQuery,
        body: ArticleSource,
        response: {
          201: Receipt.describe('It is new'),
          200: {
            description: Receipt.description ?? '',
            content: { 'application/json': { schema: Receipt }, [LINES]: { schema: z.string().describe('What became of each line, a line of JSON each') } },
          },
          ...PLAIN_PROBLEMS,
          ...BODY_PROBLEMS,
          409: problemResponse('The first request with this `Idempotency-Key` is still being answered (`conflict`)'),
          410: problemResponse('It was taken down (`gone`); an admin may `restore` it'),
          422: problemResponse(
            'The `Idempotency-Key` was used for another request (`idempotency-key-reused`), or reading the article took too long, or more memory than there is (`query-too-costly`)',
          ),
        },
      },
    },
    async (request, reply) => {
      const { dryRun = false, restore = false } = request.query;
      const { id: key, role } = holderOf(request);
      if (restore && role !== 'admin') throw new ProblemError('forbidden', `Only a key of the role admin restores; this one has the role ${role}.`);
      const options = { by: { key }, restore };
      if (isBulk(request)) return answerBulk({ ...parts, ...options, dryRun }, request, reply);
      const { body } = request;
      return dryRun ? answerTry(parts, body, options) : answerOnce({ ...parts, underWay }, { request, reply }, () => answerOne(parts, body, options));
    },
  );
  done();
};

type StoreOptions = { by: By; restore: boolean };

const answerOne = async ({ db, engine, writer, textAccess }: PostingParts, source: ArticleSource, options: StoreOptions) => {
  const prepared = await prepareArticle(db, source, { engine, ...options });
  const { id } = prepared.article;
  const stored = prepared.settled ? [] : await writer.run('storeSome', { articles: [prepared], dryRun: false, ...options });
  const [result = prepared.settled ?? { id, outcome: 'unchanged' }] = stored;
  const body = toReceipt(await showArticle(db, result.id, { textAccess }), prepared, result);
  return { status: result.outcome === 'created' ? 201 : 200, articleId: result.id, body };
};

const answerTry = async ({ db, engine, writer, textAccess }: PostingParts, source: ArticleSource, options: StoreOptions) => {
  const prepared = await prepareArticle(db, source, { engine, ...options });
  const { result, whole } = await writer.run('tryArticle', { prepared, ...options });
  const article = foundResource(db, { type: 'article', id: result.id }, whole);
  return toReceipt(toArticle(article, { textAccess }), prepared, result);
};

const toReceipt = (article: Article, { article: { language } }: PreparedArticle, { outcome, taken, left }: StoreResult): z.infer<typeof Receipt> => ({
  ...article,
  outcome,
  notes: notesOn({ language: article.language ?? language ?? null, taken, left }),
});
