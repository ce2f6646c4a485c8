import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { storedWorld } from '../db/fixtures.ts';
import { serve } from './server.ts';

let app: FastifyInstance;
beforeAll(async () => {
  ({ app } = await serve(await storedWorld()));
});

/** Answers of every sort: data, errors that a route finds, and those of addresses that reach none. */
const ANSWERS = ['/statements', '/statements?speakr=x', '/statements/st_x', '/nope', '/%ff', '/openapi.yaml', '/docs', '/docs/static/index.css'];

describe('every answer', () => {
  it.each(ANSWERS)('may be read by a page of any origin, and is never guessed at or framed: %s', async (url) => {
    const { headers } = await app.inject(url);
    expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'none'$/);
  });

  it.each(ANSWERS)('carries an id of its own: %s', async (url) => {
    const ids = [await app.inject(url), await app.inject(url)].map(({ headers }) => headers['x-request-id']);
    expect(ids[0]).toMatch(/^[\da-f-]{36}$/);
    expect(ids[0]).not.toBe(ids[1]);
  });

  it('carries the id that the client gave, where that is sound', async () => {
    const idOf = async (given: string) => (await app.inject({ url: '/nope', headers: { 'x-request-id': given } })).headers['x-request-id'];
    expect(await idOf('my-trace.01:a')).toBe('my-trace.01:a');
    for (const given of ['', 'two words', 'a"b', 'é', 'x'.repeat(65)]) expect(await idOf(given)).toMatch(/^[\da-f-]{36}$/);
  });
});

describe('a browser that asks before it asks', () => {
  const ask = (url: string) => app.inject({ method: 'OPTIONS', url, headers: { origin: 'https://desk.example', 'access-control-request-method': 'GET' } });

  it('is told what is possible', async () => {
    const { statusCode, headers, body } = await ask('/statements?speaker=x');
    expect([statusCode, body]).toEqual([204, '']);
    expect(headers).toMatchObject({ allow: 'GET, HEAD, OPTIONS', 'access-control-allow-methods': 'GET, HEAD, OPTIONS', 'access-control-allow-origin': '*' });
    expect(headers['access-control-allow-headers']).toContain('If-None-Match');
  });

  it('of what is not there, is told so', async () => {
    expect((await ask('/nope')).statusCode).toBe(404);
  });

  it('anyone else is told by OPTIONS what a path allows', async () => {
    const { statusCode, headers } = await app.inject({ method: 'OPTIONS', url: '/statements' });
    expect([statusCode, headers.allow, headers['access-control-allow-methods']]).toEqual([204, 'GET, HEAD, OPTIONS', undefined]);
  });
});

it('the explorer has no script or style that its policy forbids', async () => {
  const { body } = await app.inject('/docs');
  const scripts = [...body.matchAll(/<script([^>]*)>([^<]*)/g)];
  expect(scripts.length).toBeGreaterThan(0);
  for (const [, attributes, inline] of scripts) expect([attributes, inline?.trim()]).toEqual([expect.stringMatching(/src="[./]/), '']);
  expect(body).not.toMatch(/\son\w+=/);
});
