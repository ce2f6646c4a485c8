import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance, FastifyPluginCallback, onRequestHookHandler } from 'fastify';
import Fastify, { LogController } from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { Registry } from 'prom-client';
import type { CostlyReader } from '../db/costly.ts';
import { openCostlyReader } from '../db/costly.ts';
import { hideKeys } from '../db/keys.ts';
import type { Db } from '../db/open.ts';
import type { Engine } from '../ingest/engine.ts';
import { LOCAL_ENGINE } from '../ingest/engine.ts';
import type { Writer } from '../ingest/writer.ts';
import { localWriter } from '../ingest/writer.ts';
import { gives } from './accept.ts';
import { articleRoutes } from './articles.ts';
import { askForKeys } from './auth.ts';
import { answerBrokenHttp, handleOddHttp } from './broken-http.ts';
import { changeRoutes } from './changes.ts';
import { docsRoutes } from './docs.ts';
import { handleEarlyError, handleError } from './error-handler.ts';
import { eventCorrectionRoutes } from './event-corrections.ts';
import { eventRoutes } from './events.ts';
import { extractRoutes } from './extract.ts';
import { addFixedHeaders } from './fixed-headers.ts';
import { healthRoutes } from './health.ts';
import { historyRoutes } from './history.ts';
import { keepAnswers } from './kept-answers.ts';
import { readJson } from './json-body.ts';
import { measure, metricsRoutes } from './metrics.ts';
import { collectPaths, refuseOtherMethods } from './methods.ts';
import { openApiOptions } from './openapi.ts';
import { postingRoutes } from './posting.ts';
import { ProblemError } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { limitRate } from './rate-limit.ts';
import { flyoutRoutes, previewRoutes } from './reconcile-preview.ts';
import { reconcileRoutes } from './reconcile.ts';
import { logAnswer, requestId } from './request-log.ts';
import { relatedRoutes } from './related.ts';
import { revisionRoutes } from './revisions.ts';
import { compiledSerializer } from './serializers.ts';
import { speakerCorrectionRoutes } from './speaker-corrections.ts';
import { speakerRoutes } from './speakers.ts';
import { statementCorrectionRoutes } from './statement-corrections.ts';
import { statementRoutes } from './statements.ts';
import { statsRoutes } from './stats.ts';
import { timelineRoutes } from './timeline.ts';
import { suggestRoutes } from './suggest.ts';
import { takedownRoutes } from './takedown.ts';
import type { TextAccess } from './text-access.ts';
import { verifyRoutes } from './verify.ts';

/** No id is longer. */
const MAX_ID_LENGTH = 200;

/** How long a request may take to arrive, body included. */
const MAX_ARRIVAL_MS = 300_000;

/** What the service is made of, and how it is run; what is left out has a default that suits tests. */
export type Serving = {
  db: Db;
  /** Reads articles that are to be stored; without it this process does. */
  engine?: Engine;
  /** Reads what anyone sends only to have it read, so that those who feed need not wait for that; without it the other one does. */
  guestEngine?: Engine;
  /** Does all that is written; without it this process does. */
  writer?: Writer;
  logLevel?: string;
  textAccess?: TextAccess;
  readRequiresKey?: boolean;
  queryLimitMs?: number;
  rateLimit?: RateLimit;
  proxies?: number;
  /** Makes an answer that is not as its schema says an error. */
  checksAnswers?: boolean;
};
/** What routes are made from. */
export type Parts = {
  db: Db;
  engine: Engine;
  guestEngine: Engine;
  writer: Writer;
  textAccess: TextAccess;
  readRequiresKey: boolean;
  costly: CostlyReader;
  register: Registry;
};

/** How long a costly query may take, when nobody says. */
const QUERY_LIMIT_MS = 2000;

/** The HTTP service over a database. Builds it and never listens. */
export const buildApp = async (serving: Serving): Promise<FastifyInstance> => {
  const {
    db,
    engine = LOCAL_ENGINE,
    guestEngine = engine,
    writer = localWriter(db),
    textAccess = 'full',
    readRequiresKey = false,
    queryLimitMs = QUERY_LIMIT_MS,
    checksAnswers = false,
  } = serving;
  const app = Fastify(optionsOf(serving));
  const costly = openCostlyReader(db, { limitMs: queryLimitMs });
  app.addHook('onListen', (done) => {
    costly.warm();
    done();
  });
  app.addHook('onClose', () => costly.close());
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(checksAnswers ? serializerCompiler : compiledSerializer);
  app.setErrorHandler(handleError).setNotFoundHandler(refuseUnknownPath);
  app.removeContentTypeParser('text/plain');
  readJson(app);
  addHooks(app, serving);
  const register = measure(app);
  const paths = collectPaths(app);
  await app.register(swagger, openApiOptions);
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { layout: 'BaseLayout', tryItOutEnabled: true, defaultModelsExpandDepth: 0 },
    theme: { title: 'On Record' },
  });
  await app.register(resources, { db, engine, guestEngine, writer, textAccess, readRequiresKey, costly, register });
  await app.register(docsRoutes, { db });
  refuseOtherMethods(app, paths);
  handleOddHttp(app);
  return app;
};

const optionsOf = ({ logLevel = 'silent', proxies = 0 }: Serving) => ({
  logger: { level: logLevel, stream: { write: logLine } },
  logController: new LogController({ disableRequestLogging: true }),
  genReqId: requestId,
  // So many proxies stand before us: each adds the address of who came to it.
  trustProxy: (_address: string, hop: number) => hop < proxies,
  routerOptions: { maxParamLength: MAX_ID_LENGTH },
  return503OnClosing: false,
  requestTimeout: MAX_ARRIVAL_MS,
  frameworkErrors: handleEarlyError,
  clientErrorHandler: answerBrokenHttp,
  // Its absence is answered with a problem, like everything else.
  http: { requireHostHeader: false },
});

/** What happens to every request, whatever it is for. */
const addHooks = (app: FastifyInstance, { rateLimit }: Serving): void => {
  app.addHook('onRequest', addFixedHeaders);
  if (rateLimit) app.addHook('onRequest', limitRate(rateLimit));
  app.addHook('onRequest', refuseEarly).addHook('onResponse', logAnswer);
};

/** What is read and written, for those who may. */
const resources: FastifyPluginCallback<Parts> = (app, { readRequiresKey, ...parts }, done) => {
  askForKeys(app, { ...parts, readRequiresKey });
  keepAnswers(app, { db: parts.db, isPrivate: readRequiresKey });
  app.register(metricsRoutes, parts);
  app.register(previewRoutes, parts);
  app.register(statementRoutes, parts);
  app.register(postingRoutes, parts);
  app.register(jsonResources, parts);
  done();
};

/** What is given as JSON alone. */
const jsonResources: FastifyPluginCallback<Omit<Parts, 'readRequiresKey'>> = (app, parts, done) => {
  const { db, guestEngine: engine, writer, textAccess } = parts;
  app.addHook('onRequest', gives('application/json'));
  app.register(timelineRoutes, parts);
  app.register(statsRoutes, parts);
  app.register(suggestRoutes, { db });
  app.register(reconcileRoutes, parts);
  app.register(flyoutRoutes, parts);
  app.register(speakerRoutes, parts);
  app.register(eventRoutes, parts);
  app.register(articleRoutes, parts);
  app.register(revisionRoutes, { db, textAccess });
  app.register(statementCorrectionRoutes, { db, writer, textAccess });
  app.register(speakerCorrectionRoutes, { db, writer });
  app.register(eventCorrectionRoutes, { db, writer });
  app.register(takedownRoutes, { db, writer });
  app.register(historyRoutes, { db });
  app.register(changeRoutes, { db });
  app.register(verifyRoutes, { db, engine });
  app.register(relatedRoutes, parts);
  app.register(extractRoutes, { engine });
  app.register(healthRoutes, { db });
  done();
};

/** No key is ever logged, wherever a client put it. */
const logLine = (line: string): void => {
  process.stderr.write(hideKeys(line));
};

/** Before anything of a body is read. */
const refuseEarly: onRequestHookHandler = (request, _reply, done) => {
  const hosts = request.raw.rawHeaders.filter((text, index) => index % 2 === 0 && text.toLowerCase() === 'host').length;
  if (request.is404) done(unknownPath());
  else if (hosts > 1) done(new ProblemError('invalid-body', 'The Host field is given more than once.'));
  else if (hosts === 0 && request.raw.httpVersion !== '1.0') done(new ProblemError('invalid-body', 'The Host field is missing.'));
  else done();
};

const unknownPath = (): ProblemError => new ProblemError('not-found', 'There is nothing at this path.');

/** The explorer looks for its files by a route of its own, and comes here when there is none. */
const refuseUnknownPath = (): never => {
  throw unknownPath();
};
