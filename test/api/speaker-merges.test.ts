import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { takeDown } from '../../src/db/takedown.ts';
import { ingest } from '../../src/ingest/index.ts';
import { RULES, storedWorld, storeReport, WORLD } from '../db/fixtures.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';

let db: Db;
let desk: Editor;
beforeEach(async () => {
  db = await storedWorld();
  desk = await editorOf(db);
});

const wordsIn = async (url: string): Promise<string[]> => (await desk.get(url)).body.data.map(({ text }: any) => text);

describe('merging speakers', () => {
  it('lets one be another, and leads from the one to the other for ever', async () => {
    const before = (await desk.get('/speakers/jose-munoz')).body;
    const { status, headers, body } = await desk.send('POST', '/speakers/jose-munoz/merge', { into: 'wendy-sherman', reason: 'a pen name' });
    expect(status).toBe(200);
    expect(headers).toMatchObject({ etag: (await desk.get('/speakers/wendy-sherman')).headers.etag, 'content-location': '/speakers/wendy-sherman' });
    expect(body).toMatchObject({ id: 'wendy-sherman', names: expect.arrayContaining([{ name: 'José Muñoz', count: 1 }]) });
    const moved = await desk.get('/speakers/jose-munoz');
    expect([moved.status, moved.headers.location]).toEqual([308, '/speakers/wendy-sherman']);
    for (const value of ['jose-munoz', 'Muñoz', 'Sherman']) expect(await wordsIn(`/statements?speaker=${value}`)).toContain('Perhaps, in that year');
    await desk.send('POST', '/speakers/wendy-sherman/merge', { into: 'sergey-ryabkov' });
    expect((await desk.get('/speakers/jose-munoz')).headers.location).toBe('/speakers/sergey-ryabkov');
    expect((await desk.get('/statements?limit=100')).body.data.filter(({ speakers }: any) => speakers.length > 1)).toEqual([]);

    for (const id of ['wendy-sherman', 'jose-munoz']) expect((await desk.send('POST', `/speakers/${id}/undo`, {})).body.id).toBe(id);
    expect((await desk.get('/speakers/jose-munoz')).body).toEqual(before);
  });

  it('is undone without a trace', async () => {
    const all = async () =>
      Promise.all(
        ['/statements?limit=100', '/speakers/wendy-sherman', '/speakers/sergey-ryabkov', '/events/geneva-talks'].map(async (url) => (await desk.get(url)).body),
      );
    const before = await all();
    await desk.send('POST', '/speakers/wendy-sherman/merge', { into: 'sergey-ryabkov' });
    expect(await all()).not.toEqual(before);
    await desk.send('POST', '/speakers/wendy-sherman/undo', {});
    const [list, ...rest] = await all();
    expect(rest).toEqual(before.slice(1));
    expect(list).toEqual(before[0]);
  });

  it('is undone as far as articles still tell what was merged', async () => {
    const url = 'https://a.example/1';
    await ingest(db, { text: 'Rita Vance said it rained. “The dam will hold,” Tom Hale said.', url });
    await ingest(db, { text: '“The dam will hold,” Tom Hale said.', url: 'https://a.example/2' });
    await desk.send('POST', '/speakers/tom-hale/merge', { into: 'rita-vance' });
    await ingest(db, { text: 'Rita Vance said it rained.', url });
    expect(await desk.send('POST', '/speakers/tom-hale/undo', {})).toMatchObject({ status: 200, body: { id: 'tom-hale', counts: { statements: 1 } } });
  });

  it('holds for later articles', async () => {
    await ingest(db, { text: 'Rita Vance said it rained.', url: 'https://a.example/1' });
    await ingest(db, { text: 'Mayor Margarita Vance-Holm said it poured.', url: 'https://a.example/2' });
    const [one, two] = ['rita-vance', 'margarita-vance-holm'];
    expect((await desk.send('POST', `/speakers/${two}/merge`, { into: one })).status).toBe(200);
    await ingest(db, { text: 'Margarita Vance-Holm said it snowed.', url: 'https://a.example/3' });
    expect(await wordsIn(`/statements?speaker=${one}`)).toHaveLength(3);
  });

  it('takes the names that people gave along, and undoing gives them back', async () => {
    const found = async (name: string) =>
      (await desk.get(`/statements?speaker=${encodeURIComponent(name)}`)).body.meta.speakers[0].matched.map(({ id }: any) => id);
    await desk.patch('/speakers/jose-munoz', { name: 'Pepe Muñoz Vega', names: ['Lightning Hopkins', 'Rio Vega'] });
    await desk.patch('/speakers/wendy-sherman', { names: ['Rio Vega'] });
    const before = await Promise.all(['jose-munoz', 'wendy-sherman'].map(async (id) => (await desk.get(`/speakers/${id}`)).body));
    await desk.send('POST', '/speakers/jose-munoz/merge', { into: 'wendy-sherman' });
    for (const name of ['Lightning Hopkins', 'Pepe Muñoz Vega', 'Rio Vega']) expect(await found(name)).toEqual(['wendy-sherman']);
    await desk.send('POST', '/speakers/jose-munoz/undo', {});
    expect(await found('Lightning Hopkins')).toEqual(['jose-munoz']);
    expect(await found('Rio Vega')).toEqual(['jose-munoz', 'wendy-sherman']);
    expect(await Promise.all(['jose-munoz', 'wendy-sherman'].map(async (id) => (await desk.get(`/speakers/${id}`)).body))).toEqual(before);
  });

  it('takes no names along any more once what told of the merged one was taken down', async () => {
    const { article } = (await desk.get('/statements?speaker=jose-munoz')).body.data[0];
    await storeReport(db, { url: 'https://a.example/sherman', utterances: [{ by: ['Ada Byrd'], words: 'It rained' }] });
    await desk.patch('/speakers/jose-munoz', { names: ['Lightning Hopkins'] });
    await desk.send('POST', '/speakers/jose-munoz/merge', { into: 'ada-byrd' });
    takeDown(db, article.id, { by: {}, rules: RULES });
    expect((await desk.get('/speakers/ada-byrd')).body.names).toEqual([{ name: 'Ada Byrd', count: 1 }]);
    expect((await desk.get('/statements?speaker=Hopkins')).body.meta.speakers[0].matched).toEqual([]);
  });

  it('into one who was merged is into who they are now, and never in a circle', async () => {
    const merge = (id: string, into: string) => desk.send('POST', `/speakers/${id}/merge`, { into });
    await merge('wendy-sherman', 'sergey-ryabkov');
    expect(await merge('jose-munoz', 'wendy-sherman')).toMatchObject({ status: 200, body: { id: 'sergey-ryabkov' } });
    expect(await merge('sergey-ryabkov', 'jose-munoz')).toMatchObject({ status: 400, body: { detail: '`into`: is the speaker itself.' } });
    expect((await desk.get('/speakers/jose-munoz')).headers.location).toBe('/speakers/sergey-ryabkov');
    const undone = await desk.send('POST', '/speakers/sergey-ryabkov/undo', {});
    expect(undone).toMatchObject({ status: 409, body: { detail: 'sergey-ryabkov was neither merged nor split off.' } });
  });

  it.each([
    ['wendy-sherman', { into: 'wendy-sherman' }, 400],
    ['wendy-sherman', { into: 'nobody' }, 400],
    ['nobody', { into: 'wendy-sherman' }, 404],
    ['wendy-sherman', {}, 400],
  ])('refuses %s %j', async (id, body, status) => {
    expect((await desk.send('POST', `/speakers/${id}/merge`, body)).status).toBe(status);
  });
});

describe('the histories of merged speakers', () => {
  const send = (id: string, what: 'merge' | 'undo' | 'split', body: object) => desk.send('POST', `/speakers/${id}/${what}`, body);
  const historyOf = async (id: string): Promise<any[]> => (await desk.get(`/speakers/${id}/history`)).body.data;

  it('tell of the merge and of its undoing on both sides, with who, and why', async () => {
    await send('jose-munoz', 'merge', { into: 'wendy-sherman', reason: 'a pen name' });
    expect((await historyOf('wendy-sherman'))[0]).toMatchObject({
      ...{ op: 'changed', reason: 'a pen name', by: { id: desk.key } },
      ...{ before: { merged: null }, after: { merged: ['jose-munoz'] } },
    });
    expect((await historyOf('jose-munoz'))[0]).toMatchObject({ op: 'merged', into: 'wendy-sherman', reason: 'a pen name' });
    await send('jose-munoz', 'undo', { reason: 'no pen name' });
    expect((await historyOf('wendy-sherman'))[0]).toMatchObject({
      ...{ op: 'changed', reason: 'no pen name' },
      ...{ before: { merged: ['jose-munoz'] }, after: { merged: null } },
    });
    expect(await historyOf('jose-munoz')).toMatchObject([
      { op: 'changed', reason: 'no pen name', into: null, before: { mergedInto: 'wendy-sherman' }, after: { mergedInto: null } },
      { op: 'merged' },
      { op: 'created' },
    ]);
    expect((await desk.get('/changes?limit=1000')).body.data.filter(({ id }: any) => id === 'jose-munoz').map(({ op }: any) => op)).toEqual([
      'created',
      'merged',
      'changed',
    ]);
  });

  it('tell of those who came along with a merged one', async () => {
    await send('jose-munoz', 'merge', { into: 'wendy-sherman' });
    await send('wendy-sherman', 'merge', { into: 'sergey-ryabkov' });
    const [merge] = await historyOf('sergey-ryabkov');
    expect(merge).toMatchObject({ before: { merged: null }, after: { merged: ['jose-munoz', 'wendy-sherman'] } });
    await send('jose-munoz', 'undo', {});
    const [undo] = await historyOf('sergey-ryabkov');
    expect(undo).toMatchObject({ before: { merged: merge.after.merged }, after: { merged: ['wendy-sherman'] } });
  });

  it('tell of who was split off, and that it was undone', async () => {
    const { article } = await storeReport(db, {
      ...WORLD[4]!,
      url: 'https://other.example/1',
      utterances: [{ by: ['Wendy Sherman'], words: 'Another one speaks' }],
    });
    const { id } = (await send('wendy-sherman', 'split', { articles: [article] })).body;
    expect((await historyOf('wendy-sherman'))[0]).toMatchObject({ before: { splitOff: null }, after: { splitOff: [id] } });
    await send(id, 'undo', {});
    expect((await historyOf('wendy-sherman'))[0]).toMatchObject({ before: { splitOff: [id] }, after: { splitOff: null } });
  });
});

describe('splitting a speaker', () => {
  it('makes another one of what some articles tell, and can be undone', async () => {
    const { article } = await storeReport(db, {
      ...WORLD[4]!,
      url: 'https://other.example/1',
      utterances: [{ by: ['Wendy Sherman'], words: 'Another Wendy speaks' }],
    });
    const { status, body } = await desk.send('POST', '/speakers/wendy-sherman/split', {
      articles: [article],
      name: 'Wendy Sherman (singer)',
      reason: 'a namesake',
    });
    expect([status, body.id, body.name, body.counts]).toEqual([
      200,
      expect.stringMatching(/^wendy-sherman/),
      'Wendy Sherman (singer)',
      { statements: 1, articles: 1 },
    ]);
    expect(body.id).not.toBe('wendy-sherman');
    expect(await wordsIn('/statements?speaker=wendy-sherman')).not.toContain('Another Wendy speaks');
    expect(await desk.send('POST', `/speakers/${body.id}/undo`, {})).toMatchObject({ status: 200, body: { id: 'wendy-sherman' } });
    expect(await wordsIn('/statements?speaker=wendy-sherman')).toContain('Another Wendy speaks');
    expect((await desk.get(`/speakers/${body.id}`)).headers.location).toBe('/speakers/wendy-sherman');
  });

  it('leaves later articles to the first of the two, and makes no third one', async () => {
    const put = (words: string, n: number) => ingest(db, { text: `Ada Byrd said that ${words}.`, url: `https://a.example/${n}` });
    const { id } = await put('the ship was late', 1);
    await put('the lion was ill', 2);
    expect((await desk.send('POST', '/speakers/ada-byrd/split', { articles: [id] })).body.id).toBe('ada-byrd-2');
    for (const n of [3, 4, 5]) await put(`tower number ${n} was old`, n);
    expect((await desk.get('/speakers?q=byrd')).body.data.map((speaker: any) => speaker.id)).toEqual(['ada-byrd', 'ada-byrd-2']);
    expect(await wordsIn('/statements?speaker=ada-byrd')).toHaveLength(4);
  });

  it('refuses articles that tell nothing of them, and all that do', async () => {
    const { article } = (await desk.get('/statements?speaker=Muñoz')).body.data[0];
    expect((await desk.send('POST', '/speakers/wendy-sherman/split', { articles: ['ar_none'] })).status).toBe(400);
    expect((await desk.send('POST', '/speakers/jose-munoz/split', { articles: [article.id] })).status).toBe(409);
    expect((await desk.send('POST', '/speakers/wendy-sherman/undo', {})).status).toBe(409);
  });
});
