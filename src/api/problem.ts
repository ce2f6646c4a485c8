import { z } from 'zod';
import { hideKeys } from '../db/keys.ts';

/** Every kind of error that a client can meet, by the word that says which. */
const KINDS = {
  'unknown-parameter': { status: 400, title: 'There is no such parameter' },
  'invalid-parameter': { status: 400, title: 'A parameter cannot have this value' },
  'invalid-cursor': { status: 400, title: 'The cursor belongs to no such list' },
  'invalid-body': { status: 400, title: 'What was sent cannot be read' },
  unauthorized: { status: 401, title: 'A key is needed' },
  forbidden: { status: 403, title: 'The key does not allow this' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'The method is not one of this path' },
  'not-acceptable': { status: 406, title: 'None of the accepted formats is given' },
  conflict: { status: 409, title: 'This contradicts what is stored' },
  gone: { status: 410, title: 'This was taken down' },
  'precondition-failed': { status: 412, title: 'It has changed meanwhile' },
  'too-large': { status: 413, title: 'What was sent is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'This format is not taken' },
  'query-too-costly': { status: 422, title: 'This takes too long' },
  'idempotency-key-reused': { status: 422, title: 'The key was used for another request' },
  'precondition-required': { status: 428, title: 'An If-Match field is needed' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'internal-error': { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'This cannot be done at the moment' },
} as const;
export type ProblemCode = keyof typeof KINDS;
export const PROBLEM_CODES = Object.keys(KINDS) as ProblemCode[];

export const PROBLEM_TYPE = 'application/problem+json';

const FieldError = z.object({
  parameter: z.string().optional().describe('The parameter at fault'),
  pointer: z.string().optional().describe('The place in the body at fault, as a JSON Pointer'),
  detail: z.string().describe('What is wrong with it'),
});
export type FieldError = z.infer<typeof FieldError>;

/** An error as the client sees it (RFC 9457). */
export const Problem = z
  .object({
    type: z.string().describe('A URI that names this kind of error; it is not meant to be opened'),
    title: z.string().describe('The same for all errors of a kind'),
    status: z.int().min(400).max(599).describe('The status of the answer'),
    detail: z.string().describe('What is wrong in this case, and what would be right'),
    instance: z.string().describe('The path that was asked for'),
    code: z
      .enum(PROBLEM_CODES)
      .describe('The kind of error as one word, for programs; `internal-error` and `unavailable` go with 500 and 503 alone, which are our doing'),
    requestId: z.string().optional().describe('The id of the request, as in `X-Request-Id` and in our log; a client may choose it'),
    errors: z.array(FieldError).optional().describe('Each thing that is wrong with the request'),
    current: z.looseObject({}).optional().describe('With a 412: what is to be corrected as it is now, as GET gives it; `ETag` is its tag'),
  })
  .meta({ id: 'Problem', description: 'An error: problem details of RFC 9457' });
export type Problem = z.infer<typeof Problem>;

/** An error that is the client's to know: thrown anywhere, answered by `handleError`. */
export class ProblemError extends Error {
  override name = 'ProblemError';
  readonly code: ProblemCode;
  readonly errors: FieldError[] | undefined;
  /** What has changed meanwhile, as it is now. */
  declare readonly current?: object;
  constructor(code: ProblemCode, detail: string, errors?: FieldError[]) {
    super(detail);
    this.code = code;
    this.errors = errors;
  }
}

/** The code for what is wrong with an article: one that cannot be read in the time and the memory that there are is too costly. */
export const codeOfFault = <Code extends string>(code: Code): Exclude<Code, 'unreadable'> | 'query-too-costly' =>
  code === 'unreadable' ? 'query-too-costly' : (code as Exclude<Code, 'unreadable'>);

/** The value, or a 404 that says what is missing. */
export const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new ProblemError('not-found', `There is no ${what}.`);
  return value;
};

/** What is asked for is elsewhere, for ever. */
export class MovedError extends Error {
  override name = 'MovedError';
  readonly location: string;
  constructor(location: string) {
    super(`it is at ${location}`);
    this.location = location;
  }
}

/** The error as a document; `url` is what was asked for. */
export const toProblem = ({ code, message, errors, current }: ProblemError, url: string): Problem => ({
  type: `https://onrecord.example/problems/${code}`,
  title: KINDS[code].title,
  status: KINDS[code].status,
  detail: message,
  instance: toReference(url),
  code,
  ...(errors && { errors }),
  ...(current && { current: current as Record<string, unknown> }),
});

/** The document as it is sent: a key that a client put in the wrong place is not sent back. */
export const serializeProblem = (problem: Problem): string => hideKeys(JSON.stringify(problem));

/** The path as a valid URI reference, whatever was sent. */
const toReference = (url: string): string =>
  url
    .replace(/[?#].*$/s, '')
    .replace(/^([a-z][a-z\d+.-]*:\/\/[^/]*)?\/*/i, '/')
    .slice(0, 500)
    .replace(/%(?![\da-f]{2})|[^\w\-.~:/@!$&'()*+,;=%]/gi, (sign) => encodeURIComponent(sign.toWellFormed()));

/** The one error of a cursor, whatever is wrong with it. */
export const invalidCursor = (): ProblemError =>
  new ProblemError('invalid-cursor', 'Take the cursor from `links.next` and keep the filters and the sort as they were.', [
    { parameter: 'cursor', detail: 'is not one of this list' },
  ]);

/** An answer that is an error, for the documentation. */
export const problemResponse = (description: string) => ({ description, content: { [PROBLEM_TYPE]: { schema: Problem } } });

/** The errors that an operation without parameters can answer with, for its documentation. */
export const PLAIN_PROBLEMS = {
  400: problemResponse('A parameter is unknown (`unknown-parameter`)'),
  406: problemResponse('The `Accept` field leaves out the format given (`not-acceptable`)'),
  414: problemResponse('The address is too long (`uri-too-long`)'),
};

/** Those of a list. */
export const LIST_PROBLEMS = {
  ...PLAIN_PROBLEMS,
  400: problemResponse(
    'A parameter is unknown (`unknown-parameter`) or has a wrong value (`invalid-parameter`), or the cursor is of another list (`invalid-cursor`)',
  ),
};

/** Those of a path to one thing. */
export const ITEM_PROBLEMS = {
  ...PLAIN_PROBLEMS,
  404: problemResponse('There is no such thing (`not-found`)'),
  410: problemResponse('It was taken down, or nothing tells of it any more (`gone`)'),
};

/** That of a query that may take long. */
export const TOO_COSTLY = { 422: problemResponse('It was ended at its time limit (`query-too-costly`)') };

/** Those of a text or page that is read at once. */
export const READING_PROBLEMS = {
  422: problemResponse('Reading it took too long, or more memory than there is (`query-too-costly`)'),
  503: problemResponse('Too many others are having texts read (`unavailable`); `Retry-After` says when to send it again'),
};

/** Those that a body can meet. */
export const BODY_PROBLEMS = {
  400: problemResponse('A parameter is unknown (`unknown-parameter`), or the body cannot be read or lacks something (`invalid-body`)'),
  413: problemResponse('The body is too large (`too-large`)'),
  415: problemResponse('The body is in a format that is not taken (`unsupported-media-type`)'),
};
