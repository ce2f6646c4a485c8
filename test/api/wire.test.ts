import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../src/api/problem.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import { serve } from './server.ts';

describe('what comes over the wire', () => {
  let app: FastifyInstance;
  let port: number;
  beforeAll(async () => {
    ({ app } = await serve(emptyDatabase()));
    await app.listen({ port: 0, host: '127.0.0.1' });
    port = (app.server.address() as AddressInfo).port;
  });
  afterAll(() => app.close());

  /** All that the server answers to these bytes, until it ends the connection. */
  const sendAll = (bytes: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
      let answer = '';
      socket.on('data', (data) => (answer += data.toString())).on('error', reject);
      socket.on('end', () => {
        resolve(answer);
      });
    });
  const send = async (bytes: string): Promise<{ head: string; problem: Problem }> => {
    const [head = '', body = ''] = (await sendAll(bytes)).split('\r\n\r\n');
    return { head, problem: Problem.parse(JSON.parse(body)) };
  };
  const statusesOf = (answers: string): number[] => [...answers.matchAll(/HTTP\/1.1 (\d+) /g)].map(([, status]) => Number(status));

  it.each([
    ['no HTTP at all', 'hello\r\n\r\n', 400, 'invalid-body'],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: a\r\nBad Header\r\n\r\n', 400, 'invalid-body'],
    ['no Host', 'GET /health HTTP/1.1\r\nConnection: close\r\n\r\n', 400, 'invalid-body'],
    ['two Hosts', 'GET /health HTTP/1.1\r\nHost: a\r\nhost: b\r\nConnection: close\r\n\r\n', 400, 'invalid-body'],
    ['a body in broken chunks', 'GET /health HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n', 400, 'invalid-body'],
    ['an unknown method', 'BREW / HTTP/1.1\r\nHost: a\r\n\r\n', 400, 'invalid-body'],
    ['an address of 20 kB', `GET /statements?speaker=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 414, 'uri-too-long'],
    ['CONNECT', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n', 405, 'method-not-allowed'],
  ])('%s is answered with a problem', async (...[, bytes, status, code]) => {
    const { head, problem } = await send(bytes);
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/content-type: application\/problem\+json/i);
    expect([problem.status, problem.code]).toEqual([status, code]);
  });

  it('a path is repeated without the server that it names', async () => {
    const { problem } = await send('GET http://user:secret@example.org/nope?x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n');
    expect([problem.code, problem.instance]).toEqual(['not-found', '/nope']);
  });

  it('an expectation that cannot be met is passed over', async () => {
    expect(statusesOf(await sendAll('GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: the-unexpected\r\n\r\n'))).toEqual([200]);
  });

  it('what is no HTTP after a good request is told after its answer, which stays whole', async () => {
    const good = 'GET /openapi.json HTTP/1.1\r\nHost: a\r\n\r\n';
    const [, body = '', problem = ''] = (await sendAll(`${good}garbage\r\n\r\n`)).split('\r\n\r\n');
    expect(JSON.parse(body.slice(0, body.lastIndexOf('}') + 1))).toHaveProperty('openapi', '3.1.0');
    expect(JSON.parse(problem)).toHaveProperty('code', 'invalid-body');
  });

  it('a request is answered once, whatever becomes of its body', async () => {
    expect(statusesOf(await sendAll('POST /statements HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n'))).toEqual([405]);
  });

  it('a request has five minutes to arrive', () => {
    expect(app.server.requestTimeout).toBe(300_000);
  });
});
