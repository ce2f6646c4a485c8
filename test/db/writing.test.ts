import { beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastChangeOf, lastSeq, lastSeqBefore } from '../../src/db/changes.ts';
import type { Db } from '../../src/db/open.ts';
import { speakers } from '../../src/db/schema.ts';
import { write } from '../../src/db/writing.ts';
import { emptyDatabase, storeReport, WORLD } from './fixtures.ts';

let db: Db;
beforeEach(() => {
  db = emptyDatabase();
});

/** What was told after a change: what happened to what. */
const toldAfter = async (seq: number): Promise<string[]> => (await changesAfter(db, seq, 1000)).map(({ op, type, id }) => `${op} ${type} ${id}`);

const rename = (name: string): void => {
  write(db, { key: 'key_1', reason: 'misspelt' }, ({ tx, touch }) => {
    touch('speaker', 'sergey-ryabkov');
    tx.update(speakers).set({ name }).run();
  });
};

describe('what is written is told of', () => {
  it('once for each thing, what others refer to first', async () => {
    const { article, statements } = await storeReport(db, WORLD[0]!);
    expect(await toldAfter(0)).toEqual([
      `created article ${article}`,
      ...['sergey-ryabkov', 'state-department', 'wendy-sherman'].map((id) => `created speaker ${id}`),
      ...['geneva-talks', 'second-plenary'].map((id) => `created event ${id}`),
      ...statements.map((id) => `created statement ${id}`),
    ]);
  });

  it('as a change of those that were known already', async () => {
    await storeReport(db, WORLD[0]!);
    const before = lastSeq(db);
    await storeReport(db, WORLD[1]!);
    expect(await toldAfter(before)).toContain('changed speaker sergey-ryabkov');
    expect(await toldAfter(before)).not.toContain('changed speaker wendy-sherman');
  });

  it('also where something shows the name of another', async () => {
    const { article, statements } = await storeReport(db, WORLD[0]!);
    const before = lastSeq(db);
    rename('Sergei Ryabkov');
    expect(await toldAfter(before)).toEqual([
      `changed article ${article}`,
      'changed speaker sergey-ryabkov',
      'changed speaker wendy-sherman',
      'changed event geneva-talks',
      'changed event second-plenary',
      ...[0, 1, 3].map((nth) => `changed statement ${statements[nth]}`),
    ]);
  });

  it('with who, why, before and after', async () => {
    await storeReport(db, WORLD[0]!);
    rename('Sergei Ryabkov');
    const change = db.$client.prepare('select * from changes where seq = ?').get(lastChangeOf(db, 'speaker', 'sergey-ryabkov')!.seq);
    expect(change).toMatchObject({ key: 'key_1', reason: 'misspelt', before: '{"name":"Sergey Ryabkov"}', after: '{"name":"Sergei Ryabkov"}' });
  });

  it('not at all when it fails', async () => {
    await storeReport(db, WORLD[0]!);
    const before = lastSeq(db);
    expect(() =>
      write(db, {}, ({ touch }) => {
        touch('speaker', 'sergey-ryabkov');
        throw new Error('the disk is full');
      }),
    ).toThrow('the disk is full');
    expect(lastSeq(db)).toBe(before);
    await storeReport(db, WORLD[3]!);
    expect((await changesAfter(db, before, 1))[0]!.seq).toBe(before + 1);
  });
});

it('a time leads to the changes from then on', async () => {
  const start = Date.now();
  await storeReport(db, WORLD[0]!);
  expect(lastSeqBefore(db, start)).toBe(0);
  expect(lastSeqBefore(db, Date.now() + 60_000)).toBe(lastSeq(db));
});
