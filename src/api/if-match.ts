import { hash } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { Looked } from '../db/corrections.ts';
import { lastChangeOf } from '../db/changes.ts';
import type { Resource } from '../db/facts.ts';
import type { Db } from '../db/open.ts';
import { ProblemError, problemResponse } from './problem.ts';

/** The errors of an operation that asks for If-Match. */
export const MATCH_PROBLEMS = {
  409: problemResponse('It contradicts what is stored (`conflict`)'),
  412: problemResponse('It has changed since the client got it (`precondition-failed`)'),
  428: problemResponse('The `If-Match` field is missing (`precondition-required`)'),
};

/**
 * What the client has looked at, when it shows so by the ETag that GET gave it; throws a 428 without one, and a 412 when GET would give another now.
 * `answer` is what GET gives, by the schema that the reply has for a 200.
 */
export const matched = async (
  reply: FastifyReply,
  { db, type, id, answer }: { db: Db; type: Resource; id: string; answer: () => Promise<unknown> },
): Promise<Looked> => {
  const given = reply.request.headers['if-match'];
  if (given === undefined) throw new ProblemError('precondition-required', 'Send the ETag of what you have seen in an `If-Match` field; GET gives it.');
  // Taken before the answer: what changes in between is found when it is written.
  const version = lastChangeOf(db, type, id)?.seq ?? 0;
  const digest = digestOf(reply.serialize(await answer()));
  const tags = given.split(',').map((tag) => tag.trim());
  if (!tags.includes('*') && !tags.some((tag) => plain(tag) === `"${digest}"`))
    throw new ProblemError('precondition-failed', 'It has changed since you got it: get it again, and see whether your correction still holds.');
  return { id, version };
};

const digestOf = (body: unknown): string => hash('sha1', String(body), 'base64url');

/** A compressed form is the same state. */
const plain = (tag: string): string => tag.replace(/-(br|gzip|deflate|zstd)"$/, '"');
