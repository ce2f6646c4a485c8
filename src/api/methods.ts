import { METHODS } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestHookHandler } from 'fastify';
import { allowOtherOrigins } from './fixed-headers.ts';
import { ProblemError } from './problem.ts';

/** All methods but CONNECT, which asks for no path. */
const ALL = METHODS.filter((method) => method !== 'CONNECT');

/** Notes the paths of all routes made from now on. */
export const collectPaths = (app: FastifyInstance): Set<string> => {
  const paths = new Set<string>();
  app.addHook('onRoute', ({ url }) => {
    paths.add(url);
  });
  return paths;
};

/** Lets these paths answer OPTIONS, and every other method that they do not have with a 405, before anything of a body is read. */
export const refuseOtherMethods = (app: FastifyInstance, paths: Set<string>): void => {
  for (const method of ALL) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  for (const url of [...paths]) {
    const known = ALL.filter((method) => app.hasRoute({ method, url }));
    const allow = [...known, 'OPTIONS'].join(', ');
    const method = ALL.filter((other) => !known.includes(other));
    app.route({ method, url, schema: { hide: true }, onRequest: refuseExcept(allow), handler: () => undefined });
  }
};

const refuseExcept =
  (allow: string): onRequestHookHandler =>
  (request, reply, done) => {
    reply.header('allow', allow);
    if (request.method === 'OPTIONS') answerOptions(request, reply);
    else done(new ProblemError('method-not-allowed', `${request.method} is not possible here, only ${allow}.`));
  };

/** What is possible here, also for a browser that asks on behalf of a page of another origin. */
const answerOptions = (request: FastifyRequest, reply: FastifyReply): void => {
  const allow = String(reply.getHeader('allow'));
  if (request.headers['access-control-request-method'] !== undefined) allowOtherOrigins(reply, allow);
  reply.code(204).send();
};
