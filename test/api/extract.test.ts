import { expect, it } from 'vitest';
import { articleId } from '../../src/extract/identity.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import { ARTICLE, countIn } from './feeder.ts';
import { serve } from './server.ts';

it('a text that is only to be read is answered as onrecord extract does, and not stored; nobody needs a key', async () => {
  const db = emptyDatabase();
  const { post } = await serve(db);
  const { status, body } = await post('/extract', ARTICLE);
  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['id', 'statements', 'speakers', 'events', 'notes']);
  expect(body).toMatchObject({
    id: articleId(ARTICLE),
    statements: [{ text: 'It works', saidOn: { date: '2021-07-26' } }],
    speakers: [{ name: 'Ann Miller', names: ['Ann Miller'] }],
    notes: [],
  });
  expect((await post('/extract', { html: '<p>Ann Miller said it snowed.</p>' })).body.statements).toMatchObject([{ text: 'it snowed' }]);
  expect((await post('/extract', { text: 'Die Bürgermeisterin eröffnete am Montag die neue Brücke.' })).body).toMatchObject({
    statements: [],
    notes: [expect.any(String)],
  });
  expect(await post('/extract', { text: '' })).toMatchObject({ status: 400, body: { code: 'invalid-body' } });
  expect(countIn(db, 'articles')).toBe(0);
});
