import { beforeAll, describe, expect, it } from 'vitest';
import { isAs, MANIFEST, RESULTS, SUGGESTED_ENTITIES } from './reconcile-schemas.ts';
import type { Reconciler } from './reconciler.ts';
import { serveReconciler } from './reconciler.ts';
import { query } from './server.ts';

let { get, post } = {} as Reconciler;
beforeAll(async () => {
  ({ get, post } = await serveReconciler());
});

/** Whom a name means, by the form of the protocol. */
const candidatesFor = async (name: string, more: object = {}): Promise<any[]> =>
  isAs(RESULTS, await post({ queries: JSON.stringify({ q: { query: name, ...more } }) })).q.result;
const idsFor = async (name: string, more: object = {}): Promise<string[]> => (await candidatesFor(name, more)).map(({ id }) => id);

describe('the manifest', () => {
  it('says what the service is, with addresses as the client has them', async () => {
    const manifest = isAs(MANIFEST, await get('/reconcile', { host: 'quotes.example' }));
    expect(manifest).toMatchObject({ view: { url: 'http://quotes.example/speakers/{{id}}' }, identifierSpace: 'http://quotes.example/speakers/' });
    const { service_url, service_path } = manifest.suggest.entity;
    expect(isAs(SUGGESTED_ENTITIES, await get(`${service_path}?prefix=rya`, { host: new URL(service_url).host })).result).not.toEqual([]);
  });

  it('leads from an id to the speaker', async () => {
    const { view } = (await get('/reconcile')).body;
    expect((await get(new URL(view.url.replace('{{id}}', 'sergey-ryabkov')).pathname)).body.name).toBe('Sergey Ryabkov');
  });

  it('may be read by pages of any origin', async () => {
    expect((await get('/reconcile')).headers['access-control-allow-origin']).toBe('*');
  });
});

describe('a query', () => {
  it.each(['Sergey Ryabkov', 'RYABKOV, Sergey', 'S. Ryabkov', 'Сергей Рябков', 'Riabkov, Sergey', 'sergey-ryabkov'])(
    'for %s matches the one who is meant',
    async (name) => {
      expect(await candidatesFor(name)).toEqual([
        {
          id: 'sergey-ryabkov',
          name: 'Sergey Ryabkov',
          description: expect.any(String),
          type: [{ id: 'person', name: 'Person' }],
          score: 100,
          match: true,
        },
      ]);
    },
  );

  it('for a name that several bear matches none of them; who is heard most comes first', async () => {
    const bearers = await candidatesFor('Reed');
    expect(bearers.map(({ id, score, match }) => [id, score, match])).toEqual([
      ['ann-reed', 100, false],
      ['reed', 100, false],
      ['tom-reed', 100, false],
    ]);
    expect(bearers[0].description).toBe('captain');
  });

  it('for a kind leaves out the others, and matches who is left', async () => {
    expect(await candidatesFor('Reed', { type: 'organization' })).toMatchObject([{ id: 'reed', match: true }]);
    expect(await idsFor('Reed', { type: ['person', 'group'] })).toEqual(['ann-reed', 'tom-reed']);
    expect(await idsFor('Reed', { type: 'https://schema.org/Person' })).toEqual([]);
  });

  it('for a name with a wrong letter gives who is near, never as a match', async () => {
    const [nearest] = await candidatesFor('Sergey Ryabkof');
    expect(nearest).toMatchObject({ id: 'sergey-ryabkov', match: false });
    expect(nearest.score).toBeLessThan(100);
  });

  it('has at most as many candidates as asked for', async () => {
    expect(await idsFor('Reed', { limit: 2 })).toEqual(['ann-reed', 'reed']);
  });

  it.each(['', ' ', '\u0000', 'x'.repeat(1000), '\uD800', 'nobody at all', "'; drop table speakers --", '(((', '__proto__'])(
    'for %j means nobody',
    async (name) => {
      expect(await candidatesFor(name)).toEqual([]);
    },
  );

  it('by properties alone means nobody: none are known', async () => {
    const queries = JSON.stringify({ a: { properties: [{ pid: 'born', v: 1960 }] } });
    expect(isAs(RESULTS, await post({ queries })).a).toEqual({ result: [] });
  });
});

describe('a batch', () => {
  it('is answered under the ids of its queries, alike by GET and POST', async () => {
    const queries = JSON.stringify({ q0: { query: 'Ryabkov' }, 'a b': { query: 'Wendy Sherman', type_strict: 'any' }, '': { query: 'nobody' } });
    const { body } = await post({ queries });
    expect(Object.entries<any>(body).map(([id, { result }]) => [id, result.length])).toEqual([
      ['q0', 2],
      ['a b', 1],
      ['', 0],
    ]);
    expect(isAs(RESULTS, await get(`/reconcile?${query({ queries })}`))).toEqual(body);
  });

  it('may be empty, and may not be longer than the manifest says', async () => {
    const batch = (length: number): string => JSON.stringify(Object.fromEntries(Array.from({ length }, (_, n) => [`q${n}`, { query: 'Ryabkov' }])));
    const { batchSize } = (await get('/reconcile')).body;
    expect(isAs(RESULTS, await post({ queries: '{}' }))).toEqual({});
    expect(Object.keys(isAs(RESULTS, await post({ queries: batch(batchSize) })))).toHaveLength(batchSize);
    expect((await post({ queries: batch(Number(batchSize) + 1) })).body).toMatchObject({ status: 413, code: 'too-large' });
    const wrong = JSON.stringify(Object.fromEntries(Array.from({ length: 40_000 }, (_, n) => [n, 0])));
    expect((await post({ queries: wrong })).body).toMatchObject({ status: 413, code: 'too-large' });
  });

  it.each([
    '',
    '{',
    '[]',
    'null',
    '"q"',
    '{"q0":null}',
    '{"q0":{}}',
    '{"q0":{"query":7}}',
    '{"q0":{"query":"a","limit":0}}',
    '{"q0":{"query":"a","type":{"id":"person"}}}',
  ])('that is %j is refused, and told why', async (queries) => {
    expect((await post({ queries })).body).toMatchObject({ code: 'invalid-body', errors: [{ pointer: '/queries' }] });
    expect((await get(`/reconcile?${query({ queries })}`)).body).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: 'queries' }] });
  });

  it('given twice, or as something else than a form, is refused', async () => {
    expect((await post({ queries: ['{}', '{}'] })).body).toMatchObject({
      code: 'invalid-body',
      errors: [{ pointer: '/queries', detail: 'may be given only once' }],
    });
    expect((await post({ query: '{}' })).body.code).toBe('invalid-body');
    expect((await get('/reconcile?queries=%7B%7D&queries=%7B%7D')).body.code).toBe('invalid-parameter');
  });
});

describe('suggestions', () => {
  const suggested = async (parameters: Record<string, string>): Promise<string[]> =>
    isAs(SUGGESTED_ENTITIES, await get(`/reconcile/suggest?${query(parameters)}`)).result.map(({ id }: any) => id);

  it('are those whose names begin so, or who have the id', async () => {
    expect(await suggested({ prefix: 'serg' })).toEqual(['sergey-ryabkov']);
    expect(await suggested({ prefix: 'sergey-ryabkov' })).toEqual(['sergey-ryabkov']);
    expect(await suggested({ prefix: 'zzz' })).toEqual([]);
  });

  it('go on after so many as the cursor says', async () => {
    const all = await suggested({ prefix: 'reed' });
    expect(all).toHaveLength(3);
    expect(await suggested({ prefix: 'reed', cursor: '1' })).toEqual(all.slice(1));
    expect(await suggested({ prefix: 'reed', cursor: '1000' })).toEqual([]);
  });

  it('are given to clients that say more than the protocol has', async () => {
    expect(await suggested({ prefix: 'reed', type: 'person', lang: 'en' })).toHaveLength(3);
  });

  it('need a prefix', async () => {
    expect((await get('/reconcile/suggest')).body).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: 'prefix' }] });
  });
});
