import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, preParsingAsyncHookHandler } from 'fastify';
import { hasTooManyValues, MAX_VALUES } from '../ingest/json-values.ts';
import { ProblemError } from './problem.ts';

/** A text of any article, or its page, with all that JSON adds. */
export const MAX_BODY_BYTES = 20_000_000;

/** Reads bodies of JSON: in UTF-8 alone, so that no letter is lost unseen, and of no more values than any has. */
export const readJson = (app: FastifyInstance): void => {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addHook('preParsing', refuseCompressed);
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (!isUtf8(body)) done(new ProblemError('invalid-body', 'The body is not UTF-8, as JSON has to be.'), undefined);
    else if (hasTooManyValues(body)) done(new ProblemError('too-large', `The body is made of more than ${MAX_VALUES} values.`), undefined);
    else void parse(request, body.toString(), done);
  });
};

/** Nothing here unpacks a body, and what is packed is no JSON. */
const refuseCompressed: preParsingAsyncHookHandler = (request, reply) => {
  if (/^\s*(identity\s*)?$/i.test(request.headers['content-encoding'] ?? '')) return Promise.resolve();
  reply.header('accept-encoding', 'identity');
  throw new ProblemError('unsupported-media-type', 'Compressed bodies are not taken: send it as it is, without `Content-Encoding`.');
};
