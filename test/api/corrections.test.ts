import { beforeEach, describe, expect, it } from 'vitest';
import { closeDatabase } from '../../src/db/open.ts';
import type { Db } from '../../src/db/open.ts';
import { ingest } from '../../src/ingest/index.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';

let db: Db;
let desk: Editor;
beforeEach(async () => {
  db = await storedWorld();
  desk = await editorOf(db);
});

const statementOf = async (words: string): Promise<string> => {
  const { body } = await desk.get('/statements?limit=100');
  return `/statements/${body.data.find(({ text }: any) => text.startsWith(words)).id}`;
};
const wordsIn = async (url: string): Promise<string[]> => (await desk.get(url)).body.data.map(({ text }: any) => text);

describe('PATCH /statements/{id}', () => {
  it('says who said it, with the place where the text names them, and null where it does not', async () => {
    const url = await statementOf('We welcome');
    const { status, body } = await desk.patch(url, { speakers: ['wendy-sherman', 'sergey-ryabkov'], reason: 'misread' });
    expect(status).toBe(200);
    expect(body.speakers).toEqual([
      { id: 'wendy-sherman', name: 'Wendy Sherman', kind: 'person', role: null, namedAt: null },
      expect.objectContaining({ id: 'sergey-ryabkov', role: 'chief negotiator', namedAt: expect.objectContaining({ text: 'Sergey Ryabkov' }) }),
    ]);
    expect((await desk.get(url)).body).toEqual(body);
    expect(await wordsIn('/statements?speaker=Sherman')).toContain('We welcome any dialogue');
    expect(await wordsIn('/statements?speaker=united-nations')).toEqual([]);
  });

  it('retracts it: lists leave it out unless they are asked, its permalink goes on and says why', async () => {
    const url = await statementOf('We welcome');
    const counts = (await desk.get('/speakers/united-nations')).body.counts.statements;
    expect((await desk.patch(url, { status: 'retracted', reason: 'never said' })).status).toBe(200);
    expect((await desk.get(url)).body).toMatchObject({ status: 'retracted', statusReason: 'never said' });
    expect(await wordsIn('/statements?speaker=united-nations')).toEqual([]);
    expect(await wordsIn('/statements?speaker=united-nations&status=retracted')).toEqual(['We welcome any dialogue']);
    expect(await wordsIn('/statements?limit=100')).not.toContain('We welcome any dialogue');
    const { body } = await desk.get('/speakers/united-nations');
    expect(body).toMatchObject({ counts: { statements: counts - 1 }, firstStatement: null, lastStatement: null });
    expect((await desk.get(body.links.self)).status).toBe(200);
    await desk.patch(url, { status: 'usable' });
    expect((await desk.get(url)).body.statusReason).toBeNull();
    expect(await wordsIn('/statements?speaker=united-nations')).toEqual(['We welcome any dialogue']);
  });

  it('disputes it, and it stays in lists', async () => {
    const url = await statementOf('We welcome');
    await desk.patch(url, { status: 'disputed', reason: 'the spokesman denies it' });
    expect((await desk.get('/statements?status=disputed')).body.data).toHaveLength(1);
    for (const format of ['bibtex', 'ris', 'csl'])
      expect(JSON.stringify((await desk.get(`${url}?format=${format}`)).body)).toContain('[disputed: the spokesman denies it]');
    expect(await wordsIn('/statements?limit=100')).toContain('We welcome any dialogue');
  });

  it('moves it to another event or to none', async () => {
    const url = await statementOf('We welcome');
    const { body } = await desk.patch(url, { event: { id: 'geneva-talks', relation: 'about' }, kind: 'mixed' });
    expect(body).toMatchObject({ kind: 'mixed', event: { id: 'geneva-talks', relation: 'about' } });
    expect((await desk.patch(url, { event: null })).body.event).toBeNull();
  });

  it.each([
    [{}, 'corrects nothing'],
    [{ reason: 'x' }, 'corrects nothing'],
    [{ status: 'retracted' }, 'is needed with this status'],
    [{ status: 'gone' }, 'Invalid option'],
    [{ speakers: ['nobody'] }, 'there is no speaker nobody'],
    [{ speakers: ['__proto__'] }, 'there is no speaker __proto__'],
    [{ event: { id: 'none', relation: 'at' } }, 'there is no event none'],
    [{ text: 'other words' }, 'text'],
    [{ kind: 'mixed', reason: 'a\u0000b' }, 'characters that no text has'],
    [[], 'object'],
    ['"x"', 'object'],
    ['{', 'not JSON'],
  ])('refuses %j', async (body, detail) => {
    const answer = await desk.patch(await statementOf('We welcome'), body, { 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
    expect(JSON.stringify(answer.body)).toContain(detail);
  });

  it('is for editors: not without a key, nor with one that may only feed', async () => {
    const url = await statementOf('We welcome');
    expect((await desk.patch(url, { kind: 'mixed' }, { authorization: undefined })).status).toBe(401);
    expect((await (await editorOf(db, 'ingest')).patch(url, { kind: 'mixed' })).status).toBe(403);
  });

  it('is not found where there is none', async () => {
    expect((await desk.patch('/statements/st_none', { kind: 'mixed' })).status).toBe(404);
  });
});

describe('PATCH /speakers/{id} and /events/{id}', () => {
  it('name a speaker, and later articles do not rename them', async () => {
    const { body } = await desk.patch('/speakers/sergey-ryabkov', { name: 'Sergei Ryabkov', names: ['Sergej Rjabkow'], wikidata: 'Q4054355', kind: 'person' });
    expect(body).toMatchObject({ name: 'Sergei Ryabkov', wikidata: 'Q4054355', names: [expect.anything(), { name: 'Sergej Rjabkow', count: 0 }] });
    await storeReport(db, { utterances: [{ by: ['Sergei Ryabkov'], words: 'One more' }] });
    expect((await desk.get('/statements?speaker=Rjabkow')).body.meta.speakers[0].matched).toEqual([
      { id: 'sergey-ryabkov', name: 'Sergei Ryabkov', kind: 'person' },
    ]);
    expect((await desk.get('/speakers/sergey-ryabkov')).body.name).toBe('Sergei Ryabkov');
  });

  it('give no item of Wikidata to two', async () => {
    await desk.patch('/speakers/sergey-ryabkov', { wikidata: 'Q1' });
    expect(await desk.patch('/speakers/wendy-sherman', { wikidata: 'Q1' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await desk.patch('/speakers/sergey-ryabkov', { wikidata: null })).body.wikidata).toBeNull();
  });

  it('date and place an event', async () => {
    const { body } = await desk.patch('/events/second-plenary', { date: '2021-09-30', place: 'Geneva', status: 'held', name: 'Second plenary session' });
    expect(body).toMatchObject({ date: '2021-09-30', precision: 'day', place: 'Geneva', status: 'held', name: 'Second plenary session' });
    expect((await desk.get('/events?from=2021-09-30&place=geneva')).body.data.map(({ id }: any) => id)).toContain('second-plenary');
    expect((await desk.patch('/events/second-plenary', { date: null })).body).toMatchObject({ date: null, precision: 'unknown' });
  });

  it.each([
    ['/speakers/sergey-ryabkov', { wikidata: 'Q0' }],
    ['/speakers/sergey-ryabkov', { wikidata: 'P31' }],
    ['/speakers/sergey-ryabkov', { name: ' ' }],
    ['/speakers/sergey-ryabkov', { kind: 'robot' }],
    ['/speakers/sergey-ryabkov', { id: 'other' }],
    ['/events/geneva-talks', { date: '2021-02-30' }],
    ['/events/geneva-talks', { status: 'cancelled' }],
  ])('refuse at %s %j', async (url, body) => {
    expect(await desk.patch(url, body)).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  });
});

describe('a history', () => {
  it('says who, when, why, before and after, newest first', async () => {
    const url = await statementOf('We welcome');
    await desk.patch(url, { status: 'disputed', reason: 'denied' });
    const { body } = await desk.get(`${url}/history`);
    expect(body.data).toEqual([
      {
        seq: expect.any(Number),
        at: expect.stringMatching(/Z$/),
        op: 'changed',
        by: { id: desk.key, name: 'Desk', role: 'editor' },
        reason: 'denied',
        into: null,
        before: { status: 'usable', statusReason: null },
        after: { status: 'disputed', statusReason: 'denied' },
      },
      expect.objectContaining({ op: 'created', by: null, before: null, after: null }),
    ]);
    await desk.patch('/events/geneva-talks', { place: 'Bern' });
    expect((await desk.get('/events/geneva-talks/history?limit=1')).body).toMatchObject({ data: [{ before: { place: 'Geneva' }, after: { place: 'Bern' } }] });
  });

  it.each(['articles', 'statements', 'speakers', 'events'])('is there for %s', async (path) => {
    const { body } = await desk.get(`/${path}?limit=1`);
    expect((await desk.get(`${body.data[0].links.self}/history`)).body.data.at(-1).op).toBe('created');
    expect((await desk.get(`/${path}/none/history`)).status).toBe(404);
  });
});

describe('what a person corrected', () => {
  const url = 'https://post.example/flood';
  const text = '“The dam will hold,” engineer Tom Hale told reporters on Monday.\n\nMayor Rita Vance said the town was warned.';
  const publish = (words: string) => ingest(db, { text: words, url, published: '2024-05-06' });

  beforeEach(async () => {
    closeDatabase(db);
    db = emptyDatabase();
    desk = await editorOf(db);
  });

  it('of what somebody is holds for later articles that take them for something else', async () => {
    await publish(text);
    expect((await desk.patch('/speakers/tom-hale', { kind: 'organization' })).status).toBe(200);
    await ingest(db, { text: 'Tom Hale said the water was rising.' });
    await publish(`${text} It rained.`);
    expect((await desk.get('/speakers/tom-hale')).body).toMatchObject({ kind: 'organization', counts: { statements: 2 } });
    await ingest(db, { text: 'Mary Hale said the water was falling.' });
    expect((await desk.get('/speakers?q=Hale')).body.data.map(({ id }: any) => id).sort()).toEqual(['mary-hale', 'tom-hale']);
    expect(await wordsIn('/statements?speaker=Hale')).toEqual(['the water was falling']);
  });

  it('stands in the next text of the article, wherever it is', async () => {
    await publish(text);
    await desk.patch(await statementOf('The dam'), { speakers: ['rita-vance'] });
    await desk.patch(await statementOf('the town'), { status: 'retracted', reason: 'she was misquoted' });
    await publish(`It rained all night.\n\n${text}`);
    const [dam] = (await desk.get('/statements')).body.data;
    expect(dam).toMatchObject({ text: 'The dam will hold', speakers: [{ id: 'rita-vance', namedAt: { text: 'Rita Vance' } }] });
    expect(await wordsIn('/statements?status=retracted')).toEqual(['the town was warned']);
  });

  it('says who said it also in other words, but nothing of whether these are to be used', async () => {
    await publish(text);
    const dam = await statementOf('The dam');
    await desk.patch(dam, { speakers: ['rita-vance'], status: 'retracted', reason: 'other words were used' });
    await publish(text.replace('The dam will hold', 'The old dam will hold'));
    const { now } = (await desk.get(dam)).body.revision;
    expect((await desk.get(`/statements/${now}`)).body).toMatchObject({ text: 'The old dam will hold', speakers: [{ id: 'rita-vance' }], status: 'usable' });
  });

  it('is not corrected any more once the text does not hold it', async () => {
    await publish(text);
    const dam = await statementOf('The dam');
    await publish('Mayor Rita Vance said the town was warned.');
    expect(await desk.patch(dam, { kind: 'mixed' })).toMatchObject({ status: 409 });
  });
});
