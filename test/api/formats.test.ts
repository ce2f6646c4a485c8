import { setTimeout as wait } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { STATEMENT_KEYS } from '../../src/api/statement.ts';
import { emptyDatabase, storedReports, storedWorld, storeReport } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
let head: (url: string) => Promise<{ statusCode: number; body: string; headers: Record<string, unknown> }>;
beforeAll(async () => {
  const { app, get: ask } = await serve(await storedWorld());
  get = ask;
  head = async (url) => app.inject({ method: 'HEAD', url });
});

const TYPES = {
  json: 'application/json; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
};

describe.each(Object.entries(TYPES))('the format %s', (format, type) => {
  const mediaType = type.replace(/;.*/, '');

  it('is chosen by `format` or by `Accept`, or by both', async () => {
    for (const [url, accept] of [
      [`/statements?format=${format}`, undefined],
      ['/statements', mediaType],
      [`/statements?format=${format}`, `text/html;q=0.9, ${mediaType}`],
      [`/statements?format=${format}`, '*/*'],
    ] as const) {
      const { status, type: given, headers } = await get(url, accept === undefined ? {} : { accept });
      expect([status, given, headers.vary]).toEqual([200, type, 'Accept, Accept-Encoding']);
    }
  });

  it('is a 406 when the Accept field leaves it out', async () => {
    const { status, body } = await get(`/statements?format=${format}`, { accept: 'image/png' });
    expect([status, body.code, body.detail]).toEqual([406, 'not-acceptable', `The Accept field leaves out ${mediaType}, which \`format=${format}\` asks for.`]);
  });

  it('has a HEAD without a body', async () => {
    const { statusCode, body, headers } = await head(`/statements?format=${format}`);
    expect([statusCode, body, headers['content-type']]).toEqual([200, '', type]);
    expect(headers['content-length']).not.toBe('0');
  });
});

it('of several accepted formats, the most wanted is given, and JSON where the client does not care', async () => {
  expect((await get('/statements', { accept: 'text/csv;q=0.5, application/x-ndjson;q=0.8, application/json;q=0.1' })).type).toBe(TYPES.ndjson);
  expect((await get('/statements', { accept: '*/*' })).type).toBe(TYPES.json);
  expect((await get('/statements', { accept: 'text/*, */*;q=0.1' })).type).toBe(TYPES.csv);
  expect((await get('/statements', { accept: 'text/html' })).body.detail).toMatch(/^This path gives application\/json, application\/x-ndjson, text\/csv/);
});

it('a format that there is not is told those that there are', async () => {
  const { status, body } = await get('/statements?format=xml');
  expect([status, body.code]).toEqual([400, 'invalid-parameter']);
  expect(body.detail).toMatch(/json, ndjson, csv/);
});

describe('NDJSON', () => {
  const rowsOf = (body: string): unknown[] =>
    body
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as unknown);

  it('has every row of the list, in its order, each on a line', async () => {
    for (const filters of ['', 'speaker=Ryabkov&', 'sort=saidOn&', 'kind=direct&from=2021&', 'speaker=nobody&']) {
      const { body } = await get(`/statements?${filters}format=ndjson`);
      expect(rowsOf(body)).toEqual((await get(`/statements?${filters}limit=100`)).body.data);
    }
  });

  it('with a `limit` is a page', async () => {
    const first = await get('/statements?format=ndjson&limit=3');
    const link = /<(.*)>; rel="next"/.exec(String(first.headers.link))?.[1];
    const second = await get(link!);
    const whole = (await get('/statements?limit=6')).body.data;
    expect([...rowsOf(first.body), ...rowsOf(second.body)]).toEqual(whole);
  });

  it('of more rows than are read at a time has each once', async () => {
    const db = emptyDatabase();
    for (let n = 0; n < 9; n++)
      await storeReport(db, {
        published: '2021',
        title: `Report ${n}`,
        utterances: Array.from({ length: 50 }, (_, i) => ({ by: ['Mary Lee'], words: `words ${i}` })),
      });
    const { get: ask } = await serve(db);
    const { body } = await ask('/statements?format=ndjson&speaker=Lee');
    expect(new Set(rowsOf(body).map((row) => (row as { id: string }).id)).size).toBe(450);
    expect(rowsOf(body)).toHaveLength(450);
    // As many as a page of JSON has where no limit is given: here it is still one.
    const { headers } = await ask('/statements?format=ndjson&limit=20');
    expect(rowsOf((await ask(/<(.*)>/.exec(String(headers.link))![1]!)).body)).toHaveLength(20);
  });
});

/** The cells of a table, as RFC 4180 has them. */
const cellsOf = (table: string): string[][] => {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of table.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)!.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
};

describe('CSV', () => {
  it('is a table with a line for each statement, whatever stands in it', async () => {
    const [names, ...lines] = cellsOf((await get('/statements?format=csv', { host: 'quotes.example' })).body);
    const { data } = (await get('/statements?limit=100')).body;
    expect(new Set(lines.map(({ length }) => length))).toEqual(new Set([names!.length]));
    const columns = (name: string) => lines.map((line) => line[names!.indexOf(name)]);
    expect(columns('text')).toEqual(data.map(({ text }: any) => text));
    expect(columns('speakers')).toEqual(data.map(({ speakers }: any) => speakers.map(({ name }: any) => name).join('; ')));
    expect(columns('published')).toEqual(data.map(({ article }: any) => article.published ?? ''));
    expect(columns('link')).toEqual(data.map(({ links }: any) => `http://quotes.example${links.self}`));
    expect(columns('start')).toEqual(data.map(({ segments }: any) => String(segments[0].start)));
  });

  it('says where the parts of a statement stand, why one is disputed, and where the words looked for are', async () => {
    const desk = await editorOf(await storedReports([{ url: 'https://post.example/1', utterances: [{ by: ['Mary Lee'], words: 'The dam will hold' }] }]));
    const [{ links, segments }] = (await desk.get('/statements')).body.data;
    await desk.patch(links.self, { status: 'disputed', reason: 'the ministry denies it' });
    const table = async (query: string) => cellsOf(String((await desk.get(`/statements?format=csv&${query}`)).body));
    expect(await table('fields=segments,status,statusReason')).toEqual([
      ['start', 'end', 'segments', 'status', 'statusReason'],
      [segments[0].start, segments[0].end, JSON.stringify([[segments[0].start, segments[0].end]]), 'disputed', 'the ministry denies it'].map(String),
    ]);
    expect(await table('q=dam&fields=text,highlights')).toEqual([
      ['text', 'highlights'],
      ['The dam will hold', '[[4,7]]'],
    ]);
  });

  it('has a column or more for every key that a statement has', async () => {
    for (const key of STATEMENT_KEYS) expect((await get(`/statements?format=csv&limit=1&q=the&fields=${key}`)).body, key).toMatch(/^\uFEFF\w/);
  });

  it('begins with the mark by which Excel knows UTF-8, once, however long it is', async () => {
    for (const url of ['/statements?format=csv', '/statements?format=csv&limit=1', '/statements?format=csv&fields=id,text', '/statements?format=csv&q=xyzzy']) {
      const { body } = await get(url);
      expect([body.startsWith('\uFEFFid,'), body.lastIndexOf('\uFEFF')]).toEqual([true, 0]);
    }
  });

  it.each(['=1+1', '+1 for peace', '-5 degrees', '@all of you', '＝1', '"quoted", and more', 'two\nlines'])(
    'has no cell that a spreadsheet would run, and none that breaks the table: %s',
    async (words) => {
      const db = emptyDatabase();
      await storeReport(db, { title: words, utterances: [{ by: ['Mary Lee'], words }] });
      const { body } = await (await serve(db)).get('/statements?format=csv');
      const [names, line, ...more] = cellsOf(body);
      expect(more).toEqual([]);
      for (const name of ['text', 'title']) {
        const cell = line![names!.indexOf(name)]!;
        expect(cell).toBe(/^[\p{L}"]/u.test(words) ? words : `'${words}`);
      }
    },
  );
});

describe('Atom', () => {
  it('has an entry for each statement of the page, and the way to the next', async () => {
    const { body } = await get('/statements?format=atom&limit=5', { host: 'quotes.example' });
    const { data } = (await get('/statements?limit=5')).body;
    expect(body.match(/<entry>/g)).toHaveLength(5);
    for (const { id, links } of data) {
      expect(body).toContain(`<id>tag:onrecord.example,2021:${id}</id>`);
      expect(body).toContain(`<link rel="via" href="http://quotes.example${links.self}"/>`);
    }
    expect(body).toMatch(/<link rel="next" href="http:\/\/quotes\.example\/statements\?format=atom&#38;limit=5&#38;cursor=[\w-]+"\/>/);
    expect(body).toContain('<title>On Record: Statements, newest first.</title>');
    expect(body).toContain('<published>2022-01-05T00:00:00Z</published>');
    expect(body).toMatch(new RegExp(`<updated>${new Date().toISOString().slice(0, 10)}T[\\d:.]+Z</updated>`));
  });

  it('tells when a statement was disputed, and why, and that it was updated; what has no date is of no day', async () => {
    const desk = await editorOf(await storedReports([{ url: 'https://post.example/1', utterances: [{ by: ['Mary Lee'], words: 'The dam will hold' }] }]));
    const entry = async () => String(/<entry>.*<\/entry>/s.exec(String((await desk.get('/statements?format=atom')).body)));
    const updatedIn = (text: string): string => /<updated>(.*?)<\/updated>/.exec(text)?.[1] ?? '';
    const before = await entry();
    expect([before.includes('<published>'), before.includes('1970'), before.includes('disputed')]).toEqual([false, false, false]);
    await wait(5);
    const [{ links }] = (await desk.get('/statements')).body.data;
    await desk.patch(links.self, { status: 'disputed', reason: 'the ministry <denies> it' });
    const after = await entry();
    expect(after).toContain('<title>[disputed] Mary Lee: The dam will hold</title>');
    expect(after).toContain('<category scheme="tag:onrecord.example,2021:status" term="disputed"/>');
    expect(after).toContain('<content>The dam will hold [disputed: the ministry &#60;denies&#62; it]</content>');
    expect(updatedIn(after) > updatedIn(before)).toBe(true);
  });

  it('names each of those who said it together as an author', async () => {
    const db = emptyDatabase();
    await storeReport(db, { utterances: [{ by: ['Mary Lee', 'Tom Reed'], words: 'The dam will hold' }] });
    const { body } = await (await serve(db)).get('/statements?format=atom');
    expect(body).toContain('<author><name>Mary Lee</name></author><author><name>Tom Reed</name></author>');
    expect(body).toContain('<title>Mary Lee, Tom Reed: The dam will hold</title>');
  });

  it('is XML whatever stands in it', async () => {
    const db = emptyDatabase();
    await storeReport(db, { outlet: '<b>&"', title: 'x', utterances: [{ by: ['Mary Lee'], words: ']]> <script>&amp; \u0007\uffff 🕊️' }] });
    const { body } = await (await serve(db)).get('/statements?format=atom');
    expect(body).toContain('<content>]]&#62; &#60;script&#62;&#38;amp; \ufffd\ufffd 🕊️</content>');
    expect(body.replace(/<\/?[a-z]+( [a-z]+="[^"<]*")*\/?>|<\?xml [^<]*\?>/g, '')).not.toMatch(/[<\u0007\uffff]/);
  });
});
