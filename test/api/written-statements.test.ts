import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compiledSerializer } from '../../src/api/serializers.ts';
import { Statement } from '../../src/api/statement.ts';
import { fillIn } from '../../src/db/derived.ts';
import type { Db } from '../../src/db/open.ts';
import { withLinks } from '../../src/db/statement-links.ts';
import { statementsById } from '../../src/db/statement-rows.ts';
import { linkedStatements, readWritten } from '../../src/db/written-statements.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import { chanceOf, doSomething } from './mirror.ts';
import { serve } from './server.ts';

const idsIn = (db: Db): string[] => db.$client.prepare<[], string>('select id from statements order by id').pluck().all();
const unwrittenIn = (db: Db): string[] =>
  db.$client.prepare<[], string>('select id from statements where id not in (select statement_id from written_statements)').pluck().all();
const read = (db: Db, ids: string[]) => linkedStatements(db, ids) as Statement[];
const stored = (db: Db, ids: string[]) => statementsById(db, ids).map(withLinks);

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

  it('is written as its schema says, key by key', async () => {
    const db = await storedWorld();
    const write = compiledSerializer({ schema: Statement, method: 'GET', url: '/statements' });
    const ids = idsIn(db);
    expect(ids.length).toBeGreaterThan(5);
    expect(readWritten(db, ids, ['{', '}']).json.toString()).toBe(`{${read(db, ids).map(write).join()}}`);
  });

  it('has the statements in the order asked for, each that there is, whether it stands written or not', async () => {
    const db = emptyDatabase();
    const { statements } = await storeReport(db, { utterances: [{ words: 'one' }, { words: 'two' }, { words: 'three' }] });
    const [one = '', two = '', three = ''] = statements;
    const check = () => {
      expect([read(db, [three, one, two]), read(db, ['unknown', two, one]), read(db, [])].map((list) => list.map(({ id }) => id))).toEqual([
        [three, one, two],
        [two, one],
        [],
      ]);
    };
    check();
    db.$client.prepare('delete from written_statements where statement_id = ?').run(one);
    check();
  });

  it('is as it is stored, also where someone writes who tells of nothing', async () => {
    const db = await storedWorld();
    const ids = idsIn(db);
    const id = db.$client.prepare<[], string>('select id from statements where event_id is not null').pluck().get() ?? '';
    for (const sql of [
      `update statements set status = 'disputed' where id = '${id}'`,
      `update segments set text = 'other' where statement_id = '${id}'`,
      `insert into segments (statement_id, start, "end", text) values ('${id}', 90000, 90004, 'more')`,
      `delete from segments where statement_id = '${id}' and start = 90000`,
      `update statement_speakers set role = 'clerk'`,
      `update speakers set name = name || ' II'`,
      `update events set name = 'The other meeting', date = '2020', precision = 'year'`,
      `update articles set title = 'Another', url = 'https://other.example/'||id`,
      `delete from statement_speakers where statement_id = '${id}'`,
    ]) {
      const before = read(db, ids);
      db.$client.exec(sql);
      expect(read(db, ids), sql).toEqual(stored(db, ids));
      expect(read(db, ids), sql).not.toEqual(before);
    }
  });

  it('stands written as it is stored, whatever 150 operations at random do', async () => {
    const db = emptyDatabase();
    const [desk, chance] = [await editorOf(db, 'admin'), chanceOf(3)];
    for (let n = 0; n < 150; n++) {
      await doSomething(db, desk, chance);
      expect(unwrittenIn(db)).toEqual([]);
      expect(read(db, idsIn(db))).toEqual(stored(db, idsIn(db)));
    }
  });

  it('stands written once a database of a version that did not write it is opened', async () => {
    const db = await storedWorld();
    fillIn(db);
    db.$client.exec('delete from written_statements');
    fillIn(db);
    expect(unwrittenIn(db)).toEqual([]);
    expect(read(db, idsIn(db))).toEqual(stored(db, idsIn(db)));
  });
});
