import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledSerializer } from '../../src/api/serializers.ts';
import type { Statement } from '../../src/api/statement.ts';
import { toStatement } from '../../src/api/statement.ts';
import { listWriter } from '../../src/api/written-statements.ts';
import type { Db } from '../../src/db/open.ts';
import { statementsById } from '../../src/db/statement-rows.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import { chanceOf, doSomething } from './mirror.ts';
import { serve } from './server.ts';

const ABOUT = { links: { self: '/statements', next: null }, meta: { asked: '', speakers: [] } };

describe('a list of statements', () => {
  it('has what each of them has by itself, whatever its letters', async () => {
    const db = emptyDatabase();
    const { get } = await serve(db);
    const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && !text.includes('”'));
    await fc.assert(
      fc.asyncProperty(words, words, async (text, title) => {
        const { article } = await storeReport(db, {
          title,
          outlet: `${title}\u2028`,
          url: `https://post.example/?${encodeURIComponent(title + text)}`,
          utterances: [{ words: text }],
        });
        const { body } = await get(`/statements?article=${article}`);
        const [one] = body.data;
        expect((await get(one.links.self)).body).toMatchObject(one);
        expect(one).toMatchObject({ text, segments: [{ text }], article: { title, outlet: `${title}\u2028` } });
      }),
      { numRuns: 30, examples: [['"\\\t\u0001\u007f/🕊️', '\r\n</script>\ufeff']] },
    );
  });

  const listening = (db: Db) => {
    const written: unknown[] = [];
    const writeList = listWriter(db, (route) => {
      const write = compiledSerializer(route);
      return (data: unknown) => {
        written.push((data as { id?: string }).id);
        return write(data);
      };
    });
    const list = (ids: string[]) => (JSON.parse(writeList(ids, ABOUT).toString()) as { data: Statement[] }).data;
    return { written, list, read: (ids: string[]) => list(ids).map(({ id }) => id) };
  };

  it('is written from what other lists wrote, as long as that has not changed', async () => {
    const db = await storedWorld();
    const { written, list, read } = listening(db);
    const { article, statements } = await storeReport(db, { utterances: [{ words: 'one' }, { words: 'two' }, { words: 'three' }] });
    const [one = '', two = '', three = ''] = statements;
    expect([read([one, two]), read(['unknown', three, one]), read([])]).toEqual([[one, two], [three, one], []]);
    expect(written.filter(Boolean)).toEqual([one, two, three]);
    const desk = await editorOf(db, 'admin');
    await storeReport(db, { utterances: [{ words: 'four' }] });
    await desk.patch(`/statements/${two}`, { status: 'disputed', reason: 'checked' });
    written.length = 0;
    expect(list([one, two, three])).toMatchObject([{ id: one, status: 'usable' }, { id: two, status: 'disputed' }, { id: three }]);
    expect(written.filter(Boolean)).toEqual([two]);
    expect((await desk.send('DELETE', `/articles/${article}`)).status).toBe(204);
    expect(list([one, two, three])).toEqual([]);
  });

  it('is as it is stored, also where someone writes who tells of nothing', async () => {
    const db = await storedWorld();
    const { list } = listening(db);
    const { article, statements } = await storeReport(db, { utterances: [{ words: 'one' }] });
    expect(list(statements)).toMatchObject([{ status: 'usable' }]);
    db.$client.prepare("update statements set status = 'disputed' where article_id = ?").run(article);
    expect(list(statements)).toMatchObject([{ status: 'disputed' }]);
  });

  it('is as it is stored, whatever 150 operations at random do', async () => {
    const db = emptyDatabase();
    const [desk, chance] = [await editorOf(db, 'admin'), chanceOf(3)];
    const { list, written } = listening(db);
    let listed = 0;
    for (let n = 0; n < 150; n++) {
      await doSomething(db, desk, chance);
      const ids = db.$client.prepare<[], string>('select id from statements order by id').pluck().all();
      const stored = statementsById(db, ids).map(toStatement);
      expect(list(ids)).toEqual(stored);
      listed += ids.length;
    }
    expect(written.filter(Boolean).length).toBeLessThan(listed / 2);
  });
});
