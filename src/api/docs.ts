import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { gives } from './accept.ts';
import { keepAnswers } from './kept-answers.ts';
import { NoQuery } from './parameters.ts';
import { PLAIN_PROBLEMS } from './problem.ts';

const OpenApi = z.record(z.string(), z.unknown()).describe('An OpenAPI 3.1 document');
const OpenApiYaml = { description: 'An OpenAPI 3.1 document', content: { 'application/yaml': { schema: z.unknown().describe('An OpenAPI 3.1 document') } } };

/** The contract, and the way to the explorer, which is at `/docs`. */
export const docsRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  keepAnswers(app, { db, isPrivate: false });
  app.get('/', { schema: { hide: true, querystring: NoQuery }, onRequest: gives('text/html') }, (_request, reply) => reply.redirect('/docs'));
  app.get(
    '/openapi.json',
    {
      onRequest: gives('application/json'),
      schema: {
        operationId: 'getOpenApiJson',
        tags: ['Service'],
        summary: 'This contract as JSON',
        querystring: NoQuery,
        response: { 200: OpenApi, ...PLAIN_PROBLEMS },
      },
    },
    () => ({ ...app.swagger() }),
  );
  app.get(
    '/openapi.yaml',
    {
      onRequest: gives('application/yaml'),
      schema: {
        operationId: 'getOpenApiYaml',
        tags: ['Service'],
        summary: 'This contract as YAML',
        querystring: NoQuery,
        response: { 200: OpenApiYaml, ...PLAIN_PROBLEMS },
      },
    },
    (_request, reply) => {
      reply.type('application/yaml');
      return app.swagger({ yaml: true });
    },
  );
  done();
};
