import { closest, distance } from 'fastest-levenshtein';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { CorrectionError, StaleError } from '../db/correction-errors.ts';
import { TooCostlyError } from '../db/costly.ts';
import { SortKeyError } from '../db/page.ts';
import { ArticleGoneError } from '../db/article-gone.ts';
import { unavailability, UnavailableError } from '../db/unavailable.ts';
import { ArticleInputError } from '../ingest/article-input.ts';
import { setFixedHeaders } from './fixed-headers.ts';
import type { FieldError } from './problem.ts';
import { codeOfFault, invalidCursor, MovedError, PROBLEM_TYPE, ProblemError, serializeProblem, toProblem } from './problem.ts';

/** So much is told of what is unknown. */
const MAX_TOLD = 10;
const MAX_TOLD_LENGTH = 100;

/** What cannot be done at the moment may be tried again after so long. */
const RETRY_S = 30;

/** Turns everything that is thrown into a problem document. What is not the client's doing is logged, and not told. */
export const handleError = (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply): void => {
  if (error instanceof MovedError) {
    // For ever, unless it is undone: who keeps it has to ask again.
    reply.code(308).header('location', error.location).header('cache-control', 'no-cache').send();
    return;
  }
  const known = asProblemError(error, request);
  // That others come first is no fault of ours.
  if (error instanceof UnavailableError) request.log.warn({ err: error }, 'refused for now');
  else if (!known || known.code === 'unavailable') request.log.error({ err: error }, 'unexpected error');
  sendProblem(reply, known ?? new ProblemError('internal-error', 'The error is in our log.'));
};

/** The same for errors of an address that no route is looked up for: they pass no hook. */
export const handleEarlyError = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
  setFixedHeaders(reply);
  handleError(error, request, reply);
};

const sendProblem = (reply: FastifyReply, error: ProblemError): void => {
  if (error.code === 'unavailable') reply.header('retry-after', RETRY_S);
  const problem = { ...toProblem(error, reply.request.raw.url ?? '/'), requestId: reply.request.id };
  reply.code(problem.status).header('cache-control', 'no-store').type(PROBLEM_TYPE).serializer(serializeProblem).send(problem);
};

const asProblemError = (error: FastifyError | Error, request: FastifyRequest): ProblemError | undefined => {
  if (error instanceof ProblemError) return error;
  if (error instanceof StaleError) return new ProblemError('precondition-failed', 'It has changed since you got it: get it again.');
  if (error instanceof CorrectionError)
    return new ProblemError(error.code, `${pointed(error.pointer)}${error.message}.`, [{ pointer: error.pointer, detail: error.message }]);
  if (error instanceof SortKeyError) return invalidCursor();
  if (error instanceof ArticleInputError) return new ProblemError(codeOfFault(error.code), `The article cannot be taken: ${error.message}.`);
  if (error instanceof ArticleGoneError) return new ProblemError('gone', `${error.message}.`);
  const unavailable = unavailability(error);
  if (unavailable !== undefined) return new ProblemError('unavailable', `It cannot be done now: ${unavailable}. Try again later.`);
  if (error instanceof TooCostlyError)
    return new ProblemError('query-too-costly', 'It was ended at its time limit. Ask for less: another filter, a shorter period.');
  if (hasZodFastifySchemaValidationErrors(error))
    return error.validationContext === 'body' ? toBodyError(error.validation) : toParameterError(error.validation, request);
  return toRequestError(error, request);
};

/** The place in a body that is at fault, when it is not the whole. */
const pointed = (pointer: string): string => (pointer === '' ? '' : `\`${pointer.slice(1)}\`: `);

/** Errors that fastify itself finds in a request, or its plugin that gives out the files of the explorer. */
const toRequestError = ({ code = '', statusCode = 500 }: Partial<FastifyError>, request: FastifyRequest): ProblemError | undefined => {
  if (code === 'FST_ERR_BAD_URL') return new ProblemError('invalid-parameter', 'The path is not percent-encoded UTF-8.');
  if (statusCode === 412) return new ProblemError('precondition-failed', 'It is not as the request demands.');
  if (statusCode === 413) return new ProblemError('too-large', 'The body is larger than what is taken.');
  if (statusCode === 414) return new ProblemError('uri-too-long', 'A part of the path is longer than any id.');
  if (statusCode === 415) return new ProblemError('unsupported-media-type', `The body has to be ${takenBy(request)}, and \`Content-Type\` has to say so.`);
  if (code.endsWith('JSON_BODY')) return new ProblemError('invalid-body', 'The body is not JSON, or has a key such as `__proto__`.');
  return statusCode >= 400 && statusCode < 500 ? new ProblemError('invalid-body', 'The request is not well-formed.') : undefined;
};

/** The formats in which a path takes a body. */
const takenBy = ({ routeOptions }: FastifyRequest): string => (routeOptions.schema?.consumes ?? ['application/json']).join(' or ');

type Issue = { keyword: string; instancePath: string; message?: string; params: { keys?: unknown; params?: { code?: string } } };

const toParameterError = (issues: Issue[], request: FastifyRequest): ProblemError => {
  const known = knownParameters(request);
  const unknown = issues.flatMap(({ keyword, params }) =>
    keyword === 'unrecognized_keys' ? unknownErrors(z.array(z.string()).parse(params.keys), known) : [],
  );
  const invalid = issues
    .filter(({ keyword }) => keyword !== 'unrecognized_keys')
    .map(({ instancePath, message = 'is not valid' }) => ({ parameter: instancePath.split('/')[1] ?? '', detail: message }));
  const errors = [...unknown, ...invalid];
  const detail = errors.map(({ parameter, detail }) => `\`${parameter}\` ${detail}`).join('; ');
  return new ProblemError(unknown.length > 0 ? 'unknown-parameter' : 'invalid-parameter', `${detail}.`, errors);
};

const toBodyError = (issues: Issue[]): ProblemError => {
  const errors = issues.slice(0, MAX_TOLD).flatMap(({ keyword, params, instancePath, message = 'is not valid' }) => {
    if (keyword !== 'unrecognized_keys') return [{ pointer: instancePath.replace(/^\/$/, ''), detail: message }];
    const names = z.array(z.string()).parse(params.keys).slice(0, MAX_TOLD);
    return names.map((name) => ({ pointer: `${instancePath.replace(/\/$/, '')}/${toToken(name)}`, detail: 'is no key that is taken' }));
  });
  const isTooLarge = issues.some(({ params: { params } }) => params?.code === 'too-large');
  return new ProblemError(
    isTooLarge ? 'too-large' : 'invalid-body',
    `${errors.map(({ pointer, detail }) => `\`${pointer || 'the body'}\` ${detail}`).join('; ')}.`,
    errors,
  );
};

/** A name as a part of a JSON Pointer. */
const toToken = (name: string): string => name.toWellFormed().slice(0, MAX_TOLD_LENGTH).replaceAll('~', '~0').replaceAll('/', '~1');

const knownParameters = (request: FastifyRequest): string[] => {
  const query = request.routeOptions.schema?.querystring;
  return query instanceof z.ZodObject ? Object.keys(query.shape) : [];
};

const unknownErrors = (names: string[], known: string[]): FieldError[] =>
  names
    .slice(0, MAX_TOLD)
    .map((name) => ({ parameter: name.toWellFormed().slice(0, MAX_TOLD_LENGTH), detail: `is not a parameter of this path; ${hint(name, known)}` }));

/** The parameter that was meant, where one is near: a third of its letters may be wrong, and not all. Else those that there are. */
const hint = (given: string, known: string[]): string => {
  if (known.length === 0) return 'it has none';
  const name = given.slice(0, MAX_TOLD_LENGTH).replace(/\[.*$/s, '').toLowerCase();
  const nearest = closest(name, known);
  const wrong = distance(name, nearest);
  if (wrong <= Math.ceil(name.length / 3) && wrong < name.length) return `the nearest one is \`${nearest}\``;
  return `it has ${known.map((one) => `\`${one}\``).join(', ')}`;
};
