import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let app: FastifyInstance;
let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  ({ app, get } = await serve(await storedWorld()));
});

const names = async (path: string, parameters: Record<string, string | string[]> = {}): Promise<string[]> =>
  (await get(`${path}?${query(parameters)}`)).body.data.map(({ name, title, published }: any) => name ?? title ?? published);

describe('speakers', () => {
  it('are listed by name', async () => {
    const all = await names('/speakers');
    expect(all).toEqual(['Anna Ryabkov', 'José Muñoz', 'Sergey Ryabkov', 'State Department', 'United Nations', 'Wendy Sherman', 'Дмитрий Песков']);
    expect((await get('/speakers?limit=1')).body.data).toEqual([
      { id: 'anna-ryabkov', name: 'Anna Ryabkov', kind: 'person', links: { self: '/speakers/anna-ryabkov', statements: '/statements?speaker=anna-ryabkov' } },
    ]);
  });

  it.each([
    ['a part of a name', { q: 'yabk' }, ['Anna Ryabkov', 'Sergey Ryabkov']],
    ['a part without diacritics, in any case', { q: 'MUNO' }, ['José Muñoz']],
    ['two words', { q: 'united n' }, ['United Nations']],
    ['a kind', { kind: 'organization' }, ['State Department', 'United Nations']],
    ['a part and kinds', { q: 'n', kind: ['organization', 'government'] }, ['State Department', 'United Nations']],
    ['a sign that is in no name', { q: '%' }, []],
  ])('are found by %s', async (_, parameters, expected) => {
    expect(await names('/speakers', parameters)).toEqual(expected);
  });

  it('have names, titles, counts, and what they said first and last', async () => {
    const { body } = await get('/speakers/sergey-ryabkov');
    const articles = (await get('/articles?limit=100')).body.data;
    expect(body).toMatchObject({
      id: 'sergey-ryabkov',
      name: 'Sergey Ryabkov',
      kind: 'person',
      names: [{ name: 'Sergey Ryabkov', count: 2 }],
      roles: [
        {
          role: 'Russian Deputy Foreign Minister',
          article: articles.find(({ title }: any) => title === 'Talks in Geneva').id,
          first: '2021-07-28',
          last: '2021-07-28',
        },
        { role: 'chief negotiator', article: articles.find(({ title }: any) => title === 'A week of arms control').id, first: '2021-07', last: '2021-07' },
      ],
      counts: { statements: 4, articles: 2 },
      firstStatement: { text: 'The talks were positive 🕊️ and rather constructive' },
      lastStatement: { text: 'it was only a beginning' },
      links: { self: '/speakers/sergey-ryabkov', statements: '/statements?speaker=sergey-ryabkov', namesakes: null },
    });
    expect((await get(body.links.statements)).body.data).toHaveLength(body.counts.statements);
    expect((await get(body.firstStatement.links.self)).body).toMatchObject(body.firstStatement);
  });

  it('known by one word alone lead to whom that may be', async () => {
    const db = emptyDatabase();
    await storeReport(db, { utterances: [{ by: ['Hillary Clinton'], words: 'We go first' }] });
    await storeReport(db, { utterances: [{ by: ['Bill Clinton'], words: 'We go last' }] });
    await storeReport(db, { utterances: [{ by: ['Clinton'], words: 'We stay' }] });
    const server = await serve(db);
    const { links } = (await server.get('/speakers/clinton')).body;
    expect(links.namesakes).toBe('/speakers?q=Clinton');
    expect((await server.get(links.namesakes)).body.data.map(({ name }: any) => name)).toEqual(['Bill Clinton', 'Clinton', 'Hillary Clinton']);
    expect((await server.get('/speakers/bill-clinton')).body.links.namesakes).toBeNull();
    expect((await serve(await storedWorld()).then((world) => world.get('/speakers/united-nations'))).body.links.namesakes).toBeNull();
  });

  it('that said one thing said it first and last', async () => {
    const { firstStatement, lastStatement } = (await get('/speakers/united-nations')).body;
    expect(firstStatement).toEqual(lastStatement);
    expect(firstStatement.text).toBe('We welcome any dialogue');
  });
});

describe('events', () => {
  it('are listed newest first, those without a date last', async () => {
    expect(await names('/events')).toEqual(['Second plenary', 'Geneva talks', 'Inquiry without a date']);
    expect((await get('/events?q=talks')).body.data).toEqual([
      {
        id: 'geneva-talks',
        name: 'Geneva talks',
        date: '2021-07-28',
        precision: 'day',
        place: 'Geneva',
        status: 'held',
        links: { self: '/events/geneva-talks', statements: '/statements?event=geneva-talks' },
      },
    ]);
  });

  it.each([
    ['a part of the name', { q: 'PLEN' }, ['Second plenary']],
    ['a place', { place: 'geneva' }, ['Geneva talks']],
    ['a word of a place', { place: 'York' }, ['Inquiry without a date']],
    ['half a word of a place', { place: 'Gene' }, []],
    ['a first day', { from: '2021-08' }, ['Second plenary']],
    ['a last day', { to: '2021-07' }, ['Geneva talks']],
    ['a period that a month overlaps', { from: '2021-09-30', to: '2021' }, ['Second plenary']],
    ['all together', { q: 'talks', place: 'Geneva', from: '2021-07-28', to: '2021-07-28' }, ['Geneva talks']],
  ])('are found by %s', async (_, parameters, expected) => {
    expect(await names('/events', parameters)).toEqual(expected);
  });

  it('have participants, names and counts', async () => {
    const { body } = await get('/events/geneva-talks');
    expect(body).toEqual({
      id: 'geneva-talks',
      name: 'Geneva talks',
      date: '2021-07-28',
      precision: 'day',
      place: 'Geneva',
      status: 'held',
      participants: [
        { id: 'sergey-ryabkov', name: 'Sergey Ryabkov', kind: 'person' },
        { id: 'wendy-sherman', name: 'Wendy Sherman', kind: 'person' },
      ],
      names: [{ name: 'Geneva talks', count: 1 }],
      counts: { statements: 2, articles: 1 },
      links: { self: '/events/geneva-talks', statements: '/statements?event=geneva-talks' },
    });
    expect((await get(body.links.statements)).body.data).toHaveLength(2);
  });
});

describe('articles', () => {
  it('are listed newest first, those without a date last', async () => {
    expect(await names('/articles')).toEqual(['2022-01-05', 'Talks in Geneva', 'A week of arms control', '2020', 'Undated']);
  });

  it.each([
    ['a word of the text', { q: 'museum' }, ['2022-01-05']],
    ['another form of a word', { q: 'talking welcomes' }, []],
    ['other forms of its words', { q: 'dialogues welcomed' }, ['A week of arms control']],
    ['a word of the title, in any case', { q: 'GENEVA' }, ['Talks in Geneva']],
    ['a word without its diacritics', { q: 'munoz' }, ['2022-01-05']],
    ['a word in another script', { q: 'посмотрим' }, ['Undated']],
    ['signs of the search language', { q: 'museum" OR (a* NEAR b) -c:d^2' }, []],
    ['no word at all', { q: '"*"' }, []],
    ['an outlet, in any case', { outlet: 'evening courier' }, ['A week of arms control']],
    ['one of several outlets', { outlet: ['THE DAILY POST', 'Évening Courier'] }, ['2022-01-05', 'Talks in Geneva', 'A week of arms control']],
    ['half the name of an outlet', { outlet: 'Daily' }, []],
    ['when they were published', { from: '2021-07-28', to: '2021' }, ['Talks in Geneva', 'A week of arms control']],
    ['all together', { q: 'talks', outlet: 'the daily post', from: '2021', to: '2021-07-28' }, ['Talks in Geneva']],
  ])('are found by %s', async (_, parameters, expected) => {
    expect(await names('/articles', parameters)).toEqual(expected);
  });

  it('have their text, and their statements in its order', async () => {
    const [summary] = (await get('/articles?q=geneva')).body.data;
    const { body } = await get(summary.links.self);
    expect(Object.keys(body)).toEqual(['id', 'title', 'outlet', 'url', 'published', 'author', 'language', 'text', 'statements', 'links']);
    expect(body).toMatchObject({ ...summary, text: expect.stringContaining('🕊️') });
    expect(body.statements).toEqual((await get(summary.links.statements)).body.data);
    expect(body.statements).toHaveLength(4);
  });
});

describe('every list', () => {
  it.each(['/statements', '/speakers', '/events', '/articles'])('%s has one shape', async (path) => {
    const { body } = await get(`${path}?limit=1`);
    expect(Object.keys(body)).toEqual(['data', 'links', 'meta']);
    expect(body.links).toEqual({ self: `${path}?limit=1`, next: expect.stringMatching(new RegExp(`^${path}\\?limit=1&cursor=[\\w-]+$`)) });
    for (const link of Object.values<string | null>(body.data[0].links).filter((one) => one?.startsWith('/'))) expect((await get(link!)).status).toBe(200);
  });
});

describe('the service', () => {
  it('tells that it is alive', async () => {
    expect(await get('/health')).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  it('leads from its root to the explorer', async () => {
    expect(await get('/')).toMatchObject({ status: 302, headers: { location: '/docs' } });
    expect(await get('/docs')).toMatchObject({ status: 200, type: 'text/html; charset=utf-8' });
  });

  it.each([
    '/statements',
    '/statements?limit=1',
    '/speakers/united-nations',
    '/events',
    '/articles',
    '/health',
    '/openapi.json',
    '/openapi.yaml',
    '/docs',
    '/',
  ])('answers HEAD for %s like GET, without a body', async (url) => {
    const [head, whole] = [await app.inject({ method: 'HEAD', url }), await app.inject({ url })];
    expect(head.body).toBe('');
    expect(head.statusCode).toBe(whole.statusCode);
    for (const field of ['content-type', 'content-length', 'link', 'location']) expect([field, head.headers[field]]).toEqual([field, whole.headers[field]]);
  });
});
