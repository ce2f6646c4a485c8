import { setImmediate as breath } from 'node:timers/promises';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { similarityOf } from '../anchor/utterance.ts';
import { diffWords } from '../anchor/word-diff.ts';
import { MOST_RELATED, reportsOf } from '../db/related.ts';
import { findStanding } from '../db/revisions.ts';
import { withLinks } from '../db/statement-links.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import { linkedStatements } from '../db/written-statements.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { idParameter, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS, TOO_COSTLY } from './problem.ts';
import { Statement } from './statement.ts';
import type { Reading } from './statement-pages.ts';
import { idPages } from './statement-pages.ts';
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

export const relatedRoutes: FastifyPluginCallbackZod<Reading> = (app, reading, done) => {
  app.get(
    '/statements/:id/related',
    {
      schema: {
        operationId: 'getRelated',
        tags: ['Statements'],
        summary: 'The same utterance in other articles, and what was said on the same occasion',
        params: idParameter('The id of a statement', STATEMENT.id),
        querystring: NoQuery,
        response: { 200: Related, ...ITEM_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request) => answerRelated(reading, request.params.id),
  );
  done();
};

const answerRelated = async (reading: Reading, id: string): Promise<z.infer<typeof Related>> => {
  const { db } = reading;
  const statement = foundResource(db, { type: 'statement', id }, await findStanding(db, id));
  const reports = await reportsOf(db, statement);
  return {
    reports: await compareReports(statement, reports),
    atSameEvent: await saidAtSameEvent(reading, statement),
    links: { self: `/statements/${id}/related`, statement: `/statements/${id}` },
  };
};

/** The list that the same speakers and the same event narrow, without the statement itself. */
const saidAtSameEvent = async (reading: Reading, { id, event, speakers }: StoredStatement): Promise<Statement[]> => {
  if (!event || speakers.length === 0) return [];
  const same = { speaker: speakers.map((speaker) => speaker.id), event: [event.id] };
  const { rows } = await idPages(reading, same, '-saidOn')({ limit: MOST_RELATED + 1, after: undefined });
  const others = rows.filter((other) => other !== id).slice(0, MOST_RELATED);
  return linkedStatements(reading.db, others);
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
