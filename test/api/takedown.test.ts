import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase, openToRead } from '../../src/db/open.ts';
import { ArticleGoneError } from '../../src/db/article-gone.ts';
import { ingest } from '../../src/ingest/index.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';

let folder: string;
let db: Db;
let desk: Editor;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  db = openDatabase(`file:${join(folder, 'onrecord.db')}`);
  desk = await editorOf(db, 'admin');
});
afterEach(() => {
  closeDatabase(db);
  rmSync(folder, { recursive: true });
});

const URL = 'https://post.example/zephyranthes';
const TITLE = 'Quokkabridge scandal';
/** Words that stand nowhere else. */
const TEXT = `“The xylotheque was never insured,” Mayor Ottilie Brackenrigg told reporters at the Vorticella summit in Tumbarumba on Monday.

Minister Paul Stone said the gazumping would end. He called it quidnunc nonsense.`;
const SECRETS = ['xylotheque', 'Brackenrigg', 'Vorticella', 'Tumbarumba', 'gazumping', 'quidnunc', 'Quokkabridge', 'haberdasher', 'oneirocritic', 'Yaffle'];

/** Ids are kept as tombstones, so that none is ever given again. */
const IDS = /ottilie-brackenrigg|ignatius-yaffle|vorticella-summit-in-tumbarumba/g;

/** The secret words that stand in any file of the database, in any case. */
const leftInFiles = (): string[] => {
  const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1').replace(IDS, '').toLowerCase());
  return SECRETS.filter((word) => bytes.some((file) => file.includes(word.toLowerCase())));
};

const publish = (text: string, options = {}) => ingest(db, { text, url: URL, title: TITLE, published: '2024-05-06' }, options);

describe('DELETE /articles/{id}', () => {
  it('leaves no word of the article in any file: texts, statements, indexes, revisions, histories', async () => {
    await ingest(db, { text: 'Minister Paul Stone said the trains would run.', url: 'https://other.example/1' });
    const { id } = await publish(TEXT);
    const [first] = (await desk.get(`/articles/${id}`)).body.statements;
    await desk.patch(`/statements/${first.id}`, { status: 'disputed', reason: 'her haberdasher denies it' });
    await desk.patch('/speakers/ottilie-brackenrigg', { name: 'Ottilie Brackenrigg-Smith' });
    await publish(TEXT.replace('gazumping', 'oneirocritic gazumping').replace(' He called it quidnunc nonsense.', ' Ignatius Yaffle said it was late.'));
    await publish(TEXT.replace('gazumping', 'oneirocritic gazumping'));
    for (let n = 0; n < 30; n++) await ingest(db, { text: `Ann Lee said it was day ${n}.`, url: `https://other.example/day/${n}` });
    expect(leftInFiles().toSorted()).toEqual(SECRETS.toSorted());

    expect(await desk.send('DELETE', `/articles/${id}?reason=court+order`)).toMatchObject({ status: 204, body: null });
    expect(leftInFiles()).toEqual([]);
    expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
    for (const index of ['article_search', 'statement_search', 'speaker_words', 'event_words'])
      db.$client.exec(`insert into ${index}(${index}) values ('integrity-check')`);
  });

  it('leaves no name that only the article had in what others are answered again, or said formerly', async () => {
    const { id } = await publish(TEXT);
    const other = {
      text: 'Mayor Brackenrigg said it would rain. “We have boats,” Brackenrigg said.',
      url: 'https://other.example/rain',
      published: '2024-05-07',
    };
    const first = await desk.handIn(other, 'rain');
    expect(first.body.statements[0].speakers).toMatchObject([{ id: 'ottilie-brackenrigg', name: 'Ottilie Brackenrigg' }]);
    await ingest(db, { ...other, text: '“We have boats,” Brackenrigg said.' });
    const former = first.body.statements[0].links.self;
    await desk.handIn({ text: TEXT, url: URL }, 'all of it');
    await desk.send('DELETE', `/articles/${id}`);
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1').replace(IDS, ''));
    expect(bytes.filter((file) => /xylotheque|ottilie/i.test(file))).toEqual([]);
    expect((await desk.get(former)).body).toMatchObject({ text: 'it would rain', speakers: [{ id: 'ottilie-brackenrigg', name: 'Brackenrigg' }] });
    expect((await desk.handIn({ text: TEXT, url: URL }, 'all of it')).status).toBe(410);
  });

  it('leaves what others are answered again, and said formerly, where only common words are the same', async () => {
    const { id } = await publish(TEXT.replace('scandal', 'in The Hague'));
    const other = {
      text: 'Minister Paul Stone said it would rain in The Hague. “We have boats in the harbour,” Stone told the Rotterdam summit in October.',
      url: 'https://other.example/rain',
      published: '2024-05-07',
    };
    const first = await desk.handIn(other, 'rain');
    expect(first.status).toBe(201);
    await ingest(db, { ...other, text: 'Minister Paul Stone said it was late.' });
    const kept = () => db.$client.prepare('select id, body from former_statements order by id').all();
    const former = kept();
    expect(former.length).toBeGreaterThan(0);
    await desk.send('DELETE', `/articles/${id}`);
    const again = await desk.handIn(other, 'rain');
    expect(again.headers['idempotency-replayed']).toBe('true');
    expect([again.status, again.body]).toEqual([first.status, first.body]);
    expect(kept()).toEqual(former);
  });

  it('leaves the reasons for what else was changed with those whom it names', async () => {
    await ingest(db, { text: 'Minister Paul Stone said the trains would run.', url: 'https://other.example/1' });
    const { id } = await publish(TEXT.replace('Minister Paul Stone', 'Minister Paul Min Stone'));
    await desk.patch('/speakers/paul-stone', { wikidata: 'Q42', reason: 'found in the register of the Ministry' });
    await desk.send('DELETE', `/articles/${id}`);
    expect((await desk.get('/speakers/paul-stone/history')).body.data.map(({ reason }: any) => reason)).toContain('found in the register of the Ministry');
  });

  it('leaves no name that only the article had under the ids of those who are merged', async () => {
    const { id } = await publish(TEXT);
    const first = await desk.handIn({ text: 'Mayor Brackenrigg said it would rain.', url: 'https://other.example/rain' }, 'rain');
    expect(first.body.statements[0].speakers[0].id).toBe('ottilie-brackenrigg');
    await ingest(db, { text: 'Tilly Brackenrigg said it was late.', url: 'https://other.example/late' });
    expect((await desk.send('POST', '/speakers/ottilie-brackenrigg/merge', { into: 'tilly-brackenrigg' })).status).toBe(200);
    await ingest(db, { text: 'It rained.', url: 'https://other.example/rain' });
    await desk.send('DELETE', `/articles/${id}`);
    const bytes = readdirSync(folder).map((file) => readFileSync(join(folder, file)).toString('latin1').replace(IDS, ''));
    expect(bytes.filter((file) => /ottilie/i.test(file))).toEqual([]);
    expect((await desk.get(first.body.statements[0].links.self)).body.speakers).toMatchObject([{ name: 'Tilly Brackenrigg' }]);
  });

  it('waits for those who read, and then leaves nothing in the log', async () => {
    const { id } = await publish(TEXT);
    const reader = openToRead(join(folder, 'onrecord.db'));
    reader.$client.exec('begin');
    reader.$client.prepare('select count(*) from articles').get();
    const deleted = desk.send('DELETE', `/articles/${id}`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await desk.get('/health')).status).toBe(200);
    reader.$client.exec('commit');
    closeDatabase(reader);
    expect((await deleted).status).toBe(204);
    expect(leftInFiles()).not.toContain('xylotheque');
  });

  it('answers 410 from then on, for the article, its statements and whom only it named; others stay as other articles tell', async () => {
    await ingest(db, { text: 'Minister Paul Stone said the trains would run.', url: 'https://other.example/1' });
    const { id } = await publish(TEXT);
    const { statements } = (await desk.get(`/articles/${id}`)).body;
    await desk.send('DELETE', `/articles/${id}`);
    const paths = [`/articles/${id}`, `/articles/${id}/revisions`, `/speakers/ottilie-brackenrigg`, ...statements.map(({ links }: any) => links.self)];
    for (const path of paths) expect([path, await desk.get(path)]).toMatchObject([path, { status: 410, body: { code: 'gone' } }]);
    expect((await desk.send('DELETE', `/articles/${id}`)).status).toBe(410);
    expect((await desk.send('DELETE', '/articles/ar_none')).status).toBe(404);
    for (const list of ['statements?q=xylotheque', 'articles?q=xylotheque', 'statements?speaker=Brackenrigg', 'events?place=Tumbarumba'])
      expect([list, (await desk.get(`/${list}`)).body.data]).toEqual([list, []]);
    expect((await desk.get('/speakers/paul-stone')).body.counts).toEqual({ statements: 1, articles: 1 });
    const { body } = await desk.get('/changes?limit=1000');
    expect(body.data.filter(({ op }: any) => op === 'removed').map((change: any) => change.id)).toEqual(
      expect.arrayContaining([id, statements[0].id, 'ottilie-brackenrigg']),
    );
    expect((await desk.get(`/articles/${id}/history`)).body.data[0]).toMatchObject({ op: 'removed', by: { id: desk.key }, before: null, after: null });
  });

  it('is not undone by the next feed, only by who says that it may come back', async () => {
    const { id } = await publish(TEXT);
    await desk.send('DELETE', `/articles/${id}`);
    await expect(publish(TEXT)).rejects.toThrow(ArticleGoneError);
    expect(await publish(TEXT, { restore: true })).toEqual({ id, outcome: 'created' });
    expect((await desk.get(`/articles/${id}`)).body.statements.length).toBeGreaterThan(0);
  });

  it('is undone over HTTP by an admin alone', async () => {
    const article = { text: TEXT, url: URL };
    const { id } = await ingest(db, article);
    await desk.send('DELETE', `/articles/${id}`);
    expect(await desk.send('POST', '/articles', article)).toMatchObject({ status: 410, body: { code: 'gone' } });
    const editor = await editorOf(db, 'editor');
    expect(await editor.send('POST', '/articles?restore=true', article)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await desk.send('POST', '/articles?restore=true&dryRun=true', article)).toMatchObject({ status: 200, body: { outcome: 'created' } });
    expect((await desk.get(`/articles/${id}`)).status).toBe(410);
    expect(await desk.send('POST', '/articles?restore=true', article)).toMatchObject({ status: 201, body: { id } });
    expect((await desk.get(`/articles/${id}/revisions`)).body.data).toMatchObject([{ number: 1, by: { id: desk.key } }]);
    expect((await desk.get('/statements?speaker=Brackenrigg')).body.data).toMatchObject([{ text: 'The xylotheque was never insured' }]);
  });

  it('is for admins', async () => {
    const { id } = await publish(TEXT);
    expect((await (await editorOf(db, 'editor')).send('DELETE', `/articles/${id}`)).status).toBe(403);
  });
});
