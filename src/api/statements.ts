import type { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Db } from '../db/open.ts';
import type { Page, PageRequest } from '../db/page.ts';
import { findStanding, findText } from '../db/revisions.ts';
import type { SpeakerMatch } from '../db/speaker-matches.ts';
import { matchSpeakers } from '../db/speaker-matches.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import type { StatementQuery, StatementSort } from '../db/statements.ts';
import { listStatements, STATEMENT_FILTERS, STATEMENT_SORTS } from '../db/statements.ts';
import { gives } from './accept.ts';
import { contextOf } from './context.ts';
import { STATEMENT } from './examples.ts';
import type { Format } from './formats.ts';
import { foundResource } from './found.ts';
import { chooseFormat, formatParameter, inFormats } from './formats.ts';
import { pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery, sortParameter } from './parameters.ts';
import { found, ITEM_PROBLEMS, LIST_PROBLEMS } from './problem.ts';
import { LIST_FORMATS } from './statement-formats.ts';
import { StatementList } from './statement-list.ts';
import type { Statement } from './statement.ts';
import { StatementInContext, toStanding, toStatement } from './statement.ts';
import { streamRows } from './stream.ts';
import type { TextAccess } from './text-access.ts';

const SORTS = Object.keys(STATEMENT_SORTS) as StatementSort[];
const StatementsQuery = listQuery({
  ...filterParameters(STATEMENT_FILTERS),
  sort: sortParameter(
    SORTS,
    'By the day it was said, newest first (`-saidOn`, the default) or oldest first (`saidOn`), or by its place in the text (`position`, the default with one `article`).',
  ),
  format: formatParameter(LIST_FORMATS),
});
type StatementsQuery = z.infer<typeof StatementsQuery>;

export const statementRoutes: FastifyPluginCallbackZod<{ db: Db; textAccess: TextAccess }> = (app, { db, textAccess }, done) => {
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
        response: { 200: inFormats(StatementList, LIST_FORMATS), ...LIST_PROBLEMS },
      },
    },
    (request, reply) => answerList(db, request.query, reply),
  );
  app.get(
    '/statements/:id',
    {
      onRequest: gives('application/json'),
      schema: {
        operationId: 'getStatement',
        tags: ['Statements'],
        summary: 'One statement with the sentences around it',
        params: idParameter('The id of a statement', STATEMENT.id),
        querystring: NoQuery,
        response: { 200: StatementInContext, ...ITEM_PROBLEMS },
      },
    },
    (request) => answerOne(db, request.params.id, { textAccess }),
  );
  done();
};

const answerList = async (db: Db, query: StatementsQuery, reply: FastifyReply): Promise<StatementList | string | Readable> => {
  const { write, rows }: Format<StatementList, Statement> = LIST_FORMATS[chooseFormat(reply, query.format, LIST_FORMATS)];
  if (rows && query.limit === undefined) return streamList(db, query, { reply, rows });
  const list = await pageOfList(db, query, reply);
  if (rows) return [rows.head(undefined), ...list.data.map((statement) => rows.row(statement, undefined))].join('');
  return write ? write(list) : list;
};

const sortOf = ({ sort, article }: StatementsQuery): StatementSort => sort ?? (article?.length === 1 ? 'position' : '-saidOn');

const pageOfList = async (db: Db, query: StatementsQuery, reply: FastifyReply): Promise<StatementList> => {
  const sort = sortOf(query);
  const { filters, speakers } = await readFilters(db, query);
  const { rows, next } = await listStatements(db, { filters, sort, ...pageRequest(reply, query, sort) });
  return {
    data: rows.map(toStatement),
    links: pageLinks(reply, query, { next, order: sort }),
    meta: { speakers: speakers.map(({ ids: _, ...match }) => match) },
  };
};

/** The filters with speakers by id, and whom their names meant. */
const readFilters = async (db: Db, query: StatementsQuery): Promise<{ filters: StatementQuery['filters']; speakers: SpeakerMatch[] }> => {
  const speakers = await matchSpeakers(db, query.speaker ?? []);
  return { speakers, filters: { ...query, speaker: query.speaker && [...new Set(speakers.flatMap(({ ids }) => ids))] } };
};

type RowWriting = { reply: FastifyReply; rows: NonNullable<Format<never, Statement>['rows']> };

const streamList = async (db: Db, query: StatementsQuery, { reply, rows }: RowWriting): Promise<Readable | string> => {
  const sort = sortOf(query);
  const { after } = pageRequest(reply, query, sort);
  const { filters } = await readFilters(db, query);
  const page = (request: PageRequest): Promise<Page<StoredStatement>> => listStatements(db, { filters, sort, ...request });
  if (reply.request.method === 'HEAD') return '';
  return streamRows(after, page, { first: rows.head(undefined), write: (row) => rows.row(toStatement(row), undefined) });
};

const answerOne = async (db: Db, id: string, { textAccess }: { textAccess: TextAccess }): Promise<z.infer<typeof StatementInContext>> => {
  const statement = foundResource(db, { type: 'statement', id }, await findStanding(db, id));
  if (textAccess === 'none') return { ...toStanding(statement), context: null };
  const text = found(await findText(db, statement.article.id, statement.revision.number), `article ${statement.article.id}`);
  const [start, end] = [statement.segments[0]?.start ?? 0, statement.segments.at(-1)?.end ?? 0];
  return { ...toStanding(statement), context: contextOf(text, { start, end }) };
};
