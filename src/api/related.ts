import { setImmediate as breath } from 'node:timers/promises';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { similarityOf } from '../anchor/utterance.ts';
import { diffWords } from '../anchor/word-diff.ts';
import type { Db } from '../db/open.ts';
import { MOST_RELATED, reportsOf, saidAtSameEvent } from '../db/related.ts';
import { findStanding } from '../db/revisions.ts';
import { withLinks } from '../db/statement-links.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { idParameter, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS } from './problem.ts';
import { Statement } from './statement.ts';
import { WordChange } from './verify.ts';

const OtherReport = z
  .object({
    statement: Statement,
    similarity: z.number().min(0).max(1).describe('How much of the words is the same'),
    differences: z.array(WordChange).describe('From the words of the statement asked for to these'),
  })
  .meta({ id: 'OtherReport', description: 'The same utterance as another article reports it' });

const Related = z
  .object({
    reports: z.array(OtherReport).describe(`The same utterance in other articles, the first published first; ${MOST_RELATED} at most`),
    atSameEvent: z.array(Statement).describe(`What the same speakers said besides at, or about, the same event, newest first; ${MOST_RELATED} at most`),
    links: z.object({ self: z.string(), statement: z.string() }),
  })
  .meta({ id: 'Related', description: 'What belongs to a statement' });

export const relatedRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  app.get(
    '/statements/:id/related',
    {
      schema: {
        operationId: 'getRelated',
        tags: ['Statements'],
        summary: 'The same utterance in other articles, and what was said on the same occasion',
        params: idParameter('The id of a statement', STATEMENT.id),
        querystring: NoQuery,
        response: { 200: Related, ...ITEM_PROBLEMS },
      },
    },
    (request) => answerRelated(db, request.params.id),
  );
  done();
};

const answerRelated = async (db: Db, id: string): Promise<z.infer<typeof Related>> => {
  const statement = foundResource(db, { type: 'statement', id }, await findStanding(db, id));
  const reports = await reportsOf(db, statement);
  return {
    reports: await compareReports(statement, reports),
    atSameEvent: (await saidAtSameEvent(db, statement)).map(withLinks),
    links: { self: `/statements/${id}/related`, statement: `/statements/${id}` },
  };
};

/** One after the other, since long statements that differ in much take long; other requests are answered between them. */
const compareReports = async ({ text }: StoredStatement, reports: StoredStatement[]): Promise<z.infer<typeof OtherReport>[]> => {
  const compared: z.infer<typeof OtherReport>[] = [];
  for (const other of reports) {
    await breath();
    const similarity = similarityOf(text, other.text);
    await breath();
    compared.push({ statement: withLinks(other), similarity, differences: diffWords(text, other.text) });
  }
  return compared;
};
