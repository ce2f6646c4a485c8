import { METHODS } from 'node:http';
import type { FastifyInstance, onRequestHookHandler } from 'fastify';
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

/** Lets these paths answer every method that they do not have with a 405, before anything of a body is read. */
export const refuseOtherMethods = (app: FastifyInstance, paths: Set<string>): void => {
  for (const method of ALL) if (!app.supportedMethods.includes(method)) app.addHttpMethod(method, { hasBody: true });
  for (const url of [...paths]) {
    const known = ALL.filter((method) => app.hasRoute({ method, url }));
    const method = ALL.filter((other) => !known.includes(other));
    app.route({ method, url, schema: { hide: true }, onRequest: refuseExcept(known.join(', ')), handler: () => undefined });
  }
};

const refuseExcept =
  (allow: string): onRequestHookHandler =>
  (request, reply, done) => {
    reply.header('allow', allow);
    done(new ProblemError('method-not-allowed', `${request.method} is not possible here, only ${allow}.`));
  };
