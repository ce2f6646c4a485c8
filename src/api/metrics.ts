import type { FastifyInstance, FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { z } from 'zod';
import { gives } from './accept.ts';
import { NoQuery } from './parameters.ts';
import { PLAIN_PROBLEMS } from './problem.ts';

const Metrics = { description: 'In the text format of Prometheus', content: { 'text/plain': { schema: z.string() } } };

/** Counts and times every request from now on, by route and not by address, so that there are few of them. */
export const measure = (app: FastifyInstance): Registry => {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const seconds = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'How long requests took to be answered',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [register],
  });
  app.addHook('onResponse', ({ method, routeOptions }, { statusCode, elapsedTime }, done) => {
    seconds.observe({ method, route: routeOptions.url ?? 'none', status: statusCode }, elapsedTime / 1000);
    done();
  });
  return register;
};

export const metricsRoutes: FastifyPluginCallbackZod<{ register: Registry }> = (app, { register }, done) => {
  app.get(
    '/metrics',
    {
      onRequest: gives('text/plain'),
      schema: {
        operationId: 'getMetrics',
        tags: ['Service'],
        summary: 'How the service is doing, for Prometheus',
        querystring: NoQuery,
        response: { 200: Metrics, ...PLAIN_PROBLEMS },
      },
    },
    (_request, reply) => answerMetrics(register, reply),
  );
  done();
};

const answerMetrics = async (register: Registry, reply: FastifyReply): Promise<string> => {
  reply.type(register.contentType).header('cache-control', 'no-store');
  return register.metrics();
};
