import { beforeAll, describe, expect, it } from 'vitest';
import { storedReports } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import { DATA_EXTENSION, FLYOUT, isAs, NAMESAKES, PROPOSED_PROPERTIES } from './reconcile-schemas.ts';
import type { Reconciler } from './reconciler.ts';
import { serveReconciler } from './reconciler.ts';
import { query, serve } from './server.ts';

let { get, post } = {} as Reconciler;
beforeAll(async () => {
  ({ get, post } = await serveReconciler());
});

describe('columns to add', () => {
  const ask = (ids: string[], ...properties: string[]) => JSON.stringify({ ids, properties: properties.map((id) => ({ id })) });
  const extended = async (ids: string[], ...properties: string[]) => isAs(DATA_EXTENSION, await post({ extend: ask(ids, ...properties) }));

  it('are proposed, for every kind of speaker', async () => {
    const { extend } = (await get('/reconcile')).body;
    const all = isAs(PROPOSED_PROPERTIES, await get(`${extend.propose_properties.service_path}?type=person`));
    expect(all).toMatchObject({ type: 'person', properties: expect.arrayContaining([{ id: 'role', name: 'Title' }]) });
    expect((await get('/reconcile/properties?limit=2')).body).toEqual({ properties: all.properties.slice(0, 2) });
  });

  it('say of each speaker what is known, and nothing of what is not', async () => {
    const speaker = (await get('/speakers/ann-reed')).body;
    expect(await extended(['ann-reed', 'nobody'], 'role', 'kind', 'wikidata', 'statements', 'names')).toEqual({
      meta: [
        { id: 'role', name: 'Title' },
        { id: 'kind', name: 'Kind' },
        { id: 'wikidata', name: 'Wikidata item' },
        { id: 'statements', name: 'Number of statements' },
        { id: 'names', name: 'All names' },
      ],
      rows: {
        'ann-reed': {
          role: [{ str: 'captain' }],
          kind: [{ str: 'person' }],
          wikidata: [],
          statements: [{ int: 2 }],
          names: speaker.names.map(({ name }: any) => ({ str: name })),
        },
        nobody: { role: [], kind: [], wikidata: [], statements: [], names: [] },
      },
    });
  });

  it('have days as long as they are known', async () => {
    const { firstStatement, lastStatement } = (await get('/speakers/sergey-ryabkov')).body;
    const dayOf = ({ saidOn, article }: any) => [{ str: saidOn?.date ?? article.published }];
    const { rows } = await extended(['sergey-ryabkov'], 'firstSaid', 'lastSaid');
    expect(rows['sergey-ryabkov']).toEqual({ firstSaid: dayOf(firstStatement), lastSaid: dayOf(lastStatement) });
  });

  it('can all be had that are proposed, alike by GET and POST', async () => {
    const ids = (await get('/reconcile/properties')).body.properties.map(({ id }: any) => id);
    const answer = await extended(['sergey-ryabkov'], ...ids);
    expect(Object.keys(answer.rows['sergey-ryabkov'])).toEqual(ids);
    expect(isAs(DATA_EXTENSION, await get(`/reconcile?${query({ extend: ask(['sergey-ryabkov'], ...ids) })}`))).toEqual(answer);
    expect(await extended([])).toEqual({ meta: [], rows: {} });
  });

  it('are those of the one whom a speaker was merged into', async () => {
    const desk = await editorOf(await storedReports([NAMESAKES]));
    await desk.send('POST', '/speakers/tom-reed/merge', { into: 'ann-reed' });
    const { body } = await desk.get(`/reconcile?${query({ extend: ask(['tom-reed'], 'name') })}`);
    expect(body.rows).toEqual({ 'tom-reed': { name: [{ str: 'Ann Reed' }] } });
  });

  it.each(['', '{', '[]', 'null', '{}', '{"ids":"a","properties":[]}', ask(['a'], 'age'), ask(Array(101).fill('a'))])(
    'asked for by %s are refused, and told why',
    async (extend) => {
      expect((await post({ extend })).body).toMatchObject({ code: 'invalid-body', errors: [{ pointer: '/extend' }] });
      expect((await get(`/reconcile?${query({ extend })}`)).body).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: 'extend' }] });
    },
  );

  it('are not asked for together with names', async () => {
    const both = { queries: '{}', extend: ask([]) };
    expect([(await post(both)).body.code, (await get(`/reconcile?${query(both)}`)).body.code]).toEqual(['invalid-body', 'invalid-parameter']);
  });
});

describe('a preview', () => {
  const preview = async (id: string) => get(`/reconcile/preview?${query({ id })}`, { accept: 'text/html' });

  it('says who a speaker is, in a page that others may frame and in which nothing runs', async () => {
    const { url } = (await get('/reconcile')).body.preview;
    const { pathname, search } = new URL(url.replace('{{id}}', 'ann-reed'));
    const { body, type, headers } = await get(pathname + search, { accept: 'text/html' });
    expect(type).toBe('text/html; charset=utf-8');
    expect(body).toContain('<b>Ann Reed</b> (person, captain)');
    expect(body).toContain('2 statements');
    expect([headers['x-frame-options'], headers['content-security-policy']]).toEqual([undefined, "default-src 'none'; frame-ancestors *"]);
  });

  it('writes whatever stands in a text as text', async () => {
    const db = await storedReports([{ utterances: [{ by: ['Ann Reed'], words: '<script>alert("x")</script> it is late' }] }]);
    const { body } = await (await serve(db)).get('/reconcile/preview?id=ann-reed');
    expect(body).toContain('&#60;script&#62;');
    expect(body).not.toContain('<script>');
  });

  it('is the same for a suggestion', async () => {
    const { flyout_service_path } = (await get('/reconcile')).body.suggest.entity;
    const { id, html } = isAs(FLYOUT, await get(flyout_service_path.replace('${id}', 'ann-reed')));
    expect([id, String((await preview('ann-reed')).body).includes(html)]).toEqual(['ann-reed', true]);
  });

  it('of nobody is a 404, and needs an id', async () => {
    for (const path of ['preview', 'flyout']) {
      expect((await get(`/reconcile/${path}?id=nobody`)).body.code).toBe('not-found');
      expect((await get(`/reconcile/${path}`)).body).toMatchObject({ code: 'invalid-parameter', errors: [{ parameter: 'id' }] });
    }
    expect((await get('/reconcile/preview?id=ann-reed', { accept: 'application/json' })).body.code).toBe('not-acceptable');
  });
});
