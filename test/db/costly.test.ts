import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as Costly from '../../src/db/costly.ts';
import type { Db } from '../../src/db/open.ts';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { builtModule } from '../built.ts';
import { emptyDatabase, storeReport } from './fixtures.ts';
import type { COSTLY_QUERIES } from './slow-queries.ts';

const { openCostlyReader, TooCostlyError } = (await import(builtModule('src/db/costly.js').href)) as typeof Costly;
const module = builtModule('test/db/slow-queries.js').href;
const report = (title: string) => ({ title, utterances: [{ by: ['Wendy Sherman'], words: 'Some day' }] });

describe('costly queries of a database in a file', () => {
  let db: Db;
  let reader: Costly.CostlyReader<typeof COSTLY_QUERIES>;
  beforeAll(async () => {
    db = openDatabase(`file:${join(mkdtempSync(join(tmpdir(), 'onrecord-')), 'onrecord.db')}`);
    await storeReport(db, report('One'));
    reader = openCostlyReader<typeof COSTLY_QUERIES>(db, { limitMs: 10_000, module });
  });
  afterAll(async () => {
    await reader.close();
    closeDatabase(db);
  });

  it('give what is stored, also what was stored after the first', async () => {
    expect(await reader.run('countArticles', { plus: 1 })).toBe(2);
    await storeReport(db, report('Two'));
    expect(await Promise.all([reader.run('countArticles', { plus: 0 }), reader.run('countArticles', { plus: 10 })])).toEqual([2, 12]);
  });

  it('find a process that has been started before they came', async () => {
    const warm = openCostlyReader<typeof COSTLY_QUERIES>(db, { limitMs: 10_000, module });
    warm.warm();
    warm.warm();
    expect(await warm.run('countArticles', { plus: 0 })).toBe(2);
    await warm.close();
    warm.warm();
  });

  it('cannot write', async () => {
    await expect(reader.run('write', {})).rejects.toThrow();
    expect(await reader.run('countArticles', { plus: 0 })).toBe(2);
  });

  it('that refuse a cursor say so', async () => {
    await expect(reader.run('refuseCursor', { message: 'no such place' })).rejects.toMatchObject({ name: 'SortKeyError', message: 'no such place' });
  });

  it('are begun anew after one that took its process along', async () => {
    await expect(reader.run('die', {})).rejects.toThrow('ended by itself');
    expect(await reader.run('countArticles', { plus: 0 })).toBe(2);
  });

  it('are ended at the time limit, whatever they are at, and hold up nobody here', async () => {
    const short = openCostlyReader<typeof COSTLY_QUERIES>(db, { limitMs: 1_000, module });
    await short.run('countArticles', { plus: 0 });
    const began = performance.now();
    const endless = Array.from({ length: 8 }, () => short.run('neverEnd', {}));
    await expect(Promise.allSettled(endless)).resolves.toEqual(endless.map(() => ({ status: 'rejected', reason: expect.any(TooCostlyError) })));
    expect(performance.now() - began).toBeLessThan(4_000);
    expect(await short.run('countArticles', { plus: 0 })).toBe(2);
    await short.close();
  });

  it('are ended when the reader is closed', async () => {
    const closing = openCostlyReader<typeof COSTLY_QUERIES>(db, { limitMs: 60_000, module });
    const endless = [closing.run('neverEnd', {}), closing.run('neverEnd', {})];
    const ended = Promise.allSettled(endless);
    await closing.close();
    expect((await ended).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

it('costly queries of a database in memory are answered here', async () => {
  const db = emptyDatabase();
  await storeReport(db, report('One'));
  const reader = openCostlyReader<typeof COSTLY_QUERIES>(db, { limitMs: 1, module });
  expect(await reader.run('countArticles', { plus: 0 })).toBe(1);
  await reader.close();
});
