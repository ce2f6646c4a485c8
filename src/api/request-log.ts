import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { onResponseHookHandler } from 'fastify';

/** What clients may call a request: nothing that could pretend to be another line or field of a log. */
const GIVEN_ID = /^[\w.:-]{1,64}$/;

/** The id of a request, which its answer, its problem and our log carry: the client's own (`X-Request-Id`) where that is sound, else a new one. */
export const requestId = ({ headers }: IncomingMessage): string => {
  const given = headers['x-request-id'];
  return typeof given === 'string' && GIVEN_ID.test(given) ? given : randomUUID();
};

/** One line a request, when it is answered; the id comes with the request's own logger. */
export const logAnswer: onResponseHookHandler = (request, reply, done) => {
  const { method, raw, ip } = request;
  request.log.info({ method, url: raw.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime * 10) / 10, ip }, 'request completed');
  done();
};
