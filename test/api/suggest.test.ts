import { beforeAll, describe, expect, it } from 'vitest';
import { storedWorld } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  ({ get } = await serve(await storedWorld()));
});

const ask = async (q: string, more: Record<string, string> = {}): Promise<any[]> => (await get(`/suggest?${query({ q, ...more })}`)).body.data;
const names = async (q: string, more: Record<string, string> = {}): Promise<string[]> => (await ask(q, more)).map(({ name }) => name);

describe('what was typed so far', () => {
  it('suggests who is most often heard first, with how often and where', async () => {
    expect(await ask('rya')).toEqual([
      {
        type: 'speaker',
        id: 'sergey-ryabkov',
        name: 'Sergey Ryabkov',
        date: null,
        statements: 4,
        links: { self: '/speakers/sergey-ryabkov', statements: '/statements?speaker=sergey-ryabkov' },
      },
      {
        type: 'speaker',
        id: 'anna-ryabkov',
        name: 'Anna Ryabkov',
        date: null,
        statements: 1,
        links: { self: '/speakers/anna-ryabkov', statements: '/statements?speaker=anna-ryabkov' },
      },
    ]);
  });

  it.each([
    ['the beginning of a full name', 'wend', 'Wendy Sherman'],
    ['the beginning of a surname', 'SHER', 'Wendy Sherman'],
    ['a name in another order', 'Sherman, Wendy', 'Wendy Sherman'],
    ['an acronym', 'UN', 'United Nations'],
    ['the beginning of a name in Cyrillic', 'Ряб', 'Sergey Ryabkov'],
    ['the beginning of another romanisation', 'riab', 'Sergey Ryabkov'],
    ['a name with a wrong letter', 'Shernan', 'Wendy Sherman'],
    ['a word of an event', 'plen', 'Second plenary'],
    ['several words of an event', 'geneva ta', 'Geneva talks'],
    ['a word of an outlet', 'dai', 'The Daily Post'],
    ['an outlet without its accents', 'even', 'Évening Courier'],
  ])('may be %s', async (_, q, name) => {
    expect(await names(q)).toContain(name);
  });

  it('suggests what has that very name before what begins so', async () => {
    expect((await names('geneva talks'))[0]).toBe('Geneva talks');
  });

  it('tells of an event when it was, so that those of one name can be told apart', async () => {
    const [event] = await ask('geneva talks', { type: 'event' });
    expect(event.date).toBe((await get(event.links.self)).body.date);
    expect(event.date).toMatch(/^\d{4}/);
    expect((await ask('even')).map(({ date }) => date)).toEqual([null]);
  });

  it('leads to the statements meant', async () => {
    for (const q of ['rya', 'gen', 'even']) {
      for (const { links, statements } of await ask(q)) {
        expect((await get(`${links.statements}&limit=100`)).body.data).toHaveLength(statements);
        if (links.self) expect((await get(links.self)).status).toBe(200);
      }
    }
  });

  it('is looked for among what is asked for, so many at most', async () => {
    expect((await ask('e', { type: 'outlet' })).map(({ type }) => type)).toEqual(['outlet']);
    expect(await ask('s', { limit: '1' })).toHaveLength(1);
    expect(new Set((await ask('s', { type: 'speaker,event' })).map(({ type }) => type))).toEqual(new Set(['speaker', 'event']));
  });

  it.each(['%', '"', '*', "'", '(', 'a OR b', 'NEAR(a b)', '🕊️', '^', '~', '__proto__', 'x'.repeat(200)])('may be anything: %s', async (q) => {
    expect((await get(`/suggest?${query({ q })}`)).status).toBe(200);
  });

  it('has to be there', async () => {
    expect((await get('/suggest')).body.code).toBe('invalid-parameter');
    expect((await get('/suggest?q=')).body.code).toBe('invalid-parameter');
    expect((await get('/suggest?q=a&type=article')).body.code).toBe('invalid-parameter');
  });
});
