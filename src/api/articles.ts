import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { ARTICLE_FILTERS, listArticles } from '../db/articles.ts';
import type { Db } from '../db/open.ts';
import { withLinks } from '../db/statement-links.ts';
import type { WholeArticle } from '../db/whole-article.ts';
import { findWholeArticle } from '../db/whole-article.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import type { ListReading } from './narrowed.ts';
import { readPage } from './narrowed.ts';
import { valuesOf } from '../db/filter.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS, LIST_PROBLEMS, TOO_COSTLY } from './problem.ts';
import { articleFacts, Statement } from './statement.ts';
import type { TextAccess } from './text-access.ts';

const ArticleLinks = z.object({ self: z.string(), statements: z.string().describe('Its statements, page by page') });

/** What is known of an article, as it is shown itself. */
const articleColumns = {
  ...articleFacts,
  author: z.string().nullable().describe('Who wrote it, as printed'),
  language: z.string().nullable().describe('As a tag (BCP 47), given or detected; only English is read for statements'),
};

const ArticleSummary = z.object({ ...articleColumns, links: ArticleLinks }).meta({ id: 'ArticleSummary', description: 'An article as lists show it' });

export const Article = z
  .object({
    ...articleColumns,
    text: z
      .string()
      .nullable()
      .describe('The whole text, never altered: all offsets point into it; null where this server does not give it out (`TEXT_ACCESS`)'),
    statements: z.array(Statement).describe('Its statements in the order of the text'),
    links: ArticleLinks,
  })
  .meta({ id: 'Article', description: 'A text we were given, with what is known of it' });
export type Article = z.infer<typeof Article>;

const ArticleList = listOf(ArticleSummary, NoMeta).meta({ id: 'ArticleList', description: 'One page of articles' });

const ArticlesQuery = listQuery(filterParameters(ARTICLE_FILTERS));

export const articleRoutes: FastifyPluginCallbackZod<ListReading & { textAccess: TextAccess }> = (app, { textAccess, ...reading }, done) => {
  app.get(
    '/articles',
    {
      schema: {
        operationId: 'listArticles',
        tags: ['Articles'],
        summary: 'The articles, newest first',
        querystring: ArticlesQuery,
        response: { 200: ArticleList, ...LIST_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request, reply) => answerList(reading, request.query, reply),
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
    (request) => showArticle(reading.db, request.params.id, { textAccess }),
  );
  done();
};

const answerList = async (reading: ListReading, query: z.infer<typeof ArticlesQuery>, reply: FastifyReply): Promise<z.infer<typeof ArticleList>> => {
  const { rows, next } = await readPage(
    reading,
    { name: 'listArticles', read: listArticles },
    { filters: valuesOf(ARTICLE_FILTERS, query), ...pageRequest(reply, query) },
  );
  return { data: rows.map((article) => ({ ...article, links: linksOf(article.id) })), links: pageLinks(reply, query, { next }), meta: {} };
};

/** An article as clients see it. */
export const showArticle = async (db: Db, id: string, access: { textAccess: TextAccess }): Promise<Article> =>
  toArticle(foundResource(db, { type: 'article', id }, await findWholeArticle(db, id)), access);

/** The same of one that was read already. */
export const toArticle = ({ article: { text, ...article }, statements }: WholeArticle, { textAccess }: { textAccess: TextAccess }): Article => ({
  ...article,
  text: textAccess === 'full' ? text : null,
  statements: statements.map(withLinks),
  links: linksOf(article.id),
});

const linksOf = (id: string): z.infer<typeof ArticleLinks> => ({ self: `/articles/${id}`, statements: `/statements?article=${id}` });
