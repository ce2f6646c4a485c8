import { describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import type { TextAccess } from '../../src/api/text-access.ts';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { ingest } from '../../src/ingest/index.ts';
import { OPERATIONS } from '../contract/operations.ts';
import { emptyDatabase, storedWorld } from '../db/fixtures.ts';

const given = async (textAccess: TextAccess) => {
  const app = await buildApp({ db: await storedWorld(), textAccess });
  const read = async (url: string): Promise<any> => (await app.inject(url)).json();
  const { data } = await read('/statements?speaker=Wendy+Sherman');
  const [article, statement] = [await read(data[0].links.article), await read(data[0].links.self)];
  return { text: article.text, context: statement.context, words: statement.text, statements: article.statements };
};

describe('of the text of an article', () => {
  it('all is given out by default settings', async () => {
    const { text, context, words } = await given('full');
    expect(text).toContain(words);
    expect(context.sentence.text).toContain(words);
  });

  it('only the sentences around a statement are, where no more may be', async () => {
    const { text, context, words } = await given('context');
    expect(text).toBeNull();
    expect(context.sentence.text).toContain(words);
  });

  it('only the statements are, where no more may be than that', async () => {
    const { text, context, words, statements } = await given('none');
    expect([text, context]).toEqual([null, null]);
    expect(statements.map((one: any) => one.text)).toContain(words);
  });
});

describe('what else an article says', () => {
  const url = 'https://coast.example/zoo';
  const filler = 'The gates opened at nine. '.repeat(10);
  const textOf = (words: string) => `${words} “It works,” Ann Miller said at the Oslo summit on Monday.\n\n${filler}\n\nNobody saw the zebrafish swim.`;
  const FORMATS: Record<string, string[]> = {
    '/statements': ['csv', 'ndjson', 'atom', 'jsonld', 'bibtex', 'ris', 'csl'],
    '/statements/{id}': ['jsonld', 'bibtex', 'ris', 'csl'],
  };
  const NEEDED: Record<string, string> = {
    '/suggest': '?q=zebrafish',
    '/reconcile/suggest': '?prefix=zebrafish',
    '/reconcile/preview': '?id=ann-miller',
    '/reconcile/flyout': '?id=ann-miller',
  };

  it.each(['context', 'none'] as const)('is in no answer to anyone, where the setting is %s', async (textAccess) => {
    const db = emptyDatabase();
    const { statements, speakers, events, articles } = await feed(db, [textOf('Rain fell.'), textOf('Snow fell. Rain fell.')]);
    const ids: Record<string, string | undefined> = { statements, speakers, events, articles };
    const app = await buildApp({ db, textAccess });
    const paths = OPERATIONS.filter(({ method, path }) => method === 'GET' && !/^\/(openapi|docs|metrics)/.test(path)).map(({ path }) => path);
    const urls = paths.flatMap((path) => {
      const at = path.replace('{id}', ids[path.split('/')[1] ?? ''] ?? 'x').replace(/\{\w+\}/, '1') + (NEEDED[path] ?? '');
      return [at, ...(FORMATS[path] ?? []).map((format) => `${at}?format=${format}`)];
    });
    for (const at of [...urls, '/statements?include=context', '/articles?q=zebrafish', '/changes?since=0']) {
      const { statusCode, body } = await app.inject(at);
      expect([at, statusCode]).toEqual([at, 200]);
      expect([at, body.includes('zebrafish swim')]).toEqual([at, false]);
    }
  });

  it.each(['context', 'none'] as const)('is in no answer to those who hand in and correct, where the setting is %s', async (textAccess) => {
    const db = emptyDatabase();
    const { statements, speakers, events, articles } = await feed(db, [textOf('Rain fell.'), textOf('Snow fell. Rain fell.')]);
    const app = await buildApp({ db, textAccess });
    const { secret } = await createKey(db, { name: null, role: 'editor', expires: null });
    const send = async (method: 'POST' | 'PATCH', at: string, payload: object) => {
      const headers = { authorization: `Bearer ${secret}`, ...(method === 'PATCH' && { 'if-match': '*' }) };
      const { statusCode, body } = await app.inject({ method, url: at, headers, payload });
      expect([at, statusCode, body.includes('zebrafish swim')]).toEqual([at, 200, false]);
      return JSON.parse(body);
    };
    await send('PATCH', `/statements/${statements}`, { status: 'disputed', reason: 'She denies it.' });
    await send('PATCH', `/speakers/${speakers}`, { names: ['Anna Miller'] });
    await send('PATCH', `/events/${events}`, { place: 'Bergen' });
    for (const path of [`/statements/${statements}`, `/speakers/${speakers}`, `/events/${events}`, `/articles/${articles}`])
      expect((await app.inject(`${path}/history`)).body).not.toContain('zebrafish swim');
    await send('POST', `/statements/${statements}/verify`, { text: textOf('Sleet fell.') });
    const article = { text: textOf('Hail fell.'), url, published: '2024-03-12' };
    expect(await send('POST', '/articles?dryRun=true', article)).toMatchObject({ outcome: 'revised', text: null });
    expect(await send('POST', '/articles', article)).toMatchObject({ outcome: 'revised', text: null });
  });

  /** Stores texts, one after the other under the same URL, and gives the first id of each sort. */
  const feed = async (db: Db, texts: string[]) => {
    for (const text of texts) await ingest(db, { text, url, published: '2024-03-12' });
    const first = (table: string) => db.$client.prepare<[], string>(`select id from ${table}`).pluck().get();
    return { statements: first('statements'), speakers: first('speakers'), events: first('events'), articles: first('articles') };
  };
});
