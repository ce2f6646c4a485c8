import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { storedWorld, storeReport } from '../db/fixtures.ts';
import { serve } from './server.ts';

let db: Db;
let app: FastifyInstance;
beforeEach(async () => {
  db = await storedWorld();
  ({ app } = await serve(db));
});

const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers });
const report = { title: 'New', utterances: [{ by: ['Wendy Sherman'], words: 'This is new' }] };

const GETS = [
  '/statements',
  '/statements?speaker=Wendy+Sherman',
  '/speakers',
  '/speakers/wendy-sherman',
  '/events',
  '/articles',
  '/openapi.json',
  '/openapi.yaml',
];

describe('what a client has already', () => {
  it.each(GETS)('is not sent again: %s', async (url) => {
    const first = await ask(url);
    expect(first.headers.etag).toMatch(/^"[\w-]{27}"$/);
    expect(first.headers).toMatchObject({ 'cache-control': 'public, no-cache', vary: 'Accept, Accept-Encoding' });
    const again = await ask(url, { 'if-none-match': `"other", W/${first.headers.etag}` });
    expect([again.statusCode, again.body, again.headers['content-type']]).toEqual([304, '', undefined]);
    expect(again.headers).toMatchObject({ etag: first.headers.etag, 'cache-control': 'public, no-cache', vary: 'Accept, Accept-Encoding' });
    expect((await ask(url, { 'if-none-match': '"other"' })).body).toBe(first.body);
  });

  it('is told without a query, and so is, from the third time on, what everyone asks for', async () => {
    const query = vi.spyOn(Object.getPrototypeOf(db.$client.prepare('select 1')), 'all');
    const { headers, body } = await ask('/statements');
    expect(query).toHaveBeenCalled();
    query.mockClear();
    for (const encoding of ['identity', 'gzip']) {
      const tag = encoding === 'gzip' ? headers.etag!.replace(/"$/, '-gzip"') : headers.etag!;
      expect((await ask('/statements', { 'accept-encoding': encoding, 'if-none-match': tag })).statusCode).toBe(304);
    }
    expect(query).not.toHaveBeenCalled();
    expect((await ask('/statements')).body).toBe(body);
    query.mockClear();
    expect((await ask('/statements')).body).toBe(body);
    expect(query).not.toHaveBeenCalled();
    query.mockRestore();
  });

  it('is sent anew when it has changed', async () => {
    const { headers } = await ask('/statements');
    await storeReport(db, report);
    const changed = await ask('/statements', { 'if-none-match': headers.etag! });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('This is new');
  });

  it('is sent anew when another process has changed it', async () => {
    const url = `file:${mkdtempSync(join(tmpdir(), 'onrecord-'))}/onrecord.db`;
    const [ours, theirs] = [openDatabase(url), openDatabase(url)];
    const here = await buildApp({ db: ours });
    const { headers } = await here.inject('/statements');
    await storeReport(theirs, report);
    const changed = await here.inject({ url: '/statements', headers: { 'if-none-match': headers.etag! } });
    expect(changed.statusCode).toBe(200);
    expect(changed.body).toContain('This is new');
    await here.close();
    closeDatabase(ours);
    closeDatabase(theirs);
  });

  it('is not sent anew when something else has changed', async () => {
    const url = '/statements?speaker=sergey-ryabkov';
    const { headers } = await ask(url);
    await storeReport(db, report);
    expect((await ask(url, { 'if-none-match': headers.etag! })).statusCode).toBe(304);
  });

  it('is told to HEAD, too', async () => {
    const { headers, body } = await ask('/statements');
    const head = await app.inject({ method: 'HEAD', url: '/statements' });
    expect([head.statusCode, head.body, head.headers.etag, Number(head.headers['content-length'])]).toEqual([200, '', headers.etag, Buffer.byteLength(body)]);
    for (const [url, known] of [
      ['/statements', headers.etag!],
      ['/speakers', '*'],
    ] as const) {
      const again = await app.inject({ method: 'HEAD', url, headers: { 'if-none-match': known } });
      expect([again.statusCode, again.headers['content-length'], again.headers['content-type']]).toEqual([304, undefined, undefined]);
    }
  });

  it('keeps the fields of the first answer', async () => {
    const [first, second] = [await ask('/statements?limit=1'), await ask('/statements?limit=1')];
    expect(first.headers.link).toMatch(/rel="next"/);
    expect({ ...second.headers, 'x-request-id': '', date: '' }).toEqual({ ...first.headers, 'x-request-id': '', date: '' });
  });

  it.each(['/statements/st_x', '/statements?limit=0', '/nope', '/health'])('is nothing, where nothing may be kept: %s', async (url) => {
    for (const known of ['*', '"x"']) {
      const { statusCode, headers } = await ask(url, { 'if-none-match': known });
      expect(statusCode).not.toBe(304);
      expect([headers.etag, headers['cache-control']]).toEqual([undefined, 'no-store']);
    }
  });

  it('is anything that is there, when the client says so', async () => {
    expect((await ask('/statements', { 'if-none-match': '*' })).statusCode).toBe(304);
  });

  it('is for nobody else, where readers need a key', async () => {
    const closed = await buildApp({ db, readRequiresKey: true });
    const { secret } = await createKey(db, { name: null, role: 'ingest', expires: null });
    const answer = (headers: Record<string, string>) => closed.inject({ url: '/statements', headers });
    const { statusCode, headers } = await answer({ authorization: `Bearer ${secret}` });
    expect([statusCode, headers['cache-control']]).toEqual([200, 'private, no-cache']);
    expect((await answer({ 'if-none-match': headers.etag! })).statusCode).toBe(401);
  });
});

describe('an answer of any length', () => {
  const url = '/statements?format=ndjson';

  it('is known by its tag, too, until anything changes', async () => {
    const { headers, body } = await ask(url);
    const known = { 'if-none-match': headers.etag! };
    expect(body).not.toBe('');
    expect([(await ask(url, known)).statusCode, (await ask(`${url}&kind=direct`, known)).statusCode]).toEqual([304, 200]);
    await storeReport(db, report);
    expect((await ask(url, known)).body).toContain('This is new');
  });

  it('has the same tag for HEAD, which leaves it as it is', async () => {
    const { headers } = await app.inject({ method: 'HEAD', url });
    const answer = await ask(url);
    expect([headers.etag, headers['content-type']]).toEqual([answer.headers.etag, answer.headers['content-type']]);
    expect(answer.body).not.toBe('');
  });

  it('is compressed as it comes', async () => {
    const plain = await ask(url);
    const { headers, rawPayload } = await ask(url, { 'accept-encoding': 'br' });
    expect([headers['content-encoding'], brotliDecompressSync(rawPayload).toString()]).toEqual(['br', plain.body]);
    expect(headers.etag).not.toBe(plain.headers.etag);
  });
});

describe('an answer is compressed', () => {
  const bytes = async (url: string, encoding: string) => {
    const { rawPayload, headers } = await ask(url, { 'accept-encoding': encoding });
    return { rawPayload, headers };
  };

  it('as the client takes it, and each form has a tag of its own', async () => {
    const plain = await ask('/statements');
    const gzip = await bytes('/statements', 'gzip');
    const brotli = await bytes('/statements', 'gzip, deflate, br');
    expect([plain, gzip, brotli].map(({ headers }) => headers['content-encoding'])).toEqual([undefined, 'gzip', 'br']);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(plain.body);
    expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length / 2);
    expect(new Set([plain, gzip, brotli].map(({ headers }) => headers.etag)).size).toBe(3);
    const again = await ask('/statements', { 'accept-encoding': 'br', 'if-none-match': String(brotli.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  it.each([
    ['br;q=0.5, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', undefined],
    ['*', 'br'],
    ['BR', 'br'],
    ['identity, br;q=0.5', undefined],
    ['deflate', undefined],
    ['', undefined],
    ['gzip;q=x', undefined],
    [',;=,;q=', undefined],
  ])('or not: %s', async (field, encoding) => {
    expect((await bytes('/statements', field)).headers['content-encoding']).toBe(encoding);
  });

  it('unless it is short', async () => {
    const { headers, rawPayload } = await bytes('/statements?speaker=nobody', 'br');
    expect([headers['content-encoding'], Number(headers['content-length'])]).toEqual([undefined, rawPayload.length]);
  });
});
