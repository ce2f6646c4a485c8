import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { findStanding } from '../db/revisions.ts';
import { STATEMENT_STATUSES } from '../db/statement-tables.ts';
import { EVENT_RELATIONS, STATEMENT_KINDS } from '../extract/types.ts';
import type { Writer } from '../ingest/writer.ts';
import type { Asked } from './correction.ts';
import { askedBy, CORRECTION_PROBLEMS, line, MAX_CORRECTION_BYTES, Reason } from './correction.ts';
import { STATEMENT } from './examples.ts';
import { correctMatched, MATCH_PROBLEMS } from './if-match.ts';
import { idParameter, NoQuery } from './parameters.ts';
import { ProblemError } from './problem.ts';
import { StatementInContext } from './statement.ts';
import { answerStatement } from './statements.ts';
import type { TextAccess } from './text-access.ts';

const Correction = z
  .strictObject(
    {
      status: z.enum(STATEMENT_STATUSES).optional().describe('`disputed` and `retracted` need a reason; a retracted statement leaves lists'),
      kind: z.enum(STATEMENT_KINDS).optional(),
      speakers: z.array(line(200)).max(50).optional().describe('Who said it, by id, all of them'),
      event: z
        .strictObject({ id: line(200), relation: z.enum(EVENT_RELATIONS) })
        .nullable()
        .optional()
        .describe('The event it belongs to; null when to none'),
      reason: Reason.optional(),
    },
    'must be an object of corrections',
  )
  .refine(({ reason: _, ...facts }) => Object.keys(facts).length > 0, 'corrects nothing')
  .refine(({ status, reason }) => status === undefined || status === 'usable' || reason !== undefined, {
    path: ['reason'],
    error: 'is needed with this status',
  })
  .meta({
    minProperties: 1,
    id: 'StatementCorrection',
    description: 'What a person says of a statement; what is left out stays. No later extraction changes it',
  });
type Correction = z.infer<typeof Correction>;

type Parts = { db: Db; writer: Writer; textAccess: TextAccess };

export const statementCorrectionRoutes: FastifyPluginCallbackZod<Parts> = (app, parts, done) => {
  app.patch(
    '/statements/:id',
    {
      config: { needs: 'editor' },
      bodyLimit: MAX_CORRECTION_BYTES,
      schema: {
        operationId: 'correctStatement',
        tags: ['Statements'],
        summary: 'Correct a statement: who said it, whether it is to be used',
        params: idParameter('The id of a statement', STATEMENT.id),
        querystring: NoQuery,
        body: Correction,
        response: { 200: StatementInContext, ...CORRECTION_PROBLEMS, ...MATCH_PROBLEMS },
      },
    },
    (request, reply) => answerCorrection(parts, askedBy(request, request.params, request.body), reply),
  );
  done();
};

const answerCorrection = async ({ db, writer, textAccess }: Parts, { id, body, by }: Asked<Correction>, reply: FastifyReply): Promise<StatementInContext> => {
  const answer = (): Promise<StatementInContext> => answerStatement({ db, textAccess }, id);
  return correctMatched(reply, { db, type: 'statement', id, answer }, async (looked) => {
    if (!(await findStanding(db, id))?.revision.current) throw new ProblemError('conflict', 'It does not stand in the text of today any more.');
    await writer.run('correctStatement', { looked, ...body, by });
  });
};
