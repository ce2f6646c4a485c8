import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledSerializer } from '../../src/api/serializers.ts';
import { listWriter } from '../../src/api/written-statements.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
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

  it('is written from what other lists wrote, until something changes', async () => {
    const db = await storedWorld();
    const written: unknown[] = [];
    const writeList = listWriter(db, (route) => {
      const write = compiledSerializer(route);
      return (data: unknown) => {
        written.push((data as { id?: string }).id);
        return write(data);
      };
    });
    const read = (ids: string[]) => (JSON.parse(writeList(ids, ABOUT).toString()) as { data: { id: string }[] }).data.map(({ id }) => id);
    const { article, statements } = await storeReport(db, { utterances: [{ words: 'one' }, { words: 'two' }, { words: 'three' }] });
    const [one = '', two = '', three = ''] = statements;
    expect([read([one, two]), read(['unknown', three, one]), read([])]).toEqual([[one, two], [three, one], []]);
    expect(written.filter(Boolean)).toEqual([one, two, three]);
    db.$client.prepare("update statements set status = 'disputed' where article_id = ?").run(article);
    expect(JSON.parse(writeList([two], ABOUT).toString())).toMatchObject({ data: [{ id: two, status: 'disputed' }], ...ABOUT });
  });
});
