import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { UnavailableError } from '../../src/db/unavailable.ts';
import type { Engine } from '../../src/ingest/engine.ts';
import { LOCAL_ENGINE, openEngine } from '../../src/ingest/engine.ts';
import { builtModule } from '../built.ts';
import { temporaryFolder } from '../cli/run.ts';
import { emptyDatabase } from '../db/fixtures.ts';

const module = builtModule('test/ingest/mortal-engine.js');
const RAIN = { text: 'Rain.' };

let db: Db;
let engines: Engine[];
let app: FastifyInstance;
let post: (url: string, body: object | string, type?: string) => Promise<{ status: number; body: any }>;
beforeAll(async () => {
  db = emptyDatabase();
  engines = [openEngine({ size: 1, limitMs: 500, module }), openEngine({ size: 1, limitMs: 500, limitsWaiting: true, module })];
  const [engine, guestEngine] = engines;
  app = await buildApp({ db, ...(engine && { engine }), ...(guestEngine && { guestEngine }), checksAnswers: true });
  const { secret } = await createKey(db, { name: null, role: 'ingest', expires: null });
  post = async (url, payload, type = 'application/json') => {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': type, authorization: `Bearer ${secret}` } });
    return {
      status: answer.statusCode,
      body:
        type === 'application/json'
          ? answer.json()
          : answer.body
              .trim()
              .split('\n')
              .map((line) => JSON.parse(line)),
    };
  };
});
afterAll(async () => {
  await app.close();
  await Promise.all(engines.map((engine) => engine.close()));
});

const stored = (): unknown => db.$client.prepare('select count(*) from articles').pluck().get();

describe('an article over which reading ends', () => {
  it('by itself, again and again, is told to be too costly, and not stored', async () => {
    const tooCostly = { status: 422, code: 'query-too-costly', detail: expect.stringContaining('the processes that read it ended') };
    expect((await post('/articles', { text: 'Die.' })).body).toMatchObject(tooCostly);
    expect((await post('/extract', { text: 'Die.' })).body).toMatchObject(tooCostly);
    expect(stored()).toBe(0);
  });

  it('at the time limit is told so', async () => {
    const { body } = await post('/articles', { text: 'Never end.' });
    expect(body).toMatchObject({ status: 422, code: 'query-too-costly', detail: 'The article cannot be taken: reading it took longer than 0.5 s.' });
  });

  it('once is read once more: the machine may have been at fault', async () => {
    expect((await post('/extract', { text: `Die unless there is ${join(temporaryFolder(), 'file')}` })).status).toBe(200);
  });

  it('and is only to be read, holds up nobody who feeds', async () => {
    const endless = post('/extract', { text: 'Never end.' });
    expect((await post('/articles', { text: 'Fog.' })).status).toBe(201);
    expect((await endless).status).toBe(422);
    db.$client.exec('delete from articles');
  });

  it('lets another one wait, which is told to come again, and not that it cannot be read', async () => {
    const url = '/extract';
    await post(url, RAIN);
    const [endless, waiting] = await Promise.all([post(url, { text: 'Never end.' }), app.inject({ method: 'POST', url, payload: RAIN })]);
    expect(endless.body).toMatchObject({ status: 422, code: 'query-too-costly' });
    expect(waiting.json()).toMatchObject({
      status: 503,
      code: 'unavailable',
      detail: 'It cannot be done now: texts of others are being read. Try again later.',
    });
    expect(waiting.headers['retry-after']).toBe('30');
    expect((await post(url, RAIN)).status).toBe(200);
  });

  it('waits for others: that is told in the log as a warning, and is no error of ours', async () => {
    const logged: string[] = [];
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => logged.push(String(line)) > 0);
    const readText = (): Promise<never> => Promise.reject(new UnavailableError('texts of others are being read'));
    const busy = await buildApp({ db, logLevel: 'info', guestEngine: { ...LOCAL_ENGINE, readText } });
    expect((await busy.inject({ method: 'POST', url: '/extract', payload: RAIN })).statusCode).toBe(503);
    vi.restoreAllMocks();
    await busy.close();
    expect(logged.map((line) => JSON.parse(line)).map(({ level, msg }) => [level, msg])).toContainEqual([40, 'refused for now']);
    expect(logged.join('')).not.toContain('"level":50');
  });

  it('leaves the others of its kind alone', async () => {
    const lines = [RAIN, { text: 'Die.' }, { text: 'Snow.' }].map((line) => JSON.stringify(line)).join('\n');
    const { body } = await post('/articles?dryRun=true', lines, 'application/x-ndjson');
    expect(body).toMatchObject([{ outcome: 'created' }, { line: 2, error: { code: 'query-too-costly' } }, { outcome: 'created' }]);
  });
});

describe('an article that there is no room for', () => {
  const setMost = (pages: number): unknown => db.$client.pragma(`max_page_count = ${pages}`);
  const big = (words: string) => ({ text: `${words} ${'It rained all day long. '.repeat(5000)}` });

  it('is not stored, nor any part of it; that may be tried again, and reading goes on', async () => {
    expect((await post('/articles', RAIN)).status).toBe(201);
    const pages = db.$client.pragma('page_count', { simple: true }) as number;
    setMost(pages + 3);
    expect(await post('/articles', big('Fog.'))).toMatchObject({
      status: 503,
      body: { code: 'unavailable', detail: 'It cannot be done now: there is no room left on the disk. Try again later.' },
    });
    const lines = [big('Hail.'), RAIN, big('Snow.')].map((line) => JSON.stringify(line)).join('\n');
    const full = { error: { code: 'unavailable', detail: 'there is no room left on the disk' } };
    expect((await post('/articles', lines, 'application/x-ndjson')).body).toMatchObject([full, { outcome: 'unchanged' }, full]);
    expect(stored()).toBe(1);
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    expect((await app.inject('/articles')).json().data).toHaveLength(1);
    setMost(1_000_000);
    expect((await post('/articles', big('Fog.'))).status).toBe(201);
  });
});
