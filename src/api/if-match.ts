import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import { lastChangeOf } from '../db/changes.ts';
import { StaleError } from '../db/correction-errors.ts';
import type { Looked } from '../db/corrections.ts';
import type { Resource } from '../db/facts.ts';
import type { Db } from '../db/open.ts';
import { PATHS } from './found.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** The errors of an operation that asks for If-Match. */
export const MATCH_PROBLEMS = {
  409: problemResponse('It contradicts what is stored (`conflict`)'),
  412: problemResponse('It has changed since the client got it (`precondition-failed`): `ETag` and `current` are what GET gives now'),
  428: problemResponse('The `If-Match` field is missing (`precondition-required`)'),
};

/** A resource that is to be corrected; `answer` is what GET gives, by the schema that the reply has for a 200. */
type Matching<Body> = { db: Db; type: Resource; id: string; answer: () => Promise<Body> };

/**
 * Corrects what the client has looked at, when it shows so by the ETag that GET gave it, and gives what GET gives after that, with its ETag: the next correction needs no GET.
 * Throws a 428 without a tag, and a 412 with what it is now when it has changed, be it while this was on its way.
 */
export const correctMatched = async <Body extends object>(
  reply: FastifyReply,
  { db, type, id, answer }: Matching<Body>,
  correct: (looked: Looked) => Promise<unknown>,
): Promise<Body> => {
  // Taken before the answer: what changes in between is found when it is written.
  const version = lastChangeOf(db, type, id)?.seq ?? 0;
  const isAny = demanded(reply, await answer()) === '*';
  await correct({ id, version: isAny ? null : version }).catch(async (error: unknown) => {
    throw error instanceof StaleError ? outdated(reply, await answer()) : error;
  });
  return tagged(reply, `${PATHS[type]}/${id}`, await answer());
};

/** The field, when it has the tag of what is there now, or `*`. */
const demanded = (reply: FastifyReply, body: object): string => {
  const given = reply.request.headers['if-match']?.trim();
  if (given === undefined) throw new ProblemError('precondition-required', 'Send the ETag of what you have seen in an `If-Match` field; GET gives it.');
  const tags = given.split(',').map((tag) => plain(tag.trim()));
  if (given !== '*' && !tags.includes(tagOf(reply, body))) throw outdated(reply, body);
  return given;
};

const outdated = (reply: FastifyReply, current: object): ProblemError => {
  reply.header('etag', tagOf(reply, current));
  const error = new ProblemError('precondition-failed', 'It has changed since you got it: see in `current` whether your correction still holds.');
  return Object.assign(error, { current: JSON.parse(written(reply, current)) as object });
};

/** What stands at a path now, said so by its tag (RFC 9110, 8.7 and 8.8.3). */
export const tagged = <Body extends object>(reply: FastifyReply, path: string, body: Body): Body => {
  reply.header('etag', tagOf(reply, body)).header('content-location', path);
  return body;
};

const tagOf = (reply: FastifyReply, body: object): string => `"${hash('sha1', written(reply, body), 'base64url')}"`;

const written = (reply: FastifyReply, body: object): string => {
  const json: unknown = reply.serialize(body);
  return String(json);
};

/** A compressed form is the same state. */
const plain = (tag: string): string => tag.replace(/-(br|gzip|deflate|zstd)"$/, '"');
