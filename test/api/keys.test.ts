import Fastify from 'fastify';
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askForKeys, holderOf } from '../../src/api/auth.ts';
import { buildApp } from '../../src/api/app.ts';
import { handleError } from '../../src/api/error-handler.ts';
import { KEY_ROLES } from '../../src/db/key-roles.ts';
import { createKey, hasUsableKey, listKeys, revokeKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { localWriter } from '../../src/ingest/writer.ts';
import { emptyDatabase } from '../db/fixtures.ts';

let db: Db;
beforeEach(() => {
  db = emptyDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const makeKey = (options: Partial<Parameters<typeof createKey>[1]> = {}) => createKey(db, { name: null, role: 'ingest', expires: null, ...options });

it('notes once that a key was used, however many come with it at once', async () => {
  const writer = localWriter(db);
  const run = vi.fn(async (task: 'noteKeyUse', input: { id: string }) => {
    await new Promise(setImmediate);
    await writer.run(task, input);
  });
  const app = await buildApp({ db, writer: { ...writer, run: run as unknown as typeof writer.run }, readRequiresKey: true });
  const { secret } = await makeKey();
  const answers = await Promise.all(Array.from({ length: 50 }, () => app.inject({ url: '/stats', headers: { authorization: `Bearer ${secret}` } })));
  expect(answers.every(({ statusCode }) => statusCode === 200)).toBe(true);
  await app.close();
  expect(run).toHaveBeenCalledTimes(1);
});

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}` });

/** A service with a path for each role, that says who came. */
const serveRoles = () => {
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler).setSerializerCompiler(serializerCompiler).setErrorHandler(handleError);
  app.register((paths, _options, done) => {
    askForKeys(paths, { db, writer: localWriter(db), readRequiresKey: false });
    for (const role of KEY_ROLES) paths.post(`/${role}`, { config: { needs: role } }, (request) => holderOf(request));
    paths.get('/open', () => 'open');
    done();
  });
  return app;
};

/** What a path answers to someone with this key. */
const come = async (path: string, headers: Record<string, string> = {}) => {
  const answer = await serveRoles().inject({ method: path === '/open' ? 'GET' : 'POST', url: path, headers });
  return { status: answer.statusCode, challenge: answer.headers['www-authenticate'], body: path === '/open' ? answer.body : answer.json() };
};

describe('a key', () => {
  it('opens what its role and those below it may do, and no more', async () => {
    const opened: Record<string, string[]> = {};
    for (const role of KEY_ROLES) {
      const { secret } = await makeKey({ role });
      opened[role] = [];
      for (const path of KEY_ROLES) if ((await come(`/${path}`, bearer(secret))).status === 200) opened[role].push(path);
    }
    expect(opened).toEqual({ ingest: ['ingest'], editor: ['ingest', 'editor'], admin: ['ingest', 'editor', 'admin'] });
  });

  it('whose role is too low gets a 403 that says which one is needed', async () => {
    const { status, challenge, body } = await come('/admin', bearer((await makeKey({ role: 'editor' })).secret));
    expect({ status, challenge }).toEqual({ status: 403, challenge: 'Bearer realm="On Record"' });
    expect(body).toMatchObject({ code: 'forbidden', detail: 'This needs a key of the role admin; this one has the role editor.' });
  });

  it('says who holds it, for the histories', async () => {
    const { id, secret } = await makeKey({ name: 'wire desk' });
    expect((await come('/ingest', bearer(secret))).body).toEqual({ id, name: 'wire desk', role: 'ingest' });
  });

  it.each([
    ['none', {}],
    ['an empty one', { authorization: '' }],
    ['a name and a password', { authorization: 'Basic YTpi' }],
    ['two', { authorization: 'Bearer a b' }],
    ['one that is none', { authorization: 'Bearer x' }],
    ['the key of a prototype', { authorization: 'Bearer __proto__' }],
    ['one that nobody made', { authorization: `Bearer onrecord_${'0'.repeat(16)}_${'A'.repeat(43)}` }],
    ['a very long one', { authorization: `Bearer ${'x'.repeat(10_000)}` }],
  ])('that is %s gets a 401 that says what to show', async (_, headers) => {
    await makeKey();
    const { status, challenge, body } = await come('/ingest', headers);
    expect({ status, challenge, code: body.code }).toEqual({ status: 401, challenge: 'Bearer realm="On Record"', code: 'unauthorized' });
  });

  it('is good to its last sign, and only then', async () => {
    const { secret } = await makeKey();
    const swapped = (place: number) => secret.slice(0, place) + (secret[place] === 'A' ? 'B' : 'A') + secret.slice(place + 1);
    expect((await come('/ingest', { authorization: `bearer  ${secret}` })).status).toBe(200);
    for (const wrong of [swapped(26), swapped(secret.length - 2), secret.slice(0, -1), `${secret}A`])
      expect((await come('/ingest', bearer(wrong))).status).toBe(401);
  });

  it('ends when it expires, or is revoked', async () => {
    const [expiring, revoked] = [await makeKey({ expires: new Date(Date.now() + 60_000).toISOString() }), await makeKey()];
    for (const { secret } of [expiring, revoked]) expect((await come('/ingest', bearer(secret))).status).toBe(200);
    await revokeKey(db, revoked.id);
    expect(await hasUsableKey(db)).toBe(true);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    for (const { secret } of [expiring, revoked]) expect((await come('/ingest', bearer(secret))).status).toBe(401);
    expect(await hasUsableKey(db)).toBe(false);
  });

  it('is known by its last use, to the minute', async () => {
    const { secret } = await makeKey();
    const lastUse = async () => (await listKeys(db))[0]!.lastUsed;
    expect(await lastUse()).toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2030-01-01T10:00:00Z') });
    await come('/ingest', bearer(secret));
    expect(await lastUse()).toBe('2030-01-01T10:00:00.000Z');
    vi.setSystemTime(Date.parse('2030-01-01T10:00:59Z'));
    await come('/ingest', bearer(secret));
    expect(await lastUse()).toBe('2030-01-01T10:00:00.000Z');
    vi.setSystemTime(Date.parse('2030-01-01T10:01:30Z'));
    await come('/ingest', bearer(secret));
    expect(await lastUse()).toBe('2030-01-01T10:01:30.000Z');
  });

  it('is not asked for where none is needed', async () => {
    expect(await come('/open', bearer('wrong'))).toMatchObject({ status: 200, body: 'open' });
  });

  it('stands in no log and no error, wherever it was put', async () => {
    const { secret, id } = await makeKey();
    const random = secret.slice(26);
    const logged: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
    const app = await buildApp({ db, logLevel: 'trace', readRequiresKey: true });
    const told: string[] = [];
    for (const url of [
      '/statements',
      `/statements/${secret}`,
      `/statements?${secret}=1`,
      `/statements?key=${secret}`,
      `/${secret}`,
      `/%6f${secret.slice(1)}`,
      `/x/${secret.replaceAll('_', '%5F')}`,
      `/speakers?q=${secret}`,
    ])
      for (const headers of [{}, bearer(secret), bearer(`${secret}x`), { authorization: secret }, { cookie: secret }])
        told.push(JSON.stringify((await app.inject({ url, headers })).json()));
    await app.close();
    // What a client asks for is its to see; errors are what others may get to read.
    const errors = told.filter((answer) => answer.includes('"code"'));
    expect(errors.length).toBeGreaterThan(10);
    expect(logged.length).toBeGreaterThanOrEqual(told.length);
    expect(logged.join('')).toContain(id.slice(4));
    for (const text of [...logged, ...errors]) expect(text).not.toContain(random);
  });
});

describe('reading that requires a key', () => {
  it('is closed to those without one, but for health, contract and explorer', async () => {
    const app = await buildApp({ db, readRequiresKey: true });
    const { secret } = await makeKey();
    for (const url of ['/statements', '/statements/x', '/speakers', '/events', '/articles']) {
      expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 401]);
      expect([url, (await app.inject({ url, method: 'HEAD' })).statusCode]).toEqual([url, 401]);
      expect([url, (await app.inject({ url, headers: bearer(secret) })).statusCode]).toEqual([url, url.endsWith('/x') ? 404 : 200]);
    }
    for (const url of ['/health', '/openapi.json', '/openapi.yaml', '/docs']) expect([url, (await app.inject({ url })).statusCode]).toEqual([url, 200]);
    const { paths, components } = (await app.inject('/openapi.json')).json();
    expect(paths['/statements'].get).toMatchObject({ security: [{ key: [] }], responses: { 401: {}, 403: {} } });
    expect(paths['/health'].get).not.toHaveProperty('security');
    expect(components.securitySchemes.key).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('is not the default', async () => {
    const app = await buildApp({ db });
    expect((await app.inject('/statements')).statusCode).toBe(200);
    expect((await app.inject('/openapi.json')).json().paths['/statements'].get).not.toHaveProperty('security');
  });
});
