import { gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { emptyDatabase } from '../db/fixtures.ts';
import { serve } from './server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  ({ app } = await serve(emptyDatabase()));
});
afterAll(() => app.close());

/** What is answered to these bytes, sent as JSON. */
const send = async (payload: Buffer | string, headers: Record<string, string> = {}) => {
  const answer = await app.inject({ method: 'POST', url: '/extract', payload, headers: { 'content-type': 'application/json', ...headers } });
  return { status: answer.statusCode, headers: answer.headers, body: answer.json() };
};

const CAFE = JSON.stringify({ text: 'The café is closed.' });
const nested = (depth: number): string => `{"text":"a","title":${'['.repeat(depth)}${']'.repeat(depth)}}`;

it.each([
  ['UTF-8', CAFE],
  ['UTF-8 with a mark', `\uFEFF${CAFE}`],
  ['signs that look like those of JSON, in a text', JSON.stringify({ text: `${'[{,:"\\'.repeat(20_000)}\\` })],
])('a body is read as it was meant: %s', async (_, payload) => {
  expect((await send(payload)).status).toBe(200);
});

it.each([
  ['in another encoding', Buffer.from(CAFE, 'latin1'), 400, 'invalid-body', 'The body is not UTF-8, as JSON has to be.'],
  ['in another encoding, as UTF-16', Buffer.from(CAFE, 'utf16le'), 400, 'invalid-body', 'The body is not UTF-8, as JSON has to be.'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000', 'hex'), 400, 'invalid-body', 'The body is not UTF-8, as JSON has to be.'],
  ['cut off within a string', '{"text":"a\\', 400, 'invalid-body', 'The body is not JSON, or has a key such as `__proto__`.'],
  ['nested a little', nested(100), 400, 'invalid-body', '`/title` must be a string.'],
  ['nested without end', nested(5_000_000), 413, 'too-large', 'The body is made of more than 10000 values.'],
  [
    'of keys without end',
    `{${Array.from({ length: 500_000 }, (_, n) => `"k${n}":1`).join()}}`,
    413,
    'too-large',
    'The body is made of more than 10000 values.',
  ],
])('a body is refused that is %s', async (...[, payload, status, code, detail]) => {
  const began = performance.now();
  expect(await send(payload)).toMatchObject({ status, body: { code, detail } });
  expect(performance.now() - began).toBeLessThan(500);
});

it('a compressed body is refused, and what to do said', async () => {
  const { status, headers, body } = await send(gzipSync(CAFE), { 'content-encoding': 'gzip' });
  expect({ status, accepts: headers['accept-encoding'] }).toEqual({ status: 415, accepts: 'identity' });
  expect(body).toMatchObject({ code: 'unsupported-media-type', detail: 'Compressed bodies are not taken: send it as it is, without `Content-Encoding`.' });
  expect((await send(CAFE, { 'content-encoding': 'identity' })).status).toBe(200);
});

const FORM = 'application/x-www-form-urlencoded';
const fields = (length: number): string => Array.from({ length }, (_, n) => `f${n}=1`).join('&');

it('a form of fields without end holds up nobody: only the batch is looked at', async () => {
  const began = performance.now();
  const answer = await app.inject({ method: 'POST', url: '/reconcile', payload: `${fields(100_000)}&queries=%7B%7D`, headers: { 'content-type': FORM } });
  expect([answer.statusCode, answer.json()]).toEqual([200, {}]);
  expect(performance.now() - began).toBeLessThan(1000);
});
