import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { readDatabase } from '../db/health.ts';
import type { Db } from '../db/open.ts';
import { NoQuery } from './parameters.ts';
import { PLAIN_PROBLEMS } from './problem.ts';

const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health', description: 'Alive, and able to read the database' });

export const healthRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  app.get(
    '/health',
    {
      config: { needs: 'nothing' },
      schema: {
        operationId: 'getHealth',
        tags: ['Service'],
        summary: 'Is the service alive and able to read its database',
        querystring: NoQuery,
        response: { 200: Health, ...PLAIN_PROBLEMS },
      },
    },
    (_request, reply) => answerHealth(db, reply),
  );
  done();
};

const answerHealth = async (db: Db, reply: FastifyReply): Promise<z.infer<typeof Health>> => {
  reply.header('cache-control', 'no-store');
  await readDatabase(db);
  return { status: 'ok' };
};
