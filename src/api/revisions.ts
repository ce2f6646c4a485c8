import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { OUTCOMES } from '../anchor/align-statements.ts';
import { hasArticle } from '../db/articles.ts';
import { KEY_ROLES } from '../db/key-roles.ts';
import type { Db } from '../db/open.ts';
import type { Revision as StoredRevision } from '../db/revisions.ts';
import { findText, listRevisions } from '../db/revisions.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { idParameter, listQuery, NoQuery } from './parameters.ts';
import { found, ITEM_PROBLEMS } from './problem.ts';
import type { TextAccess } from './text-access.ts';
import { WordChange } from './verify.ts';

/** Whose key something was done with. */
export const KeyHolder = z
  .object({ id: z.string(), name: z.string().nullable(), role: z.enum(KEY_ROLES) })
  .meta({ id: 'KeyHolder', description: 'Who did it: the key that they showed' });

const StatementOutcome = z
  .object({
    outcome: z.enum(OUTCOMES).describe('`kept`: as it was; `moved`: the same words at another place; `reworded`; `removed`; `added`'),
    was: z.string().nullable().describe('The statement in the text before; null when it was added. Its permalink goes on'),
    now: z.string().nullable().describe('The statement in this text; null when it was removed'),
    diff: z.array(WordChange).nullable().describe('How its words changed, when it was reworded'),
  })
  .meta({ id: 'StatementOutcome', description: 'What became of a statement when its article got another text' });

const Revision = z
  .object({
    number: z.int().positive().describe('Counted from 1'),
    at: z.string().meta({ description: 'When it was stored', format: 'date-time' }),
    by: KeyHolder.nullable().describe('Null when it came from the command line'),
    title: z.string().nullable(),
    published: z.string().nullable(),
    outcomes: z
      .array(StatementOutcome)
      .describe('What became of the statements of the text before, in the order of this text, those removed last; empty for the first'),
    links: z.object({ text: z.string().describe('This very text'), article: z.string() }),
  })
  .meta({ id: 'Revision', description: 'One of the texts that an article has had' });

const RevisionList = listOf(Revision, NoMeta).meta({ id: 'RevisionList', description: 'One page of the texts of an article' });

const RevisionText = z
  .object({ number: z.int().positive(), text: z.string().nullable().describe('Null where this server does not give it out (`TEXT_ACCESS`)') })
  .meta({ id: 'RevisionText', description: 'A text that an article has or had: the offsets of the statements of that time point into it' });

const RevisionParameters = idParameter('The id of an article', STATEMENT.article.id).extend({
  number: z.string().meta({ description: 'The number of one of its texts, from 1.', examples: ['1'] }),
});

const RevisionsQuery = listQuery({});

export const revisionRoutes: FastifyPluginCallbackZod<{ db: Db; textAccess: TextAccess }> = (app, { db, textAccess }, done) => {
  app.get(
    '/articles/:id/revisions',
    {
      schema: {
        operationId: 'getRevisions',
        tags: ['Articles'],
        summary: 'The texts that an article has had, newest first, and what became of its statements',
        params: idParameter('The id of an article', STATEMENT.article.id),
        querystring: RevisionsQuery,
        response: { 200: RevisionList, ...ITEM_PROBLEMS },
      },
    },
    (request, reply) => answerRevisions(db, { ...request.query, id: request.params.id }, reply),
  );
  app.get(
    '/articles/:id/revisions/:number',
    {
      schema: {
        operationId: 'getRevision',
        tags: ['Articles'],
        summary: 'One of the texts that an article has had',
        params: RevisionParameters,
        querystring: NoQuery,
        response: { 200: RevisionText, ...ITEM_PROBLEMS },
      },
    },
    (request) => answerText(db, request.params, textAccess),
  );
  done();
};

const answerRevisions = async (
  db: Db,
  { id, ...query }: z.infer<typeof RevisionsQuery> & { id: string },
  reply: FastifyReply,
): Promise<z.infer<typeof RevisionList>> => {
  foundResource(db, { type: 'article', id }, hasArticle(db, id) || undefined);
  const { rows, next } = await listRevisions(db, id, pageRequest(reply, query));
  return { data: rows.map((row) => toRevision(id, row)), links: pageLinks(reply, query, { next }), meta: {} };
};

const toRevision = (id: string, revision: StoredRevision): z.infer<typeof Revision> => ({
  ...revision,
  links: { text: `/articles/${id}/revisions/${String(revision.number)}`, article: `/articles/${id}` },
});

const answerText = async (db: Db, { id, number }: z.infer<typeof RevisionParameters>, textAccess: TextAccess): Promise<z.infer<typeof RevisionText>> => {
  foundResource(db, { type: 'article', id }, hasArticle(db, id) || undefined);
  const text = found(/^\d{1,9}$/.test(number) ? await findText(db, id, Number(number)) : undefined, `text number ${number} of the article ${id}`);
  return { number: Number(number), text: textAccess === 'full' ? text : null };
};
