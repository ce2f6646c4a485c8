import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyPluginCallback, onRequestHookHandler } from 'fastify';
import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Db } from '../db/open.ts';
import { gives } from './accept.ts';
import { articleRoutes } from './articles.ts';
import { answerBrokenHttp, refuseConnect } from './broken-http.ts';
import { docsRoutes } from './docs.ts';
import { handleError } from './error-handler.ts';
import { eventRoutes } from './events.ts';
import { healthRoutes } from './health.ts';
import { collectPaths, refuseOtherMethods } from './methods.ts';
import { openApiOptions } from './openapi.ts';
import { ProblemError } from './problem.ts';
import { speakerRoutes } from './speakers.ts';
import { statementRoutes } from './statements.ts';

/** No id is longer. */
const MAX_ID_LENGTH = 200;

/** The HTTP service over a database. Builds it and never listens. */
export const buildApp = async ({ db, logLevel = 'silent' }: { db: Db; logLevel?: string }): Promise<FastifyInstance> => {
  const app = Fastify({
    logger: { level: logLevel, stream: process.stderr },
    routerOptions: { maxParamLength: MAX_ID_LENGTH },
    return503OnClosing: false,
    frameworkErrors: handleError,
    clientErrorHandler: answerBrokenHttp,
    // Its absence is answered with a problem, like everything else.
    http: { requireHostHeader: false },
  });
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(handleError).setNotFoundHandler(() => undefined);
  app.addHook('onRequest', refuseEarly);
  const paths = collectPaths(app);
  await app.register(swagger, openApiOptions);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout', tryItOutEnabled: true, defaultModelsExpandDepth: 0 },
    theme: { title: 'On Record' },
  });
  await app.register(resources, { db });
  await app.register(docsRoutes);
  refuseOtherMethods(app, paths);
  refuseConnect(app);
  return app;
};

/** What is asked for, all of it as JSON. */
const resources: FastifyPluginCallback<{ db: Db }> = (app, { db }, done) => {
  app.addHook('onRequest', gives('application/json'));
  app.register(statementRoutes, { db });
  app.register(speakerRoutes, { db });
  app.register(eventRoutes, { db });
  app.register(articleRoutes, { db });
  app.register(healthRoutes, { db });
  done();
};

/** Before anything of a body is read. */
const refuseEarly: onRequestHookHandler = (request, _reply, done) => {
  if (request.is404) done(new ProblemError('not-found', 'There is nothing at this path.'));
  else if (request.headers.host === undefined && request.raw.httpVersion !== '1.0') done(new ProblemError('invalid-body', 'The Host field is missing.'));
  else done();
};
