import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ARTICLE_FILTERS, findArticle, listArticles } from '../db/articles.ts';
import type { Db } from '../db/open.ts';
import { statementsOfArticle } from '../db/statements.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS, LIST_PROBLEMS } from './problem.ts';
import { articleFacts, Statement, toStatement } from './statement.ts';
import type { TextAccess } from './text-access.ts';

const ArticleLinks = z.object({ self: z.string(), statements: z.string().describe('Its statements, page by page') });

const ArticleSummary = z.object({ ...articleFacts, links: ArticleLinks }).meta({ id: 'ArticleSummary', description: 'An article as lists show it' });

const Article = z
  .object({
    ...articleFacts,
    text: z
      .string()
      .nullable()
      .describe('The whole text, never altered: all offsets point into it; null where this server does not give it out (`TEXT_ACCESS`)'),
    statements: z.array(Statement).describe('Its statements in the order of the text'),
    links: ArticleLinks,
  })
  .meta({ id: 'Article', description: 'A text we were given, with what is known of it' });

const ArticleList = listOf(ArticleSummary, NoMeta).meta({ id: 'ArticleList', description: 'One page of articles' });

const ArticlesQuery = listQuery(filterParameters(ARTICLE_FILTERS));

export const articleRoutes: FastifyPluginCallbackZod<{ db: Db; textAccess: TextAccess }> = (app, { db, textAccess }, done) => {
  app.get(
    '/articles',
    {
      schema: {
        operationId: 'listArticles',
        tags: ['Articles'],
        summary: 'The articles, newest first',
        querystring: ArticlesQuery,
        response: { 200: ArticleList, ...LIST_PROBLEMS },
      },
    },
    (request, reply) => answerList(db, request.query, reply),
  );
  app.get(
    '/articles/:id',
    {
      schema: {
        operationId: 'getArticle',
        tags: ['Articles'],
        summary: 'One article with its text and its statements',
        params: idParameter('The id of an article', STATEMENT.article.id),
        querystring: NoQuery,
        response: { 200: Article, ...ITEM_PROBLEMS },
      },
    },
    (request) => answerOne(db, request.params.id, { textAccess }),
  );
  done();
};

const answerList = async (db: Db, query: z.infer<typeof ArticlesQuery>, reply: FastifyReply): Promise<z.infer<typeof ArticleList>> => {
  const { rows, next } = await listArticles(db, { filters: query, ...pageRequest(reply, query) });
  return { data: rows.map((article) => ({ ...article, links: linksOf(article.id) })), links: pageLinks(reply, query, { next }), meta: {} };
};

const answerOne = async (db: Db, id: string, { textAccess }: { textAccess: TextAccess }): Promise<z.infer<typeof Article>> => {
  const { text, ...article } = foundResource(db, { type: 'article', id }, await findArticle(db, id));
  const statements = (await statementsOfArticle(db, id)).map(toStatement);
  return { ...article, text: textAccess === 'full' ? text : null, statements, links: linksOf(id) };
};

const linksOf = (id: string): z.infer<typeof ArticleLinks> => ({ self: `/articles/${id}`, statements: `/statements?article=${id}` });
