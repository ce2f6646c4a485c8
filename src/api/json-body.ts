import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, preParsingAsyncHookHandler } from 'fastify';
import { ProblemError } from './problem.ts';

/** No body that we take has as many values; parsing as many would hold everyone up. */
const MAX_VALUES = 10_000;

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
/** What begins a value, or another one: `[ { , :` */
const SEPARATORS = new Set([0x5b, 0x7b, 0x2c, 0x3a]);

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

const hasTooManyValues = (body: Buffer): boolean => {
  let values = 0;
  for (let at = 0; at < body.length; at++) {
    if (body[at] === QUOTE) at = endOfString(body, at);
    else if (SEPARATORS.has(body[at] ?? 0) && ++values > MAX_VALUES) return true;
  }
  return false;
};

const endOfString = (body: Buffer, start: number): number => {
  for (let end = body.indexOf(QUOTE, start + 1); end >= 0; end = body.indexOf(QUOTE, end + 1)) {
    let before = end;
    while (body[before - 1] === BACKSLASH) before--;
    if ((end - before) % 2 === 0) return end;
  }
  return body.length;
};
