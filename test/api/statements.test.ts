import { beforeAll, describe, expect, it } from 'vitest';
import { STATEMENT } from '../../src/api/examples.ts';
import { storedReports, storedWorld } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  ({ get } = await serve(await storedWorld()));
});

const shapeOf = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shapeOf(inner)]))
    : '…';

describe('a statement', () => {
  it('has the keys of the contract, in its order', async () => {
    const { body } = await get('/statements?speaker=State+Department');
    const [statement] = body.data;
    expect(JSON.stringify(shapeOf(statement))).toBe(JSON.stringify(shapeOf({ ...STATEMENT, speakers: ['…'], saidOn: null })));
    expect(Object.keys(statement.speakers[0])).toEqual(Object.keys(STATEMENT.speakers[0]));
  });

  it('says who, what, at which event, and where it is written', async () => {
    const { body } = await get('/statements?speaker=Sherman&kind=indirect&from=2021');
    expect(body.data).toHaveLength(1);
    const [statement] = body.data;
    expect(statement).toMatchObject({
      kind: 'indirect',
      text: 'the groups begin their work',
      speakers: [
        { id: 'sergey-ryabkov', name: 'Sergey Ryabkov', kind: 'person', role: 'Russian Deputy Foreign Minister' },
        { id: 'wendy-sherman', name: 'Wendy Sherman', kind: 'person', role: null },
      ],
      saidOn: null,
      event: null,
      article: { title: 'Talks in Geneva', outlet: 'The Daily Post', url: 'https://post.example/talks', published: '2021-07-28' },
      status: 'usable',
      confidence: null,
      links: {
        self: `/statements/${statement.id}`,
        article: `/articles/${statement.article.id}`,
        source: 'https://post.example/talks#:~:text=the%20groups%20begin%20their%20work',
      },
    });
  });

  it('gives the event it was said at, or is about', async () => {
    const { body } = await get('/statements?speaker=sergey-ryabkov&outlet=the+daily+post');
    expect(body.data.map(({ event }: { event: unknown }) => event)).toEqual([
      { id: 'geneva-talks', name: 'Geneva talks', date: '2021-07-28', precision: 'day', relation: 'at' },
      { id: 'second-plenary', name: 'Second plenary', date: '2021-09', precision: 'month', relation: 'about' },
      null,
    ]);
  });

  it('has spans that read back as their text, in code points, at every place', async () => {
    const { body } = await get('/statements?limit=100');
    for (const { segments, cue, mention, speakers, article } of body.data) {
      const points = Array.from((await get(`/articles/${article.id}`)).body.text as string);
      for (const { start, end, text } of [...segments, cue, mention, ...speakers.map((speaker: { namedAt: unknown }) => speaker.namedAt)].filter(Boolean)) {
        expect(points.slice(start, end).join('')).toBe(text);
      }
    }
  });

  it('has a link that opens its page at the very words, where a URL is known', async () => {
    const db = await storedReports([
      {
        url: 'https://post.example/twice#top',
        utterances: [
          { by: ['Mary Lee'], words: 'we agree' },
          { by: ['Tom Reed'], words: 'we agree' },
        ],
      },
      { utterances: [{ by: ['Mary Lee'], words: 'nobody knows the page' }] },
    ]);
    const { get: ask } = await serve(db);
    const sources = (await ask('/statements?sort=saidOn')).body.data.map(({ links }: any) => links.source).sort();
    const link = (before: string): string => `https://post.example/twice#top:~:text=${encodeURIComponent(before)}-,we%20agree`;
    expect(sources).toEqual([expect.stringContaining(link('Lee said: “')), expect.stringContaining(link('Reed said: “')), null]);
  });

  it('is found under its own link, with the sentences around it', async () => {
    const { body } = await get(`/statements?article=${(await get('/articles?q=geneva')).body.data[0].id}`);
    const { status, body: one } = await get(body.data[1].links.self);
    const { context, revision, ...statement } = one;
    expect(status).toBe(200);
    expect(statement).toEqual(body.data[1]);
    expect(revision).toEqual({ number: 1, current: true, now: null });
    expect([context.before.text, context.sentence.text, context.after.text]).toEqual([
      'Sergey Ryabkov said: “The talks were positive 🕊️ and rather constructive”.',
      'Sergey Ryabkov said: “we will meet again”.',
      'State Department said: “The consultations were substantive”.',
    ]);
  });

  it('has nothing before it at the start of the text', async () => {
    const [first] = (await get('/statements?speaker=Muñoz&speaker=anna-ryabkov&sort=position')).body.data;
    expect((await get(first.links.self)).body.context).toMatchObject({ before: null, after: { text: expect.stringContaining('Perhaps') } });
  });
});

describe('the list of statements', () => {
  it('is a page with links and whom the speakers mean', async () => {
    const { body, type } = await get('/statements?speaker=Muñoz');
    expect(type).toBe('application/json; charset=utf-8');
    expect(Object.keys(body)).toEqual(['data', 'links', 'meta']);
    expect(body.links).toEqual({ self: '/statements?speaker=Mu%C3%B1oz', next: null });
    expect((await get('/statements')).body.meta).toEqual({ asked: 'Statements, newest first.', speakers: [] });
  });

  it('is empty for an unknown event or article', async () => {
    for (const url of ['/statements?event=no-such-event', '/statements?article=ar_none'])
      expect(await get(url)).toMatchObject({ status: 200, body: { data: [] } });
  });

  it('is sorted by the day, newest first, those without one last', async () => {
    const days = (await get('/statements?limit=100')).body.data.map(({ saidOn, article }: any) => saidOn?.date ?? article.published);
    expect(days).toEqual(['2022-01-05', '2022-01-05', '2021-07-29', ...Array(4).fill('2021-07-28'), '2021-07', '2021-07', '2021', '2020', null, null]);
  });

  it('is sorted by the place in the text when one article is asked for', async () => {
    const { id } = (await get('/articles?q=week')).body.data[0];
    const starts = (await get(`/statements?article=${id}`)).body.data.map(({ segments }: any) => segments[0].start);
    expect(starts).toEqual(starts.toSorted((a: number, b: number) => a - b));
    const newest = (await get(`/statements?article=${id}&sort=-saidOn`)).body.data;
    expect(newest[0].text).toBe('it was only a beginning');
  });
});
