import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../src/api/problem.ts';
import { createKey, listKeys } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import type { Feeder } from './feeder.ts';
import { ARTICLE, countIn, feederOf, TEXT } from './feeder.ts';

let db: Db;
let feeder: Feeder;
beforeEach(async () => {
  db = emptyDatabase();
  feeder = await feederOf(db);
});
afterEach(() => feeder.app.close());

const post: Feeder['post'] = (...asked) => feeder.post(...asked);
const count = (table: string): unknown => countIn(db, table);

describe('an article that is handed in', () => {
  it('is stored, and answered with all that was found in it and where it is now', async () => {
    const { status, headers, body } = await post(ARTICLE);
    expect(status).toBe(201);
    const { outcome, notes, ...article } = body;
    expect({ outcome, notes }).toEqual({ outcome: 'created', notes: [] });
    expect(article).toMatchObject({ ...ARTICLE, language: 'en', statements: [{ text: 'It works', speakers: [{ name: 'Ann Miller' }] }] });
    expect((await feeder.get(String(headers.location))).body).toEqual(article);
    expect((await feeder.get('/statements?speaker=Miller')).body.data).toEqual(article.statements);
  });

  it('again changes nothing, and is answered with what is there', async () => {
    const first = await post(ARTICLE);
    const { status, headers, body } = await post({ ...ARTICLE, title: 'Another title' });
    expect({ status, location: headers.location }).toEqual({ status: 200, location: first.headers.location });
    expect(body).toEqual({ ...first.body, outcome: 'unchanged', notes: ['It is stored otherwise, and stays so: title.'] });
    expect([count('articles'), count('statements')]).toEqual([1, 1]);
  });

  it('again with more that is known of it is completed: what it was stored without is taken, what is known stays', async () => {
    const { url } = ARTICLE;
    const bare = await post({ text: TEXT, url, title: 'It works' });
    expect(bare.body).toMatchObject({ published: null, statements: [{ saidOn: { date: null, words: 'on Monday' } }] });
    const { status, body } = await post({ ...ARTICLE, title: 'Another title' });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ ...ARTICLE, outcome: 'completed', statements: [{ id: bare.body.statements[0].id, saidOn: { date: '2021-07-26', precision: 'day' } }] },
      notes: ['It was stored without, and has now: outlet, author, published.', 'It is stored otherwise, and stays so: title.'],
    });
    const { outcome, notes, ...article } = body;
    expect({ ...(await feeder.get(body.links.self)).body, outcome, notes }).toEqual({ ...article, outcome, notes });
    expect((await feeder.get('/statements?outlet=coast&from=2021-07-26&to=2021-07-26')).body.data).toHaveLength(1);
    const { data } = (await feeder.get(`${body.links.self}/history`)).body;
    expect(data[0]).toMatchObject({
      ...{ op: 'changed', by: { name: 'wire' }, before: { outlet: null, author: null, published: null } },
      after: { outlet: 'Coast', author: 'Ines Holm', published: '2021-07-28' },
    });
    const changed = (await feeder.get(`/changes?since=${String(data[1].seq)}&limit=1000`)).body.data.filter(({ op }: any) => op === 'changed');
    expect(changed.map(({ type }: any) => type)).toEqual(expect.arrayContaining(['article', 'statement']));
    expect((await feeder.get(`${body.links.self}/revisions`)).body.data).toHaveLength(1);
    expect((await post(ARTICLE)).body).toMatchObject({ outcome: 'unchanged', notes: [] });
  });

  it('with more that is known, but nothing that its text is read by, is not read again', async () => {
    await post({ text: TEXT, url: ARTICLE.url, published: '2021-07-28' });
    const before = (await feeder.get('/changes?limit=1000')).body.data.at(-1).seq;
    expect((await post(ARTICLE)).body).toMatchObject({ outcome: 'completed', notes: ['It was stored without, and has now: title, outlet, author.'] });
    const { body } = await feeder.get(`/statements?outlet=Coast`);
    expect(body.data).toMatchObject([{ article: { title: 'It works', outlet: 'Coast' } }]);
    const after = (await feeder.get(`/changes?since=${String(before)}`)).body.data;
    expect(after.map(({ type, op }: any) => `${type} ${op}`).sort()).toEqual(['article changed', 'speaker changed', 'statement changed']);
  });

  it('only to try with more that is known tells what would be', async () => {
    const { body } = await post({ text: TEXT, url: ARTICLE.url });
    const tried = await post(ARTICLE, { query: '?dryRun=true' });
    expect(tried.body).toMatchObject({ outcome: 'completed', published: '2021-07-28' });
    expect((await feeder.get(body.links.self)).body.published).toBeNull();
    expect((await post(ARTICLE)).body).toEqual(tried.body);
  });

  it('in another language than it is stored with stays as it was read', async () => {
    const { body } = await post({ text: TEXT, url: ARTICLE.url, language: 'en' });
    const again = await post({ ...ARTICLE, language: 'de' });
    expect(again.body).toMatchObject({ language: 'en', published: null, title: 'It works', statements: body.statements.map(({ id }: any) => ({ id })) });
    expect(again.body.notes.at(-1)).toBe('It is stored otherwise, and stays so: language, published.');
  });

  it('from two writers at the same moment is one article', async () => {
    const both = await Promise.all([post(ARTICLE), post(ARTICLE)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 201]);
    expect([count('articles'), count('statements')]).toEqual([1, 1]);
  });

  it('with another text under its URL is a revision of what is stored', async () => {
    const { id } = (await post(ARTICLE)).body;
    const revised = await post({ ...ARTICLE, text: `Rain. ${TEXT}` });
    expect(revised).toMatchObject({ status: 200, body: { id, outcome: 'revised', text: `Rain. ${TEXT}`, statements: [{ text: 'It works' }] } });
    expect([count('articles'), count('statements')]).toEqual([1, 1]);
  });

  it('only to try is answered as if it were stored, and is not', async () => {
    await post({ text: 'Ann Miller said it rained.' });
    const tried = await post(ARTICLE, { query: '?dryRun=true' });
    expect([count('articles'), count('statements')]).toEqual([1, 1]);
    const { status, body } = await post(ARTICLE);
    expect([tried.status, status]).toEqual([200, 201]);
    expect(tried.body).toEqual(body);
    expect((await post(ARTICLE, { query: '?dryRun=true' })).body).toEqual({ ...body, outcome: 'unchanged' });
  });

  it('as a page is what the page shows; what is known besides outranks what the page says', async () => {
    const html =
      '<html lang="en"><head><title>It works | Coast</title><meta name="author" content="I. Holm"></head><nav>Home</nav><p>“It works,” Ann Miller said on&nbsp;Mon&shy;day.</p>';
    const { status, body } = await post({ html, author: 'Ines Holm', url: ARTICLE.url });
    expect(status).toBe(201);
    expect(body).toMatchObject({ text: TEXT, title: 'It works', author: 'Ines Holm', url: ARTICLE.url, statements: [{ text: 'It works' }] });
  });

  it.each([
    ['Die Bürgermeisterin eröffnete am Montag die neue Brücke, teilte die Stadt mit.', undefined, 'de'],
    ['Министр заявил, что переговоры были конструктивными.', undefined, 'ru'],
    ['Le ministre a déclaré mardi que les pourparlers se poursuivraient.', 'fr-CA', 'fr-CA'],
  ])('that is not in English is stored, and said not to be read: %s', async (text, language, detected) => {
    const { status, body } = await post({ text, language });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      language: detected,
      statements: [],
      notes: [`Its language is ${detected}: only English is read, so no statements were looked for.`],
    });
    expect((await feeder.get(body.links.self)).body.text).toBe(text);
  });

  it('is known by who handed it in', async () => {
    await post(ARTICLE);
    const [key] = await listKeys(db);
    expect(db.$client.prepare("select distinct key from changes where op = 'created'").pluck().all()).toEqual([key!.id]);
  });

  it('needs a key', async () => {
    expect(await post(ARTICLE, { headers: { authorization: '' } })).toMatchObject({ status: 401, body: { code: 'unauthorized' } });
    expect(count('articles')).toBe(0);
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['nothing', '{}', 400, 'invalid-body', '`the body` must have a text or an html, and not both.'],
    ['two texts', { text: 'a', html: 'b' }, 400, 'invalid-body', '`the body` must have a text or an html, and not both.'],
    ['no object', '[]', 400, 'invalid-body', '`the body` must be an object with a `text` or an `html`.'],
    ['no JSON', '{"text":', 400, 'invalid-body', 'The body is not JSON, or has a key such as `__proto__`.'],
    ['an empty text', { text: ' \n\u00a0' }, 400, 'invalid-body', '`/text` is empty.'],
    ['a text that is none', { text: 7 }, 400, 'invalid-body', '`/text` must be a string.'],
    ['a misspelt key', { text: 'a', publshed: '2021' }, 400, 'invalid-body', '`/publshed` is no key that is taken.'],
    ['a date that there is not', { text: 'a', published: '2021-02-30' }, 400, 'invalid-body', '`/published` is not a real date.'],
    ['a year that there was not', { text: 'a', published: '0000-01-01' }, 400, 'invalid-body', '`/published` is not a real date.'],
    [
      'a language that is none',
      { text: 'a', language: 'English, please' },
      400,
      'invalid-body',
      '`/language` must be the tag of a language, like en or de-AT.',
    ],
    ['an address that is none', { text: 'a', url: 'javascript:alert(1)' }, 400, 'invalid-body', '`/url` must be an http or https URL.'],
    ['a page without text', { html: '<script>1</script>' }, 400, 'invalid-body', 'The article cannot be taken: html holds no text of an article.'],
    ['a page without end', { html: '<div>'.repeat(1000) }, 413, 'too-large', 'The article cannot be taken: html is nested more than 512 deep.'],
    ['too much text', { text: 'x'.repeat(10_000_001) }, 413, 'too-large', '`/text` is longer than 10000000 bytes.'],
    ['too much of all', { text: 'x'.repeat(20_000_001) }, 413, 'too-large', 'The body is larger than what is taken.'],
    ['keys of a prototype', '{"text":"a","__proto__":{"x":1}}', 400, 'invalid-body', 'The body is not JSON, or has a key such as `__proto__`.'],
  ])('%s is refused', async (...[, body, status, code, detail]) => {
    expect(await post(body, { headers: { 'content-type': 'application/json' } })).toMatchObject({ status, body: { code, detail } });
    expect(count('articles')).toBe(0);
  });

  it('is what is neither JSON nor lines of it', async () => {
    expect(await post('Rain.', { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      status: 415,
      body: { detail: 'The body has to be application/json or application/x-ndjson, and `Content-Type` has to say so.' },
    });
    expect(await post(ARTICLE, { query: '?dryRun=yes' })).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
    expect(await post(ARTICLE, { headers: { accept: 'text/html' } })).toMatchObject({ status: 406 });
  });

  it('never leads to an error of ours, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), fc.constantFrom('text', 'html', 'url', 'published', 'language', 'title'), async (value, key) => {
        const { status, body } = await post(JSON.stringify(value), { headers: { 'content-type': 'application/json' } });
        expect(PROBLEM_CODES).toContain(body.code);
        expect(status).toBeLessThan(500);
        expect((await post({ text: 'Rain.', [key]: value }, { query: '?dryRun=true' })).status).toBeLessThan(500);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a request with an Idempotency-Key', () => {
  const named = (name: string) => ({ headers: { 'idempotency-key': name } });

  it('gets the first answer again, quoted or not, to the letter', async () => {
    const first = await post(ARTICLE, named('"8e03978e"'));
    const again = await post(ARTICLE, named('8e03978e'));
    expect([first.status, again.status]).toEqual([201, 201]);
    expect([again.body, again.headers.location]).toEqual([first.body, first.headers.location]);
    expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([undefined, 'true']);
  });

  it('is refused when it asks something else', async () => {
    await post(ARTICLE, named('a'));
    expect(await post({ ...ARTICLE, title: 'Other' }, named('a'))).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    expect(await post(ARTICLE, named('b'))).toMatchObject({ status: 200, body: { outcome: 'unchanged' } });
  });

  it('is refused while the first is under way', async () => {
    const both = await Promise.all([post(ARTICLE, named('a')), post(ARTICLE, named('a'))]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await post(ARTICLE, named('a'))).status).toBe(201);
  });

  it('that failed may be mended', async () => {
    expect((await post({ text: '' }, named('a'))).status).toBe(400);
    expect((await post(ARTICLE, named('a'))).status).toBe(201);
  });

  it('is one of each holder’s own', async () => {
    await post(ARTICLE, named('a'));
    const other = `Bearer ${(await createKey(db, { name: null, role: 'ingest', expires: null })).secret}`;
    expect((await post({ text: 'Rain.' }, { headers: { 'idempotency-key': 'a', authorization: other } })).status).toBe(201);
  });

  it.each(['', '""', 'x'.repeat(256)])('named %j is refused', async (name) => {
    expect(await post(ARTICLE, named(name))).toMatchObject({ status: 400, body: { code: 'invalid-parameter' } });
  });

  it('leaves nothing behind when its article goes', async () => {
    await post(ARTICLE, named('a'));
    expect(count('given_answers')).toBe(1);
    db.$client.exec('delete from articles');
    expect(count('given_answers')).toBe(0);
  });
});
