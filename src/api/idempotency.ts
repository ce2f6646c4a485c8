import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GivenAnswer, NamedRequest } from '../db/given-answers.ts';
import { findGivenAnswer } from '../db/given-answers.ts';
import type { Db } from '../db/open.ts';
import type { Writer } from '../ingest/writer.ts';
import { holderOf } from './auth.ts';
import { ProblemError } from './problem.ts';

const HEADER = 'idempotency-key';
const MAX_LENGTH = 255;

/** What is answered the first time. */
type FirstAnswer<Body> = Omit<GivenAnswer, 'fingerprint'> & { body: Body };

/** What is asked whether it was answered, what notes it, and what is being answered. */
type Answering = { db: Db; writer: Writer; underWay: UnderWay };

/** The requests that are being answered, by holder and name. */
export type UnderWay = Set<string>;

/**
 * Answers a request once: when its `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header-07) was answered before, with the same answer again.
 * Throws a 422 when that was another request, and a 409 while the first is under way. Only what succeeds is kept.
 */
export const answerOnce = async <Body extends object>(
  { db, ...answering }: Answering,
  { request, reply }: { request: FastifyRequest; reply: FastifyReply },
  work: () => Promise<FirstAnswer<Body>>,
): Promise<Body> => {
  const named = nameOf(request);
  const earlier = named && (await findGivenAnswer(db, named));
  if (earlier && earlier.fingerprint !== named.fingerprint)
    throw new ProblemError('idempotency-key-reused', 'This `Idempotency-Key` was used for another request. Take a new one for each.');
  if (earlier) reply.header('idempotency-replayed', 'true');
  const answer = earlier ?? (await answerFirst(answering, named, work));
  reply.code(answer.status).header('location', `/articles/${answer.articleId}`);
  return answer.body as Body;
};

const answerFirst = async <Body extends object>(
  { writer, underWay }: Omit<Answering, 'db'>,
  named: NamedRequest | undefined,
  work: () => Promise<FirstAnswer<Body>>,
): Promise<FirstAnswer<Body>> => {
  if (!named) return work();
  const mark = JSON.stringify([named.holder, named.name]);
  if (underWay.has(mark)) throw new ProblemError('conflict', 'The first request with this `Idempotency-Key` is still being answered. Repeat this one later.');
  underWay.add(mark);
  try {
    const answer = await work();
    await writer.run('keepAnswer', { request: named, answer });
    return answer;
  } finally {
    underWay.delete(mark);
  }
};

const nameOf = (request: FastifyRequest): NamedRequest | undefined => {
  const field = request.headers[HEADER];
  if (field === undefined) return undefined;
  const name = readName(String(field).trim());
  if (name === '' || name.length > MAX_LENGTH)
    throw new ProblemError('invalid-parameter', `\`Idempotency-Key\` must have 1 to ${String(MAX_LENGTH)} characters.`, [
      { parameter: 'Idempotency-Key', detail: `must have 1 to ${String(MAX_LENGTH)} characters` },
    ]);
  return { holder: holderOf(request).id, name, fingerprint: fingerprintOf(request) };
};

/** A string of a structured field stands in quotation marks (RFC 9651, 3.3.3); many clients leave them out. */
const readName = (field: string): string => /^"((?:[^"\\]|\\["\\])*)"$/.exec(field)?.[1]?.replace(/\\(.)/g, '$1') ?? field;

const fingerprintOf = ({ method, routeOptions, query, body }: FastifyRequest): string =>
  createHash('sha256')
    .update(JSON.stringify([method, routeOptions.url, query, body]))
    .digest('hex');
