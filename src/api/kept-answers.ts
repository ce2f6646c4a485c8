import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest, onRequestAsyncHookHandler, onSendAsyncHookHandler } from 'fastify';
import { LRUCache } from 'lru-cache';
import type { Db } from '../db/open.ts';
import { versionOf } from '../db/version.ts';
import type { Encoding } from './encoding.ts';
import { encode, encodeStream, encodingFor, worthwhile } from './encoding.ts';

/** So much of what was answered is remembered, in bytes, and nothing longer than a sixteenth of it. */
const MAX_KEPT = 64 * 1024 * 1024;
const MAX_LENGTH = MAX_KEPT / 16;

/** What took longer to make is remembered whole at once, in milliseconds. */
const LONG_MS = 5;

/** What is remembered of an answer that was given once: enough to know its tag. */
type Tagged = { digest: string; length: number };
/** An answer as it was given, in the encodings that it was asked for in. */
type Kept = Tagged & { fields: Record<string, string>; bodies: { identity: Buffer } & Partial<Record<Encoding, Buffer>> };
/** What was answered since the last change. Most lists are asked for once: to remember them whole took a quarter of the time that answering them took. */
type Memory = { version: string; answers: LRUCache<string, Tagged | Kept> };
/** A request whose answer is to be made: what stood in the database, what its answer is to be remembered by, and whether it was asked before. */
type Asked = { version: string; key: string; encoding: Encoding; isAgain: boolean };

const asked = new WeakMap<FastifyRequest, Asked>();

/** The fields of an answer that are remembered with it. */
const KEPT_FIELDS = ['content-type', 'link', 'content-disposition'];

/**
 * Lets the GET routes made from now on answer with a strong ETag, with 304 when the client has it, and compressed where the client takes that.
 * Until anything stored changes, who has an answer is told so without a query, and one that was asked for again, or took long, is remembered. An answer with a `Cache-Control` of its own is left alone.
 */
export const keepAnswers = (app: FastifyInstance, { db, isPrivate }: { db: Db; isPrivate: boolean }): void => {
  const memory: Memory = { version: '', answers: noAnswers() };
  const fields = { 'cache-control': isPrivate ? 'private, no-cache' : 'public, no-cache', vary: 'Accept, Accept-Encoding' };
  app.addHook('onRequest', recall(memory, db, fields));
  app.addHook('onSend', keep(memory, fields));
};

const noAnswers = (): Memory['answers'] => new LRUCache({ maxSize: MAX_KEPT, maxEntrySize: MAX_LENGTH, sizeCalculation: sizeOf });

/** About what a tag takes. */
const TAG_SIZE = 100;

/** The longest of its forms counts for all. */
const sizeOf = (known: Tagged | Kept, key: string): number =>
  2 * (key.length + TAG_SIZE + ('bodies' in known ? known.length + JSON.stringify(known.fields).length : 0));

/** Answers at once what was answered since the last change, or is known by a tag that only a change can make old. */
const recall =
  (memory: Memory, db: Db, fields: Record<string, string>): onRequestAsyncHookHandler =>
  async (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return;
    const version = versionOf(db);
    if (version !== memory.version) forgetAll(memory, version);
    const { accept = '', 'accept-encoding': encodings } = request.headers;
    // Some answers have whole addresses, which begin as the client has it.
    const key = `${request.url} ${accept} ${request.protocol} ${request.host}`;
    const known = memory.answers.get(key);
    const ask = { version, key, encoding: encodingFor(encodings), isAgain: known !== undefined };
    if (known && 'bodies' in known) return reply.headers(fields).send((await formOf(reply, known, ask.encoding)) ?? nothingFor(request));
    const tag = (): string => (known ? tagOf(known.digest, worthwhile(ask.encoding, known)) : streamTagOf(ask));
    if (isKnown(request, tag)) return reply.headers(fields).code(304).header('etag', tag()).send(nothingFor(request));
    asked.set(request, ask);
  };

/** Of an answer to HEAD, fastify takes the length, unless it is a stream: a 304 must not say that there is nothing. */
const nothingFor = ({ method }: FastifyRequest): Readable | undefined => (method === 'HEAD' ? Readable.from([]) : undefined);

const forgetAll = (memory: Memory, version: string): void => {
  memory.version = version;
  // To clear it takes as long as it ever had entries.
  memory.answers = noAnswers();
};

/** Gives what is answered for the first time its tag and its form, and remembers it. */
const keep =
  (memory: Memory, fields: Record<string, string>): onSendAsyncHookHandler =>
  async (request, reply, payload) => {
    const ask = asked.get(request);
    if (!ask || reply.statusCode !== 200 || reply.hasHeader('cache-control')) return payload;
    reply.headers(fields);
    if (payload instanceof Readable) return sendStream(reply, ask, payload);
    const kept = toKept(reply, payload);
    if (request.method === 'GET' && ask.version === memory.version) {
      const { digest, length } = kept;
      memory.answers.set(ask.key, ask.isAgain || reply.elapsedTime > LONG_MS ? kept : { digest, length });
    }
    return (await formOf(reply, kept, ask.encoding)) ?? nothingFor(request) ?? null;
  };

const digestOf = (body: Buffer | string): string => hash('sha1', body, 'base64url');

const digests = new WeakMap<Buffer, string>();

/** Lets a body be told apart by what it was made of, which is shorter. */
export const madeOf = (body: Buffer, parts: string): Buffer => {
  digests.set(body, digestOf(parts));
  return body;
};

const toKept = (reply: FastifyReply, payload: unknown): Kept => {
  const identity = Buffer.isBuffer(payload) ? payload : Buffer.from(String(payload));
  const fields = Object.fromEntries(KEPT_FIELDS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])));
  return { digest: digests.get(identity) ?? digestOf(identity), length: identity.length, fields, bodies: { identity } };
};

/** The body to send, with the fields that say what it is; null when the client has it. */
const formOf = async (reply: FastifyReply, { digest, fields, bodies }: Kept, wanted: Encoding): Promise<Buffer | null> => {
  const encoding = worthwhile(wanted, bodies.identity);
  const tag = tagOf(digest, encoding);
  reply.header('etag', tag);
  if (isKnown(reply.request, () => tag) || reply.request.headers['if-none-match'] === '*') {
    reply.code(304).removeHeader('content-type');
    return null;
  }
  reply.headers(fields);
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return (bodies[encoding] ??= await encode(bodies.identity, encoding));
};

/** What is too long to be remembered is told apart by what it was made from. */
const sendStream = (reply: FastifyReply, ask: Asked, stream: Readable): Readable => {
  reply.header('etag', streamTagOf(ask));
  if (ask.encoding !== 'identity') reply.header('content-encoding', ask.encoding);
  return encodeStream(stream, ask.encoding);
};

const streamTagOf = ({ version, key, encoding }: Asked): string => tagOf(digestOf(`${version} ${key}`), encoding);

/** Another form is another representation. */
const tagOf = (digest: string, encoding: Encoding): string => (encoding === 'identity' ? `"${digest}"` : `"${digest}-${encoding}"`);

const isKnown = ({ headers }: FastifyRequest, tag: () => string): boolean => {
  const known = headers['if-none-match'];
  return known?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag()) ?? false;
};
