import { setTimeout as wait } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { emptyDatabase, storeReport, WORLD } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let db: Db;
let get: (url: string) => Promise<Answer>;
let close: () => Promise<unknown>;
beforeEach(async () => {
  db = emptyDatabase();
  const server = await serve(db);
  get = server.get;
  close = () => server.app.close();
});

describe('GET /changes', () => {
  it('gives every change once, page by page, and goes on from the end', async () => {
    for (const report of WORLD) await storeReport(db, report);
    const seen = [];
    let url = '/changes?limit=7';
    for (let page = await get(url); page.body.data.length > 0; page = await get(url)) {
      seen.push(...page.body.data);
      url = page.body.links.next;
      expect(page.headers.link).toBe(`<${url}>; rel="next"`);
    }
    expect(seen.map(({ seq }) => seq)).toEqual(seen.map((_, nth) => nth + 1));
    for (const { links } of seen) expect((await get(links.self)).status).toBe(200);

    const { statements } = await storeReport(db, { utterances: [{ by: ['Ann Lee'], words: 'More to come' }] });
    const { body } = await get(url);
    expect(body.data.at(-1)).toEqual({
      seq: seen.length + 3,
      at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      type: 'statement',
      id: statements[0],
      op: 'created',
      into: null,
      links: { self: `/statements/${statements[0]}` },
    });
  });

  it('starts at a day or a time', async () => {
    await storeReport(db, WORLD[0]!);
    const today = new Date().toISOString().slice(0, 10);
    expect((await get(`/changes?since=${today}`)).body.data[0].seq).toBe(1);
    expect((await get(`/changes?since=2020-02-29T10:00:00%2B02:00`)).body.data[0].seq).toBe(1);
    expect((await get('/changes?since=2999-01-01')).body).toMatchObject({ data: [], links: { next: expect.stringMatching(/^\/changes\?since=\d+$/) } });
  });

  it('waits until something comes', async () => {
    const asked = get('/changes?wait=30');
    await wait(50);
    await storeReport(db, WORLD[0]!);
    expect((await asked).body.data).not.toEqual([]);
  });

  it('waits no longer than it was asked to, nor than the service runs', async () => {
    expect((await get('/changes?wait=1')).body.data).toEqual([]);
    const asked = get('/changes?wait=30');
    await wait(50);
    await close();
    expect((await asked).body.data).toEqual([]);
  });

  it.each(['since=-1', 'since=x', 'since=2021-02-30', 'since=1e3', 'wait=31', 'limit=1001', 'since=1&since=2', 'seq=1'])('refuses %s', async (query) => {
    expect((await get(`/changes?${query}`)).status).toBe(400);
  });

  it('refuses a place that it has not come to: the copy is of another database', async () => {
    expect((await get('/changes?since=5')).body).toMatchObject({
      ...{ status: 400, code: 'invalid-cursor', detail: expect.stringMatching(/^`since` is after the last change/) },
      errors: [{ parameter: 'since', detail: 'is after the last change' }],
    });
  });
});
