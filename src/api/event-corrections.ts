import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { EVENT_STATUSES } from '../extract/types.ts';
import type { Writer } from '../ingest/writer.ts';
import type { Asked } from './correction.ts';
import { askedBy, CORRECTION_PROBLEMS, line, MAX_CORRECTION_BYTES, Reason } from './correction.ts';
import { answerEvent, Event } from './events.ts';
import { EVENT } from './examples.ts';
import { correctMatched, MATCH_PROBLEMS } from './if-match.ts';
import { DateParameter, idParameter, NoQuery } from './parameters.ts';

const Correction = z
  .strictObject(
    {
      name: line(200).optional(),
      date: DateParameter.nullable().optional().describe('`2021-07-28`, `2021-07` or `2021`: as precise as it is known; null when it is not'),
      place: line(200).nullable().optional(),
      status: z.enum(EVENT_STATUSES).optional(),
      reason: Reason.optional(),
    },
    'must be an object of corrections',
  )
  .refine(({ reason: _, ...facts }) => Object.keys(facts).length > 0, 'corrects nothing')
  .meta({
    minProperties: 1,
    id: 'EventCorrection',
    description: 'What a person says of an event; what is left out stays. No later extraction changes it',
  });

type Parts = { db: Db; writer: Writer };

export const eventCorrectionRoutes: FastifyPluginCallbackZod<Parts> = (app, parts, done) => {
  app.patch(
    '/events/:id',
    {
      config: { needs: 'editor' },
      bodyLimit: MAX_CORRECTION_BYTES,
      schema: {
        operationId: 'correctEvent',
        tags: ['Events'],
        summary: 'Correct an event: name, date, place, whether it was held',
        params: idParameter('The id of an event', EVENT.id),
        querystring: NoQuery,
        body: Correction,
        response: { 200: Event, ...CORRECTION_PROBLEMS, ...MATCH_PROBLEMS },
      },
    },
    (request, reply) => answerCorrection(parts, askedBy(request, request.params, request.body), reply),
  );
  done();
};

const answerCorrection = async (
  { db, writer }: Parts,
  { id, body, by }: Asked<z.infer<typeof Correction>>,
  reply: FastifyReply,
): Promise<z.infer<typeof Event>> =>
  correctMatched(reply, { db, type: 'event', id, answer: () => answerEvent(db, id) }, (looked) => writer.run('correctEvent', { looked, ...body, by }));
