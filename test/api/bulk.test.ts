import { request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import type { Feeder } from './feeder.ts';
import { ARTICLE, countIn, feederOf } from './feeder.ts';

let db: Db;
let feeder: Feeder;
beforeEach(async () => {
  db = emptyDatabase();
  feeder = await feederOf(db);
});
afterEach(() => feeder.app.close());

const post: Feeder['post'] = (...asked) => feeder.post(...asked);
const count = (table: string): unknown => countIn(db, table);

const LINES = { 'content-type': 'application/x-ndjson' };
const linesOf = (body: string): any[] =>
  body
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));

describe('articles that come as lines', () => {
  it('are each reported on, in order, with the line they stood in', async () => {
    const lines = [
      { id: 'a', ...ARTICLE },
      { id: 7, text: '' },
      { text: 'Rain.' },
      { id: 'a', ...ARTICLE },
      { id: 'b', ...ARTICLE, text: 'It does not.' },
      { id: 'c', html: '<p>Ann Miller said it snowed.</p>' },
      { id: 'd', text: 'Die Bürgermeisterin eröffnete am Montag die neue Brücke.' },
    ].map((line) => JSON.stringify(line));
    const { status, type, body } = await post(`\uFEFF${lines.slice(0, 2).join('\r\n')}\n\n${lines.slice(2).join('\n')}\nno JSON`, { headers: LINES });
    expect({ status, type }).toEqual({ status: 200, type: 'application/x-ndjson' });
    const article = expect.stringMatching(/^ar_\w{16}$/);
    expect(linesOf(body)).toEqual([
      { line: 1, id: 'a', article, outcome: 'created', statements: 1 },
      { line: 2, id: 7, error: { code: 'invalid-body', detail: 'text is empty' } },
      { line: 4, id: null, article, outcome: 'created', statements: 0 },
      { line: 5, id: 'a', article, outcome: 'unchanged', statements: null },
      { line: 6, id: 'b', article, outcome: 'revised', statements: 0 },
      { line: 7, id: 'c', article, outcome: 'created', statements: 1 },
      { line: 8, id: 'd', article, outcome: 'created', statements: 0, notes: [expect.stringContaining('Its language is de')] },
      { line: 9, id: null, error: { code: 'invalid-body', detail: expect.stringContaining('is not JSON') } },
    ]);
    expect(count('articles')).toBe(4);
  });

  it('take from the same text what was not known of it, and say what they did not take', async () => {
    const { title, outlet, ...bare } = ARTICLE;
    const lines = [bare, ARTICLE, { ...ARTICLE, published: '2021-07-29' }, ARTICLE].map((line) => JSON.stringify(line));
    const { body } = await post(lines.join('\n'), { headers: LINES });
    expect(linesOf(body)).toMatchObject([
      { outcome: 'created' },
      { outcome: 'completed', notes: ['It was stored without, and has now: title, outlet.'] },
      { outcome: 'unchanged', notes: ['It is stored otherwise, and stays so: published.'] },
      { outcome: 'unchanged' },
    ]);
    expect((await feeder.get('/articles')).body.data).toMatchObject([{ title, outlet, published: ARTICLE.published }]);
  });

  it('are refused, like every body, where they have keys that are not taken', async () => {
    const lines = ['{"text":"Rain.","publshed":"2021","__proto__":{}}', '{"id":"b","text":"Rain.","\\u0000":1,"":2}', '{"id":"c","text":"Rain."}'];
    const { body } = await post(lines.join('\n'), { headers: LINES });
    expect(linesOf(body)).toMatchObject([
      { line: 1, id: null, error: { code: 'invalid-body', detail: '`publshed` is no key that is taken; `__proto__` is no key that is taken' } },
      { line: 2, id: 'b', error: { detail: '`\uFFFD` is no key that is taken; `` is no key that is taken' } },
      { line: 3, id: 'c', outcome: 'created' },
    ]);
  });

  it('only to try are reported on, and not stored', async () => {
    const { body } = await post(`${JSON.stringify(ARTICLE)}\n`, { query: '?dryRun=true', headers: LINES });
    expect(linesOf(body)).toMatchObject([{ line: 1, outcome: 'created', statements: 1 }]);
    expect(count('articles')).toBe(0);
  });

  it('may be none, or bytes of any kind', async () => {
    expect(await post('', { headers: LINES })).toMatchObject({ status: 200, body: '' });
    const answer = await feeder.app.inject({
      method: 'POST',
      url: '/articles',
      headers: { ...LINES, authorization: feeder.authorization },
      payload: Buffer.from([0xff, 0xfe, 0x00, 0x0a, 0x80]),
    });
    expect(linesOf(answer.body).map(({ error }) => error.code)).toEqual(['invalid-body', 'invalid-body']);
  });

  it('are refused one by one that would take long to parse', async () => {
    const keys = Array.from({ length: 500_000 }, (_, n) => `"k${n}":1`).join();
    const began = performance.now();
    const { body } = await post(`${'['.repeat(5_000_000)}\n{"text":"Rain.",${keys}}\n{"text":"Rain."}`, {
      query: '?dryRun=true',
      headers: LINES,
    });
    const tooLarge = { code: 'too-large', detail: 'is made of more than 10000 values' };
    expect(linesOf(body)).toMatchObject([
      { line: 1, error: tooLarge },
      { line: 2, error: tooLarge },
      { line: 3, outcome: 'created' },
    ]);
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('are reported on while others are still to come', async () => {
    await feeder.app.listen({ port: 0 });
    const { port } = feeder.app.server.address() as AddressInfo;
    const sending = httpRequest({ port, method: 'POST', path: '/articles', headers: { ...LINES, authorization: feeder.authorization } });
    onTestFinished(() => {
      sending.destroy();
    });
    sending.write(`${JSON.stringify(ARTICLE)}\n`);
    const answer = await new Promise<AsyncIterable<Buffer>>((resolve) => sending.on('response', resolve));
    const reader = answer[Symbol.asyncIterator]();
    expect(linesOf(String((await reader.next()).value))).toMatchObject([{ line: 1, outcome: 'created' }]);
    expect(count('articles')).toBe(1);
    sending.end(`${JSON.stringify({ text: 'Rain.' })}\n`);
    expect(linesOf(await textOf({ [Symbol.asyncIterator]: () => reader } as never))).toMatchObject([{ line: 2, outcome: 'created' }]);
  });
});
