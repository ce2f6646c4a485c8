import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { anySign } from '../any-sign.ts';
import { storedReports } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

const WORDS = 'The harbour will be rebuilt 🕊️ within three years';
let get: (url: string) => Promise<Answer>;
let post: (url: string, body: object | string, headers?: Record<string, string>) => Promise<Answer>;
let url: string;
let text: string;
beforeAll(async () => {
  ({ get, post } = await serve(
    await storedReports([
      {
        utterances: [
          { by: ['Tom Reed'], words: 'It 🕊️ rained' },
          { by: ['Mary Lee'], words: WORDS },
          { by: ['Tom Reed'], words: 'We agree with the inspectors on that' },
          { by: ['Ann Oduya'], words: 'Yes' },
        ],
      },
    ]),
  ));
  const { body } = await get('/statements?speaker=Mary+Lee');
  url = `${body.data[0].links.self}/verify`;
  ({ text } = (await get(body.data[0].links.article)).body);
});

const sha256 = (words: string): string => createHash('sha256').update(words).digest('hex');
const against = async (page: string): Promise<any> => (await post(url, { text: page })).body;

describe('a statement', () => {
  it('stands in the stored text where it is said to', async () => {
    const { status, body } = await get(url);
    expect(status).toBe(200);
    expect(body).toEqual({
      status: 'anchored',
      similarity: 1,
      segments: [expect.objectContaining({ text: WORDS })],
      differences: [],
      textSha256: sha256(text),
    });
  });

  it('is anchored in the same text, and where something is added behind it', async () => {
    expect(await against(text)).toMatchObject({ status: 'anchored', similarity: 1, textSha256: sha256(text) });
    expect(await against(`${text}\n\nCorrection: Mary Lee is the mayor.`)).toMatchObject({ status: 'anchored' });
  });

  it('is moved where something is added before it, and found in code points', async () => {
    const page = `🕊️ Updated at noon. ${text}`;
    const { status, similarity, segments, differences } = await against(page);
    expect({ status, similarity, differences }).toEqual({ status: 'moved', similarity: 1, differences: [] });
    expect(segments.map(({ start, end }: any) => Array.from(page).slice(start, end).join(''))).toEqual([WORDS]);
    expect(segments[0].text).toBe(WORDS);
  });

  it('is moved where a word of it was changed, with what differs', async () => {
    const { status, similarity, segments, differences } = await against(text.replace('harbour', 'port'));
    expect([status, segments[0].text]).toEqual(['moved', WORDS.replace('harbour', 'port')]);
    expect(similarity).toBeGreaterThan(0.7);
    expect(similarity).toBeLessThan(1);
    expect(differences.slice(0, 3)).toEqual([
      { op: 'same', text: 'The ' },
      { op: 'removed', text: 'harbour' },
      { op: 'added', text: 'port' },
    ]);
  });

  it.each([
    ['its sentence was taken out', (page: string) => page.replace(/Mary Lee said:.*\n/, '')],
    ['it says the opposite', (page: string) => page.replace('will be', 'will not be')],
    ['it has another number', (page: string) => page.replace('three', 'nine')],
    ['it is about something else', (page: string) => page.replace(WORDS, 'The airport will be closed within a few years')],
    ['the page is another', () => 'Nothing of the kind.'],
    ['the page is empty', () => ''],
  ])('is orphaned where %s', async (_, change) => {
    expect(await against(change(text))).toMatchObject({ status: 'orphaned', similarity: 0, segments: [], differences: [] });
  });

  it('of one word is not taken for the same word elsewhere', async () => {
    const yes = (await get('/statements?speaker=Oduya')).body.data[0].links.self;
    const page = text.replace('“Yes”', '“No comment”');
    expect((await post(`${yes}/verify`, { text: `Asked whether it rained, he said: “Yes”. ${page}` })).body.status).toBe('orphaned');
    expect((await post(`${yes}/verify`, { text: `It snowed. ${text}` })).body.status).toBe('moved');
  });

  it('is found in the article of a page', async () => {
    const paragraphs = text.split('\n\n').map((line) => `<p>${line.replace(' 🕊️', '&nbsp;<b>🕊️</b>')}</p>`);
    const page = `<html><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Harbour</h1>${paragraphs.join('\n')}</article></body></html>`;
    const { body } = await post(url, { html: page });
    expect(body).toMatchObject({ status: 'anchored', similarity: 1, segments: [{ text: WORDS }] });
    expect((await post(url, { html: page.replace('three', 'nine') })).body.status).toBe('orphaned');
  });

  it('that is unknown is a 404', async () => {
    expect((await get('/statements/st_none/verify')).body.code).toBe('not-found');
    expect((await post('/statements/st_none/verify', { text })).body.code).toBe('not-found');
  });

  it('is found where it stands, or not at all, whatever the page', async () => {
    const piece = fc.oneof(
      fc.constantFrom(WORDS, 'The harbour', 'within three years', 'Mary Lee said: “', '”.', '\n', '🕊️', '\0', '\ud800'),
      fc.string({ unit: anySign }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece), async (pieces) => {
        const page = pieces.join(' ');
        const { status, segments } = await against(page);
        const points = Array.from(page.toWellFormed().replaceAll('\0', '\uFFFD'));
        expect(status === 'orphaned').toBe(segments.length === 0);
        for (const segment of segments) expect(points.slice(segment.start, segment.end).join('')).toBe(segment.text);
      }),
    );
  });

  it('is looked for in the longest page at once', async () => {
    const filler = 'The harbour was quiet, and nothing was rebuilt within that year. '.repeat(7_600);
    expect(filler.length * 2 + text.length).toBeLessThanOrEqual(1_000_000);
    const began = process.cpuUsage();
    expect(await against(`${filler}${text}${filler}`)).toMatchObject({ status: 'moved', similarity: 1 });
    expect(await against(`${filler}${filler}`)).toMatchObject({ status: 'orphaned' });
    expect(process.cpuUsage(began).user).toBeLessThan(1_000_000);
  });
});

describe('a body', () => {
  it.each([
    ['without a text', {}, ''],
    ['with both a text and a page', { text: '', html: '' }, ''],
    ['with a page that holds nothing', { html: '<p></p>' }, undefined],
    ['with a page that is too long', { html: ' '.repeat(1_000_001) }, '/html'],
    ['with a text that is too long', { text: ' '.repeat(1_000_001) }, '/text'],
    ['with a number for a text', { text: 1 }, '/text'],
    ['with another key', { text: '', texts: '' }, '/texts'],
    ['that is an array', [], ''],
    ['with a key that has a slash', { text: '', 'a/b~': 1 }, '/a~1b~0'],
  ])('%s is a problem that points to it', async (_, body, pointer) => {
    const answer = await post(url, body);
    expect([answer.status, answer.body.code, answer.body.errors?.[0].pointer]).toEqual([400, 'invalid-body', pointer]);
  });

  it.each([
    ['that is no JSON', '{"text"', { 'content-type': 'application/json' }, 400, 'invalid-body'],
    ['with __proto__', '{"__proto__":{"text":""}}', { 'content-type': 'application/json' }, 400, 'invalid-body'],
    ['that is no object', 'null', { 'content-type': 'application/json' }, 400, 'invalid-body'],
    ['in another format', 'text', { 'content-type': 'application/xml' }, 415, 'unsupported-media-type'],
    ['that is too large', JSON.stringify({ text: 'x'.repeat(20_000_000) }), { 'content-type': 'application/json' }, 413, 'too-large'],
  ])('%s is a problem', async (...[, body, headers, status, code]) => {
    const answer = await post(url, body, headers);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
