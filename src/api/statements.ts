import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lastOwnChanges } from '../db/changes.ts';
import type { Db } from '../db/open.ts';
import type { Standing } from '../db/revisions.ts';
import { standingOf, textOf } from '../db/revisions.ts';
import { inSnapshot } from '../db/snapshot.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import { baseUrlOf } from './base-url.ts';
import { STATEMENT } from './examples.ts';
import type { Format } from './formats.ts';
import { chooseFormat, formatParameter, inFormats } from './formats.ts';
import { foundResource } from './found.ts';
import { pageLinks, pageRequest } from './list.ts';
import { idParameter } from './parameters.ts';
import { ITEM_PROBLEMS, LIST_PROBLEMS, TOO_COSTLY } from './problem.ts';
import { compiledSerializer } from './serializers.ts';
import { ITEM_FORMATS, LIST_FORMATS, only } from './statement-formats.ts';
import { extrasOf } from './statement-extras.ts';
import { StatementList } from './statement-list.ts';
import { listMeta } from './statement-meta.ts';
import type { Near, Reading } from './statement-pages.ts';
import { contextIn, idPages, readStatements, textNear } from './statement-pages.ts';
import { readQuestion, sortOf, StatementsQuery } from './statement-query.ts';
import type { Statement } from './statement.ts';
import { STATEMENT_KEYS, StatementInContext, toStanding } from './statement.ts';
import { streamRows } from './stream.ts';
import type { ListWriter } from './written-statements.ts';
import { listWriter } from './written-statements.ts';

const StatementQuery = z.strictObject({ format: formatParameter(ITEM_FORMATS) });

export const statementRoutes: FastifyPluginCallbackZod<Reading> = (app, parts, done) => {
  const reading = { ...parts, writeList: listWriter(parts.db, app.serializerCompiler ?? compiledSerializer) };
  app.get(
    '/statements',
    {
      schema: {
        operationId: 'listStatements',
        tags: ['Statements'],
        summary: 'Who said what, when, at which event, and where is it written',
        description:
          'All filters can be combined; several values of one are alternatives. A statement without a day of its own counts as said when its article was published.',
        querystring: StatementsQuery,
        response: { 200: inFormats(StatementList, LIST_FORMATS), ...LIST_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request, reply) => answerList(reading, request.query, reply),
  );
  app.get(
    '/statements/:id',
    {
      schema: {
        operationId: 'getStatement',
        tags: ['Statements'],
        summary: 'One statement with the sentences around it',
        params: idParameter('The id of a statement', STATEMENT.id),
        querystring: StatementQuery,
        response: { 200: inFormats(StatementInContext, ITEM_FORMATS), ...ITEM_PROBLEMS },
      },
    },
    (request, reply) => answerOne(reading, request, reply),
  );
  done();
};

type Listing = Reading & { writeList: ListWriter };

const answerList = async (reading: Listing, query: StatementsQuery, reply: FastifyReply): Promise<StatementList | string | Buffer | Readable> => {
  const { write, rows }: Format<StatementList, Statement> = LIST_FORMATS[chooseFormat(reply, query.format, LIST_FORMATS)];
  if (rows) return answerRows(reading, query, { reply, rows });
  const { ids, ...about } = await readList(reading, query, reply);
  const extras = extrasOf(query);
  if (!write && !query.fields && extras.size === 0) return reading.writeList(ids, about);
  const data = await readStatements(reading, ids, { q: query.q, extras });
  if (write) return write({ data, ...about }, { base: baseUrlOf(reply.request), changedAt: lastOwnChanges(reading.db, 'statement', ids) });
  if (!query.fields) return { data, ...about };
  // Rows without all that the schema says are written as they are.
  reply.serializer(JSON.stringify);
  return { data: data.map((statement) => only(statement, query.fields)), ...about };
};

const readList = async (reading: Reading, query: StatementsQuery, reply: FastifyReply): Promise<Pick<StatementList, 'links' | 'meta'> & { ids: string[] }> => {
  const sort = sortOf(query);
  const request = pageRequest(reply, query, sort);
  const question = await readQuestion(reading.db, query);
  const page = await idPages(reading, question.filters, sort)(request);
  const meta = await listMeta(reading.costly, question, { query, page });
  // Another time it may be done in time.
  if (meta.timedOut) reply.header('cache-control', 'no-store');
  return { ids: page.rows, links: pageLinks(reply, query, { next: page.next, order: sort }), meta };
};

type RowWriting = { reply: FastifyReply; rows: NonNullable<Format<never, Statement>['rows']> };

/** One page with a `limit`, or all rows as a stream. */
const answerRows = async (
  reading: Reading,
  query: StatementsQuery,
  { reply, rows: { head, row, extras: has = [] } }: RowWriting,
): Promise<Readable | string> => {
  const sort = sortOf(query);
  const request = pageRequest(reply, query, sort);
  const { filters } = await readQuestion(reading.db, query);
  const page = idPages(reading, filters, sort);
  const extras = extrasOf(query, has);
  // What is asked for besides has a column, too.
  const how = { fields: query.fields ?? (extras.has('context') ? STATEMENT_KEYS : undefined), base: baseUrlOf(reply.request) };
  const write = async (ids: string[]): Promise<string> => {
    const statements = await readStatements(reading, ids, { q: query.q, extras });
    return statements.map((statement) => row(statement, how)).join('');
  };
  const first = head(how);
  if (query.limit === undefined) return reply.request.method === 'HEAD' ? Readable.from([]) : streamRows({ first, page, write }, request.after);
  const { rows: ids, next } = await page(request);
  pageLinks(reply, query, { next, order: sort });
  return first + (await write(ids));
};

type OneRequest = { params: { id: string }; query: z.infer<typeof StatementQuery> };

const answerOne = async (reading: Reading, { params, query }: OneRequest, reply: FastifyReply): Promise<StatementInContext | string> => {
  const { write }: Format<Statement> = ITEM_FORMATS[chooseFormat(reply, query.format, ITEM_FORMATS)];
  const statement = await answerStatement(reading, params.id);
  return write ? write(statement, { base: baseUrlOf(reply.request) }) : statement;
};

/** A statement with what is around it, wherever it stands or stood. */
export const answerStatement = async ({ db, textAccess }: Pick<Reading, 'db' | 'textAccess'>, id: string): Promise<StatementInContext> => {
  // Of one state, so that it stands in its text.
  const { standing, near } = inSnapshot(db, () => {
    const standing = standingOf(db, id);
    return { standing, near: standing && textAccess !== 'none' ? textAround(db, standing) : undefined };
  });
  const statement = foundResource(db, { type: 'statement', id }, standing);
  return Promise.resolve({ ...toStanding(statement), context: near ? contextIn(near, statement) : null });
};

/** Of a text of today what is near, of a former one all. */
const textAround = (db: Db, statement: StoredStatement & Standing): Near => {
  const { article, revision } = statement;
  return revision.current ? textNear(db, statement) : { text: textOf(db, article.id, revision.number) ?? '', start: 0 };
};
