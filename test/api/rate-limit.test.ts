import { afterEach, describe, expect, it, vi } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import { emptyDatabase } from '../db/fixtures.ts';

const limited = async () => {
  const app = await buildApp({ db: emptyDatabase(), rateLimit: { quota: 3, seconds: 60 } });
  return (remoteAddress = '192.0.2.1', url = '/statements') => app.inject({ url, remoteAddress });
};
afterEach(() => {
  vi.useRealTimers();
});

describe('a client', () => {
  it('is told what is left, and when there is nothing left, to come back', async () => {
    const ask = await limited();
    const answers = [await ask(), await ask(), await ask(), await ask()];
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(answers.map(({ headers }) => headers.ratelimit)).toEqual(['"default";r=2;t=60', '"default";r=1;t=60', '"default";r=0;t=60', '"default";r=0;t=60']);
    for (const { headers } of answers) expect(headers['ratelimit-policy']).toBe('"default";q=3;w=60');
    const { headers, body } = answers[3]!;
    expect([headers['retry-after'], headers['content-type'], JSON.parse(body).code]).toEqual(['60', 'application/problem+json', 'rate-limited']);
  });

  it('is counted wherever it comes, and none for another', async () => {
    const ask = await limited();
    for (const url of ['/nope', '/statements?limit=0', '/docs']) await ask('192.0.2.1', url);
    expect([(await ask('192.0.2.1', '/health')).statusCode, (await ask('192.0.2.2')).statusCode]).toEqual([429, 200]);
  });

  it('is one, whichever of its IPv6 addresses it uses', async () => {
    const ask = await limited();
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::']) await ask(address);
    expect((await ask('2001:db8:1:2::2')).statusCode).toBe(429);
    for (const other of ['2001:db8:1:3::1', '2001:db8:1::1', '::1', '::ffff:192.0.2.1']) expect((await ask(other)).statusCode, other).toBe(200);
  });

  it('may go on after the time that it was told', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const ask = await limited();
    for (let n = 0; n < 4; n++) await ask();
    vi.advanceTimersByTime(59_000);
    expect((await ask()).headers['retry-after']).toBe('1');
    vi.advanceTimersByTime(1_000);
    expect((await ask()).headers.ratelimit).toBe('"default";r=2;t=60');
  });

  it('is not counted, where the operator wants none', async () => {
    const { headers } = await (await buildApp({ db: emptyDatabase() })).inject('/statements');
    expect([headers.ratelimit, headers['ratelimit-policy']]).toEqual([undefined, undefined]);
  });
});

describe('behind a proxy, the client', () => {
  const clients = async (proxies: number) => {
    const app = await buildApp({ db: emptyDatabase(), rateLimit: { quota: 1, seconds: 60 }, proxies });
    const ask = async (forwarded: string) => (await app.inject({ url: '/health', headers: { 'x-forwarded-for': forwarded } })).statusCode;
    return [await ask('192.0.2.1'), await ask('192.0.2.2'), await ask('192.0.2.3, 192.0.2.2')];
  };

  it('is who the proxy says, as far as it can know', async () => {
    expect(await clients(1)).toEqual([200, 200, 429]);
  });

  it('is the proxy itself, where none is declared', async () => {
    expect(await clients(0)).toEqual([200, 429, 429]);
  });
});
