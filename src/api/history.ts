import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { lastChangeOf } from '../db/changes.ts';
import type { Resource } from '../db/facts.ts';
import type { HistoryEntry } from '../db/history.ts';
import { historyOf } from '../db/history.ts';
import { CHANGE_OPS, RESOURCES } from '../db/keeping-tables.ts';
import type { Db } from '../db/open.ts';
import { EVENT, SPEAKER, STATEMENT } from './examples.ts';
import { PATHS } from './found.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { idParameter, listQuery } from './parameters.ts';
import { found, ITEM_PROBLEMS } from './problem.ts';
import { KeyHolder } from './revisions.ts';

const Facts = z.record(z.string(), z.unknown()).nullable();

const Entry = z
  .object({
    seq: z.int().positive().describe('As in `/changes`'),
    at: z.string().meta({ description: 'When it was written', format: 'date-time' }),
    op: z.enum(CHANGE_OPS),
    by: KeyHolder.nullable().describe('Null when it came from the command line'),
    reason: z.string().nullable(),
    into: z.string().nullable().describe('Which speaker a merged one is now'),
    before: Facts.describe(
      'The facts that changed, as they were; null when it was created, or what it was is not kept. Of a speaker also `merged`, who all are this one, `splitOff`, and `mergedInto` when that is undone: ids',
    ),
    after: Facts.describe('The same facts as they were after that'),
  })
  .meta({ id: 'HistoryEntry', description: 'Something that happened to a resource' });

const History = listOf(Entry, NoMeta).meta({ id: 'History', description: 'One page of what happened to a resource, newest first' });

const HistoryQuery = listQuery({});

const TAGS: Record<Resource, string> = { article: 'Articles', statement: 'Statements', speaker: 'Speakers', event: 'Events' };
const EXAMPLES: Record<Resource, string> = { article: STATEMENT.article.id, statement: STATEMENT.id, speaker: SPEAKER.id, event: EVENT.id };

export const historyRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  for (const type of RESOURCES) {
    app.get(
      `${PATHS[type]}/:id/history`,
      {
        schema: {
          operationId: `get${type.charAt(0).toUpperCase()}${type.slice(1)}History`,
          tags: [TAGS[type]],
          summary: `What happened to ${type === 'article' || type === 'event' ? 'an' : 'a'} ${type}: who, when, why, before and after`,
          params: idParameter(`The id of ${type === 'article' || type === 'event' ? 'an' : 'a'} ${type}`, EXAMPLES[type]),
          querystring: HistoryQuery,
          response: { 200: History, ...ITEM_PROBLEMS },
        },
      },
      ({ params: { id }, query }, reply) => answerHistory(db, { type, id, query }, reply),
    );
  }
  done();
};

type Asked = { type: Resource; id: string; query: z.infer<typeof HistoryQuery> };

const answerHistory = async (db: Db, { type, id, query }: Asked, reply: FastifyReply): Promise<z.infer<typeof History>> => {
  found(lastChangeOf(db, type, id), `${type} ${id}`);
  const { rows, next } = await historyOf(db, { type, id }, pageRequest(reply, query));
  return { data: rows.map(toEntry), links: pageLinks(reply, query, { next }), meta: {} };
};

const toEntry = ({ at, ...entry }: HistoryEntry): z.infer<typeof Entry> => ({ ...entry, at: new Date(at).toISOString() });
