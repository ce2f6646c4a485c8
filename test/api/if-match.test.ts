import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { storedWorld } from '../db/fixtures.ts';
import type { Editor } from './editor.ts';
import { editorOf } from './editor.ts';

let db: Db;
let desk: Editor;
beforeEach(async () => {
  db = await storedWorld();
  desk = await editorOf(db);
});

const statementOf = async (words: string): Promise<string> =>
  (await desk.get('/statements?limit=100')).body.data.find(({ text }: any) => text.startsWith(words)).links.self;

describe('a correction', () => {
  it('asks for an ETag and refuses one of an older state, also when another process has written since', async () => {
    const url = await statementOf('We welcome');
    const { etag } = (await desk.get(url)).headers;
    expect(await desk.patch(url, { kind: 'mixed' }, { 'if-match': undefined })).toMatchObject({ status: 428, body: { code: 'precondition-required' } });
    expect((await desk.patch(url, { kind: 'mixed' }, { 'if-match': `"other", ${String(etag).replace(/"$/, '-br"')}` })).status).toBe(200);
    expect(await desk.patch(url, { kind: 'direct' }, { 'if-match': String(etag) })).toMatchObject({ status: 412, body: { code: 'precondition-failed' } });
    expect((await desk.patch(url, { kind: 'direct' }, { 'if-match': `W/${String((await desk.get(url)).headers.etag)}` })).status).toBe(412);
    expect((await desk.patch(url, { kind: 'direct' }, { 'if-match': '*' })).status).toBe(200);
  });

  it('answers with the tag of what GET gives now, good for the next correction, and so does a 412 with what it is now', async () => {
    for (const [url, one, two] of [
      [await statementOf('We welcome'), { kind: 'mixed' }, { kind: 'direct' }],
      ['/speakers/sergey-ryabkov', { name: 'Sergei Ryabkov' }, { kind: 'group' }],
      ['/events/geneva-talks', { place: 'Bern' }, { place: 'Basel' }],
    ] as const) {
      const first = await desk.patch(url, one);
      expect(first.headers).toMatchObject({ etag: (await desk.get(url)).headers.etag, 'content-location': url });
      expect((await desk.patch(url, two, { 'if-match': String(first.headers.etag) })).status).toBe(200);
      const late = await desk.patch(url, one, { 'if-match': String(first.headers.etag) });
      const now = await desk.get(url);
      expect(late).toMatchObject({ status: 412, headers: { etag: now.headers.etag }, body: { code: 'precondition-failed', current: now.body } });
      expect((await desk.patch(url, one, { 'if-match': String(late.headers.etag) })).status).toBe(200);
    }
  });

  it('answers whoever comes second at the same moment with what the first made of it', async () => {
    const url = await statementOf('We welcome');
    const both = await Promise.all(['mixed', 'indirect'].map((kind) => desk.patch(url, { kind })));
    const [won, lost] = both.sort((a, b) => a.status - b.status);
    expect([won!.status, lost!.status]).toEqual([200, 412]);
    expect([lost!.headers.etag, lost!.body.current]).toEqual([won!.headers.etag, won!.body]);
  });

  it('for who takes whatever it is, is never too late: not even among others', async () => {
    const url = await statementOf('We welcome');
    const all = await Promise.all(['mixed', 'direct', 'indirect', 'mixed'].map((kind) => desk.patch(url, { kind }, { 'if-match': '*' })));
    expect(all.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('gives of what it is now no more than GET does', async () => {
    const closed = await editorOf(db, 'editor', { textAccess: 'none' });
    const { body } = await closed.patch(await statementOf('We welcome'), { kind: 'mixed' }, { 'if-match': '"old"' });
    expect(body).toMatchObject({ status: 412, current: { context: null } });
  });
});
