import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../src/api/app.ts';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { UnavailableError } from '../../src/db/unavailable.ts';
import { prepareArticle } from '../../src/ingest/index.ts';
import type { Writer } from '../../src/ingest/writer.ts';
import { openWriter } from '../../src/ingest/writer.ts';
import { builtModule } from '../built.ts';

const module = builtModule('src/ingest/writer-process.js');

let folder: string;
let db: Db;
let writer: Writer;
let key: string;
let app: FastifyInstance;
type Answer = { status: number; headers: any; body: any };
let ask: (request: {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  url: string;
  payload?: object | undefined;
  ifMatch?: string;
  headers?: Record<string, string>;
}) => Promise<Answer>;
const send = (method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, payload?: object): Promise<Answer> => ask({ method, url, payload });
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  db = openDatabase(`file:${folder}/onrecord.db`);
  writer = openWriter(db, { module });
  app = await buildApp({ db, writer, checksAnswers: true });
  const { id, secret } = await createKey(db, { name: null, role: 'admin', expires: null });
  key = id;
  ask = async ({ payload, ifMatch = '*', headers: more, ...request }) => {
    const { statusCode, headers, body } = await app.inject({
      ...request,
      ...(payload && { payload }),
      headers: { authorization: `Bearer ${secret}`, 'if-match': ifMatch, ...more },
    });
    return { status: statusCode, headers, body: body && JSON.parse(body) };
  };
});
afterAll(async () => {
  await app.close();
  await writer.close();
  closeDatabase(db);
  rmSync(folder, { recursive: true });
});

/** Keeps the lock that all who write wait for, until it is told to let go. */
const lock = (): (() => void) => {
  const other = openDatabase(`file:${folder}/onrecord.db`);
  other.$client.exec('begin immediate');
  return () => {
    other.$client.exec('rollback');
    closeDatabase(other);
  };
};

const STRIKE = { text: '“It works,” Ann Miller said on Monday. Bob Stone said nothing.', url: 'https://coast.example/1' };

describe('a writer in a process of its own', () => {
  it('stores, corrects and takes down like one in this process, and says what is wrong in the same words', async () => {
    expect(await send('POST', '/articles?dryRun=true', STRIKE)).toMatchObject({ status: 200, body: { outcome: 'created', url: STRIKE.url } });
    const posted = await send('POST', '/articles', STRIKE);
    expect(posted).toMatchObject({ status: 201, body: { outcome: 'created' } });
    expect(await send('POST', '/articles', STRIKE)).toMatchObject({ status: 200, body: { outcome: 'unchanged' } });
    const [statement] = posted.body.statements;
    const retraction = { status: 'retracted', reason: 'never said' };
    expect(await send('PATCH', statement.links.self, retraction)).toMatchObject({ status: 200, body: { status: 'retracted' } });
    const unknown = await send('PATCH', statement.links.self, { speakers: ['nobody'] });
    expect(unknown).toMatchObject({ status: 400, body: { code: 'invalid-body', errors: [{ pointer: '/speakers/0', detail: 'there is no speaker nobody' }] } });
    expect(await send('DELETE', posted.body.links.self)).toMatchObject({ status: 204 });
    expect(await send('GET', posted.body.links.self)).toMatchObject({ status: 410 });
    expect(await send('POST', '/articles', STRIKE)).toMatchObject({ status: 410, body: { code: 'gone' } });
  });

  it('tells who wrote with an older version in mind, also where that is only seen when it is written', async () => {
    const { body } = await send('POST', '/articles', { ...STRIKE, url: 'https://coast.example/2' });
    const url = body.statements[0].links.self;
    const { etag } = (await send('GET', url)).headers;
    const correctBoth = async (ifMatch: string) => {
      const unlock = lock();
      const corrections = ['retracted', 'disputed'].map((status) => ask({ method: 'PATCH', url, payload: { status, reason: 'so they say' }, ifMatch }));
      // Both have looked at the same version before either is written.
      await wait(300);
      unlock();
      return (await Promise.all(corrections)).sort((a, b) => a.status - b.status);
    };
    const [won, lost] = await correctBoth(etag);
    expect([won!.status, lost!.status]).toEqual([200, 412]);
    expect([lost!.headers.etag, lost!.body.current]).toEqual([won!.headers.etag, won!.body]);
    expect((await correctBoth('*')).map(({ status }) => status)).toEqual([200, 200]);
  });

  it('refuses what would wait with more than there is room for, to be sent again later', async () => {
    const small = openWriter(db, { module, mostWaitingBytes: 1000 });
    const articles = await Promise.all(
      ['x', 'y', 'z'].map((name) => prepareArticle(db, { text: `${name}. ${'Rain. '.repeat(300)}`, url: `https://coast.example/${name}` }, {})),
    );
    const unlock = lock();
    const stored = articles.map((article) => small.run('storeSome', { articles: [article], dryRun: false, by: {} }));
    const last = await Promise.allSettled(stored.slice(-1));
    expect(last).toMatchObject([{ reason: new UnavailableError('too much waits to be written') }]);
    unlock();
    expect((await Promise.allSettled(stored)).map(({ status }) => status)).toContain('fulfilled');
    await small.close();
  });

  it('stores and answers also what is taken down before its answer is kept, which is then not kept', async () => {
    const article = { ...STRIKE, url: 'https://coast.example/5' };
    const name = { 'idempotency-key': 'soon gone' };
    const { body } = await send('POST', '/articles?dryRun=true', article);
    const isTaken = (async () => {
      while ((await send('DELETE', body.links.self)).status !== 204);
    })();
    const posted = await ask({ method: 'POST', url: '/articles', payload: article, headers: name });
    await isTaken;
    expect([201, 410]).toContain(posted.status);
    await writer.run('keepAnswer', { request: { holder: key, name: 'late', fingerprint: '' }, answer: { status: 201, articleId: body.id, body } });
    expect(db.$client.prepare('select count(*) from given_answers').pluck().get()).toBe(0);
  });

  it('never shows the text of one revision with the statements of another', async () => {
    const url = 'https://coast.example/4';
    const texts = ['“It works,” Ann Miller said.', 'It is late. “It works,” Ann Miller said. Bob Stone said that it holds.'];
    const articles = await Promise.all(texts.map((text) => prepareArticle(db, { text, url }, {})));
    const { body } = await send('POST', '/articles', { text: texts[0], url });
    const progress = { isOver: false };
    const writing = (async () => {
      for (let n = 1; n < 30; n++) await writer.run('storeSome', { articles: [articles[n % 2]!], dryRun: false, by: {} });
      progress.isOver = true;
    })();
    while (!progress.isOver) {
      const shown = await send('GET', body.links.self);
      for (const { start, end, text } of shown.body.statements.flatMap(({ segments }: any) => segments))
        expect(
          Array.from(shown.body.text as string)
            .slice(start, end)
            .join(''),
        ).toBe(text);
      await wait(0);
    }
    await writing;
  });

  it('waits for the lock that another process has, while those who read are answered', async () => {
    const article = await prepareArticle(db, { ...STRIKE, url: 'https://coast.example/3' }, {});
    const unlock = lock();
    let isStored = false;
    const storing = writer.run('storeSome', { articles: [article], dryRun: false, by: {} }).finally(() => (isStored = true));
    for (const end = performance.now() + 200; performance.now() < end;) expect((await send('GET', '/statements')).status).toBe(200);
    expect(isStored).toBe(false);
    unlock();
    expect(await storing).toEqual([{ id: article.article.id, outcome: 'created' }]);
  });

  it('is replaced when it ends, and who had asked is told to come again', async () => {
    const unlock = lock();
    const asked = writer.run('noteKeyUse', { id: 'key_none' });
    await wait(100);
    process.kill(pidOfWriter(), 'SIGKILL');
    await expect(asked).rejects.toThrow(new UnavailableError('the process that writes ended'));
    unlock();
    await writer.run('noteKeyUse', { id: 'key_none' });
  });

  it('ends once everything is done that it was asked', async () => {
    const articles = await Promise.all(['a', 'b', 'c'].map((name) => prepareArticle(db, { ...STRIKE, url: `https://coast.example/${name}` }, {})));
    const stored = articles.map((article) => writer.run('storeSome', { articles: [article], dryRun: false, by: {} }));
    await writer.close();
    expect((await Promise.all(stored)).flat().map(({ outcome }) => outcome)).toEqual(['created', 'created', 'created']);
    await expect(writer.run('isLogEmptied', {})).rejects.toThrow('before the end');
  });
});

/** The number of the process that writes for this one. */
const pidOfWriter = (): number => {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n');
  const [pid] =
    lines.map((line) => line.trim().split(/\s+/)).find((words) => words[1] === String(process.pid) && words.join(' ').includes('writer-process')) ?? [];
  return Number(pid);
};
