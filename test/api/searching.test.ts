import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Db } from '../../src/db/open.ts';
import { openDatabase } from '../../src/db/open.ts';
import { STATEMENT_FILTERS } from '../../src/db/statement-filters.ts';
import { ingest } from '../../src/ingest/index.ts';
import { emptyDatabase, storedWorld, storeReport } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve, walk } from './server.ts';

let db: Db;
let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  db = await storedWorld();
  await storeReport(db, {
    published: '2023-05-01',
    outlet: 'Évening Courier',
    cast: { Kremlin: { kind: 'organization' } },
    utterances: [
      { by: ['Дмитрий Песков'], words: 'Переговоров о контроле над вооружениями пока нет' },
      { by: ['Kremlin'], words: 'Sergey Ryabkov negotiates nuclear arms in Genève 🕊️, not José Muñoz' },
      { words: 'arms and weapons, weapons and arms 🕊️ arms' },
    ],
  });
  ({ get } = await serve(db));
});

const ask = async (parameters: Record<string, string | string[]>): Promise<any> => (await get(`/statements?${query({ limit: 100, ...parameters })}`)).body;
const texts = async (parameters: Record<string, string | string[]>): Promise<string[]> => (await ask(parameters)).data.map(({ text }: any) => text);

const RUSSIAN = 'Переговоров о контроле над вооружениями пока нет';
const NUCLEAR = 'Sergey Ryabkov negotiates nuclear arms in Genève 🕊️, not José Muñoz';
const ARMS = 'arms and weapons, weapons and arms 🕊️ arms';

describe('words', () => {
  it.each([
    ['all words', 'arms nuclear', [NUCLEAR]],
    ['other forms of a word', 'negotiated', [NUCLEAR]],
    ['a word without its diacritics, in any case', 'GENEVE munoz', [NUCLEAR]],
    ['a phrase', '"nuclear arms"', [NUCLEAR]],
    ['a phrase in another order', '"arms nuclear"', []],
    ['the beginning of a word', 'nucl*', [NUCLEAR]],
    ['the beginning of an inflected word', 'переговор*', [RUSSIAN]],
    ['the beginning of a phrase', '"контроле над воор"*', [RUSSIAN]],
    ['what may not be there', 'arms -nuclear', [ARMS]],
    ['one or the other', 'nuclear OR переговор*', [RUSSIAN, NUCLEAR]],
    ['one or the other, and a third', 'nuclear OR weapons arms', [NUCLEAR, ARMS]],
    ['how the text names the speaker', 'Ryabkov rather', ['The talks were positive 🕊️ and rather constructive']],
    ['signs of the search language', 'arms) AND (text:nuclear ^"arms', []],
    ['no word at all', '*** "" -', []],
    ['words as they are written', "it's a-b C++", []],
  ])('find statements by %s', async (_, q, expected) => {
    expect((await texts({ q })).toSorted()).toEqual(expected.toSorted());
  });

  it('that may not be there, alone, leave all others', async () => {
    const all = await texts({});
    expect(await texts({ q: '-arms' })).toEqual(all.filter((text) => text !== NUCLEAR && text !== ARMS));
  });

  it('combine with every other filter', async () => {
    expect(await texts({ q: 'arms', speaker: 'Kremlin' })).toEqual([NUCLEAR]);
    expect(await texts({ q: 'arms', attributed: 'false', from: '2023', outlet: 'evening courier' })).toEqual([ARMS]);
    expect(await texts({ q: 'arms', to: '2022' })).toEqual([]);
  });

  it('are found the same however many have them', async () => {
    const expected = await texts({ q: 'the' });
    const { few } = STATEMENT_FILTERS.q;
    STATEMENT_FILTERS.q.few = 1;
    expect(await texts({ q: 'the' })).toEqual(expected);
    expect(expected.length).toBeGreaterThan(1);
    STATEMENT_FILTERS.q.few = few;
  });

  it('are found the same where so many have them that they are read elsewhere', async () => {
    const many = openDatabase(`file:${join(mkdtempSync(join(tmpdir(), 'onrecord-')), 'many.db')}`);
    await storeReport(many, {
      published: '2021',
      utterances: [
        { by: ['Mary Lee'], words: 'common words' },
        { by: ['Ada Byron'], words: 'rare words' },
      ],
    });
    many.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 50100)
      insert into statements (id, article_id, kind, text, start, day_from, day_to) select id || printf('%06d', i), article_id, kind, text || i, start + 1000 * i, day_from, day_to from statements, n where text like 'common%'`);
    const { app, get: find } = await serve(many);
    const first = (await find('/statements?q=common&limit=5')).body;
    expect(first.data.map(({ segments, text }: any) => [segments.length, text])).toEqual([
      [1, 'common words'],
      ...[1, 2, 3, 4].map((n) => [0, `common words${n}`]),
    ]);
    expect((await find(first.links.next)).body.data.map(({ text }: any) => text)).toEqual([5, 6, 7, 8, 9].map((n) => `common words${n}`));
    // Looked for at first where the list begins, and then elsewhere.
    expect((await find('/statements?q=common+-words7&sort=saidOn&limit=100')).body.data).toHaveLength(100);
    expect((await find('/statements?q=-common&limit=3')).body.data.map(({ text }: any) => text)).toEqual(['rare words']);
    expect((await find('/statements?q=-rare&limit=2')).body.data).toHaveLength(2);
    expect((await find('/statements?q=common&speaker=Lee&limit=3')).body.data).toHaveLength(1);
    await app.close();
  });

  it('are shown where they stand, in code points of the text', async () => {
    const marked = async (q: string): Promise<string[][]> =>
      (await ask({ q })).data.map(({ text, highlights }: any) =>
        highlights.map(({ start, end }: any) =>
          Array.from(text as string)
            .slice(start, end)
            .join(''),
        ),
      );
    expect(await marked('arms weapon')).toEqual([['arms', 'weapons', 'weapons', 'arms', 'arms']]);
    expect(await marked('"nuclear arms" munoz -war')).toEqual([['nuclear arms', 'Muñoz']]);
    expect(await marked('Ryabkov rather')).toEqual([['rather']]);
    expect((await ask({})).data[0]).not.toHaveProperty('highlights');
  });

  it('are never an error, whatever they are, and are told in words', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), async (q) => {
        if (/\p{Cc}/u.test(q) || !q.isWellFormed()) return;
        const { status, body } = await get(`/statements?${query({ q })}`);
        expect(status).toBe(200);
        expect(body.meta.asked).toMatch(/^Statements .+\.$/su);
        for (const { highlights, text } of body.data)
          for (const { start, end } of highlights) expect(0 <= start && start < end && end <= Array.from(text as string).length).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('relevance', () => {
  it('puts those first of which the words say most', async () => {
    expect((await texts({ q: 'arms', sort: 'relevance' }))[0]).toBe(ARMS);
    expect((await ask({ q: 'arms', sort: 'relevance' })).meta.relevance).toEqual({ ranked: 2, bounded: false });
  });

  it('needs words', async () => {
    const { status, body } = await get('/statements?sort=relevance');
    expect([status, body.errors]).toEqual([400, [{ parameter: 'sort', detail: 'is not `relevance` unless there is a `q`' }]]);
    expect(await texts({ q: '***', sort: 'relevance' })).toEqual([]);
    const newest = { data: (await ask({ q: '-arms' })).data, meta: { asked: 'Statements without “arms”, newest first.' } };
    expect(await ask({ q: '-arms', sort: 'relevance' })).toMatchObject(newest);
  });

  it('is paged like every other order', async () => {
    const whole = (await ask({ q: 'the OR arms OR we', sort: 'relevance' })).data;
    expect(whole.length).toBeGreaterThan(4);
    expect(await walk(get, `/statements?${query({ q: 'the OR arms OR we', sort: 'relevance', limit: 2 })}`)).toEqual(whole);
  });

  it('is bounded, and says so', async () => {
    const many = emptyDatabase();
    for (let n = 0; n < 11; n++)
      await storeReport(many, { title: `Report ${n}`, utterances: Array.from({ length: 3 }, (_, i) => ({ by: ['Mary Lee'], words: `the words ${i}` })) });
    many.$client.exec('update statements set text = text');
    many.$client.exec(`with recursive n(i) as (select 1 union all select i + 1 from n where i < 700)
      insert into statements (id, article_id, kind, text, start) select id || i, article_id, kind, text || i, start + 1000 * i from statements, n`);
    const { body } = await (await serve(many)).get('/statements?q=words&sort=relevance&count=exact');
    expect(body.meta).toMatchObject({ relevance: { ranked: 20_000, bounded: true }, count: 33 * 701 });
  });
});

describe('who is spoken of', () => {
  it('is found though he says nothing anywhere, if he is named in full', async () => {
    await ingest(db, { text: 'Ada Byrd said that Pavel Orlov would travel to Oslo with Kowalski.' });
    expect(await texts({ about: 'Orlov' })).toEqual(['Pavel Orlov would travel to Oslo with Kowalski']);
    expect(await texts({ speaker: 'Orlov' })).toEqual([]);
    expect(await texts({ about: 'Kowalski' })).toEqual([]);
  });

  it('is found by id, name and surname', async () => {
    for (const about of ['sergey-ryabkov', 'Sergey Ryabkov', 'SERGEY RYABKOV']) expect(await texts({ about })).toEqual([]);
    await storeReport(db, {
      published: '2023-06-01',
      utterances: [
        { by: ['Wendy Sherman'], words: 'Sergey Ryabkov and I will meet, says Wendy Sherman' },
        { by: ['Sergey Ryabkov'], words: 'Sergey Ryabkovs are many' },
      ],
    });
    for (const about of ['sergey-ryabkov', 'Sergey Ryabkov', 'SERGEY RYABKOV'])
      expect(await texts({ about })).toEqual(['Sergey Ryabkov and I will meet, says Wendy Sherman']);
    expect(await texts({ about: ['Sherman', 'nobody at all'], speaker: 'Sherman' })).toHaveLength(1);
  });

  it('is told, with suggestions when nobody bears the name', async () => {
    const { meta } = await ask({ about: 'Ryabkow', notSpeaker: 'Sherman' });
    expect(meta.about[0]).toMatchObject({ value: 'Ryabkow', matched: [] });
    expect(meta.notSpeaker[0].matched[0].id).toBe('wendy-sherman');
    expect(meta.speakers).toEqual([]);
  });
});

it('what was asked for is told in a sentence', async () => {
  const asked = async (parameters: Record<string, string | string[]>): Promise<string> => (await ask(parameters)).meta.asked;
  expect(await asked({ speaker: 'sherman', notOutlet: 'Wire', kind: ['direct', 'mixed'], from: '2021-07' })).toBe(
    'Statements by Wendy Sherman, not published by Wire, that are direct or mixed, from 2021-07 on, newest first.',
  );
  expect(await asked({ q: 'arms -war', about: 'nobody', attributed: 'true', sort: 'saidOn' })).toBe(
    'Statements with “arms”, without “war”, that speak of “nobody”, with a named speaker, oldest first.',
  );
});
