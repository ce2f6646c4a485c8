import { join } from 'node:path';
import { expect, it } from 'vitest';
import { closeDatabase, openDatabase, openToRead } from '../../src/db/open.ts';
import { ingest } from '../../src/ingest/index.ts';
import { temporaryFolder } from '../cli/run.ts';
import { editorOf } from './editor.ts';

it('a takedown that somebody holds up by reading on says so, and is finished when it is asked for again', async () => {
  const file = join(temporaryFolder(), 'onrecord.db');
  const db = openDatabase(`file:${file}`);
  const desk = await editorOf(db, 'admin');
  const { id } = await ingest(db, { text: 'Ann Miller said it rained.' });
  const reader = openToRead(file);
  reader.$client.exec('begin');
  reader.$client.prepare('select * from articles').all();
  expect(await desk.send('DELETE', `/articles/${id}`)).toMatchObject({
    status: 503,
    body: { code: 'unavailable', detail: expect.stringContaining('somebody reads on and on') },
  });
  expect((await desk.get(`/articles/${id}`)).status).toBe(410);
  reader.$client.exec('commit');
  reader.$client.close();
  expect((await desk.send('DELETE', `/articles/${id}`)).status).toBe(410);
  closeDatabase(db);
});
