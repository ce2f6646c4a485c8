import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { linkToText } from '../anchor/text-fragment.ts';
import { findArticle } from '../db/articles.ts';
import type { Db } from '../db/open.ts';
import { STATEMENT_STATUSES } from '../db/statement-tables.ts';
import { matchSpeakers, MAX_LISTED } from '../db/speaker-matches.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import type { StatementSort } from '../db/statements.ts';
import { findStatement, listStatements, STATEMENT_FILTERS, STATEMENT_SORTS } from '../db/statements.ts';
import { EVENT_RELATIONS, PRECISIONS, SPEAKER_KINDS, STATEMENT_KINDS } from '../extract/types.ts';
import { contextOf } from './context.ts';
import { STATEMENT } from './examples.ts';
import { listOf, pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery, sortParameter } from './parameters.ts';
import { found, ITEM_PROBLEMS, LIST_PROBLEMS } from './problem.ts';
import type { TextAccess } from './text-access.ts';

const offset = (description: string) => z.int().nonnegative().describe(description);

export const Excerpt = z
  .object({
    start: offset('The first code point'),
    end: offset('The code point after the last'),
    text: z.string().describe('The words that stand there'),
  })
  .meta({ id: 'Excerpt', description: 'A stretch of the article’s text, in Unicode code points, end exclusive' });

/** A date of any precision, as the keys of the object that it belongs to. */
export const preciseDate = {
  date: z.string().nullable().describe('`2021-07-28`, `2021-07` or `2021`: as long as its precision; null when it is not known'),
  precision: z.enum(PRECISIONS).describe('How much of the date is known'),
};

export const SpeakerReference = z
  .object({
    id: z.string().describe('As in `/speakers/{id}`'),
    name: z.string(),
    kind: z.enum(SPEAKER_KINDS),
  })
  .meta({ id: 'SpeakerReference', description: 'A speaker, by name' });

const StatementSpeaker = SpeakerReference.extend({
  role: z.string().nullable().describe('The title as this article prints it'),
  namedAt: Excerpt.describe('Where this article names them'),
}).meta({ id: 'StatementSpeaker', description: 'One who said it, as the article shows them' });

const SaidOn = z
  .object({ ...preciseDate, words: z.string().describe('The words of the text that say so') })
  .meta({ id: 'SaidOn', description: 'The day it was said, where the text gives one' });

const StatementEvent = z
  .object({
    id: z.string().describe('As in `/events/{id}`'),
    name: z.string(),
    ...preciseDate,
    relation: z.enum(EVENT_RELATIONS).describe('`at`: the occasion it was said at; `about`: the one it reports or comments on'),
  })
  .meta({ id: 'StatementEvent', description: 'The event that a statement belongs to' });

/** What is known of an article besides its text. */
export const articleFacts = {
  id: z.string().describe('As in `/articles/{id}`'),
  title: z.string().nullable(),
  outlet: z.string().nullable().describe('Who published it'),
  url: z.string().nullable(),
  published: z.string().nullable().describe('`2021-07-28`, `2021-07` or `2021`'),
};
const StatementArticle = z.object(articleFacts).meta({ id: 'StatementArticle', description: 'The article that a statement stands in' });

export const Statement = z
  .object({
    id: z.string().describe('From its article and its words: the same after a reload, and when text is added before it'),
    kind: z.enum(STATEMENT_KINDS).describe('`direct`: all of it quoted; `mixed`: a paraphrase with quoted parts; `indirect`: a paraphrase'),
    text: z.string().describe('The segments, joined by one space'),
    segments: z.array(Excerpt).describe('Where it stands; several when it is interrupted'),
    cue: Excerpt.nullable().describe('The words that attribute it; null when none do'),
    mention: Excerpt.nullable().describe('How the text names who said it; null when it does not'),
    speakers: z.array(StatementSpeaker).describe('Who said it; several when they said it together, none when nobody is named'),
    saidOn: SaidOn.nullable().describe('The day it was said; null when the text gives none'),
    event: StatementEvent.nullable(),
    article: StatementArticle,
    status: z.enum(STATEMENT_STATUSES),
    confidence: z.number().min(0).max(1).nullable().describe('The chance that words and speakers are right; null while that is not calibrated'),
    links: z.object({
      self: z.string(),
      article: z.string(),
      source: z.string().nullable().describe('Opens the article’s page at the words, by a text fragment; null when no URL is known'),
    }),
  })
  .meta({ id: 'Statement', description: 'What someone is reported to have said, at one place of one article' });
export type Statement = z.infer<typeof Statement>;

const Context = z
  .object({
    before: Excerpt.nullable().describe('The sentence before; null at the start of the text'),
    sentence: Excerpt.describe('The sentence or sentences that hold the statement'),
    after: Excerpt.nullable().describe('The sentence after; null at the end of the text'),
  })
  .meta({ id: 'Context', description: 'The sentences around a statement' });

const StatementInContext = Statement.extend({ context: Context.nullable().describe('Null where this server gives out no text (`TEXT_ACCESS`)') }).meta({
  id: 'StatementInContext',
  description: 'A statement with the sentences around it',
});

const SpeakerMatch = z
  .object({
    value: z.string().describe('As it was asked for'),
    matched: z.array(SpeakerReference).describe(`Whom it means; of more than ${String(MAX_LISTED)} the first ${String(MAX_LISTED)}, by id`),
    ambiguous: z.boolean().describe('Do several bear the name? Then the statements of all are given'),
    suggestions: z.array(SpeakerReference.pick({ id: true, name: true })).describe('The nearest known names, when nobody bears it'),
  })
  .meta({ id: 'SpeakerMatch', description: 'Whom a value of `speaker` means' });

const StatementList = listOf(Statement, z.object({ speakers: z.array(SpeakerMatch).describe('One for each value of `speaker`, in order') })).meta({
  id: 'StatementList',
  description: 'One page of statements',
});

const SORTS = Object.keys(STATEMENT_SORTS) as StatementSort[];
const StatementsQuery = listQuery({
  ...filterParameters(STATEMENT_FILTERS),
  sort: sortParameter(
    SORTS,
    'By the day it was said, newest first (`-saidOn`, the default) or oldest first (`saidOn`), or by its place in the text (`position`, the default with one `article`).',
  ),
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
        response: { 200: StatementList, ...LIST_PROBLEMS },
      },
    },
    (request, reply) => answerList(db, request.query, reply),
  );
  app.get(
    '/statements/:id',
    {
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

const answerList = async (db: Db, query: StatementsQuery, reply: FastifyReply): Promise<z.infer<typeof StatementList>> => {
  const sort = query.sort ?? (query.article?.length === 1 ? 'position' : '-saidOn');
  const speakers = await matchSpeakers(db, query.speaker ?? []);
  const speaker = query.speaker && [...new Set(speakers.flatMap(({ ids }) => ids))];
  const { rows, next } = await listStatements(db, { filters: { ...query, speaker }, sort, ...pageRequest(reply, query, sort) });
  return {
    data: rows.map(toStatement),
    links: pageLinks(reply, query, { next, order: sort }),
    meta: { speakers: speakers.map(({ ids: _, ...match }) => match) },
  };
};

const answerOne = async (db: Db, id: string, { textAccess }: { textAccess: TextAccess }): Promise<z.infer<typeof StatementInContext>> => {
  const statement = found(await findStatement(db, id), `statement ${id}`);
  if (textAccess === 'none') return { ...toStatement(statement), context: null };
  const { text } = found(await findArticle(db, statement.article.id), `article ${statement.article.id}`);
  const [start, end] = [statement.segments[0]?.start ?? 0, statement.segments.at(-1)?.end ?? 0];
  return { ...toStatement(statement), context: contextOf(text, { start, end }) };
};

/** A statement as clients see it. */
export const toStatement = ({ fragment, ...statement }: StoredStatement): Statement => {
  const { id, url } = statement.article;
  return { ...statement, links: { self: `/statements/${statement.id}`, article: `/articles/${id}`, source: url && linkToText(url, fragment) } };
};
