import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { MOST_OUTLETS } from '../db/stats.ts';
import { NoQuery } from './parameters.ts';
import { PLAIN_PROBLEMS, TOO_COSTLY } from './problem.ts';
import type { Reading } from './statement-pages.ts';

const count = z.int().nonnegative();

const OutletStats = z
  .object({
    outlet: z.string().nullable().describe('Null for the articles of which none is known'),
    articles: count,
    first: z.string().nullable().describe('When its first article was published, as far as that is known'),
    last: z.string().nullable().describe('When its last article was published'),
    lastFed: z.string().nullable().meta({ description: 'When a text of it was last stored', format: 'date-time' }),
  })
  .meta({ id: 'OutletStats', description: 'What there is of an outlet' });

const Stats = z
  .object({
    counts: z.object({ articles: count, statements: count, speakers: count, events: count, outlets: count }),
    lastFed: z.string().nullable().meta({ description: 'When a text was last stored', format: 'date-time' }),
    outlets: z.array(OutletStats).describe(`Those with most articles first, at most ${String(MOST_OUTLETS)}`),
  })
  .meta({ id: 'Stats', description: 'How much there is, and how fresh it is' });

export const statsRoutes: FastifyPluginCallbackZod<Reading> = (app, { costly }, done) => {
  app.get(
    '/stats',
    {
      schema: {
        operationId: 'getStats',
        tags: ['Service'],
        summary: 'How much there is, how complete and how fresh it is',
        querystring: NoQuery,
        response: { 200: Stats, ...PLAIN_PROBLEMS, ...TOO_COSTLY },
      },
    },
    () => costly.run('readStats', undefined),
  );
  done();
};
