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

  it.each(['context', 'none'] as const)('is in no answer to anyone, where the setting is %s', async (textAccess) => {
    const db = emptyDatabase();
    const { statements, speakers, events, articles } = await feed(db, [textOf('Rain fell.'), textOf('Snow fell. Rain fell.')]);
    const ids: Record<string, string | undefined> = { statements, speakers, events, articles };
    const app = await buildApp({ db, textAccess });
    const paths = OPERATIONS.filter(({ method, path }) => method === 'GET' && !/^\/(openapi|docs|metrics)/.test(path)).map(({ path }) => path);
    const urls = paths.flatMap((path) => {
      const at = path.replace('{id}', ids[path.split('/')[1] ?? ''] ?? 'x').replace(/\{\w+\}/, '1');
      return [at, ...(FORMATS[path] ?? []).map((format) => `${at}?format=${format}`)];
    });
    for (const at of [...urls, '/statements?include=context', '/articles?q=zebrafish', '/changes?since=0']) {
      const { statusCode, body } = await app.inject(at);
      expect([at, statusCode < 500]).toEqual([at, true]);
      expect([at, body.includes('zebrafish swim')]).toEqual([at, false]);
    }
    const { secret } = await createKey(db, { name: null, role: 'ingest', expires: null });
    const post = async (text: string) =>
      (
        await app.inject({ method: 'POST', url: '/articles', headers: { authorization: `Bearer ${secret}` }, payload: { text, url, published: '2024-03-12' } })
      ).json();
    expect(await post(textOf('Hail fell.'))).toMatchObject({ outcome: 'revised', text: null });
  });

  /** Stores texts, one after the other under the same URL, and gives the first id of each sort. */
  const feed = async (db: Db, texts: string[]) => {
    for (const text of texts) await ingest(db, { text, url, published: '2024-03-12' });
    const first = (table: string) => db.$client.prepare<[], string>(`select id from ${table}`).pluck().get();
    return { statements: first('statements'), speakers: first('speakers'), events: first('events'), articles: first('articles') };
  };
});
