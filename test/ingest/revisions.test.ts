import { beforeEach, describe, expect, it } from 'vitest';
import { changesAfter, lastSeq } from '../../src/db/changes.ts';
import type { Db } from '../../src/db/open.ts';
import { statementsIn } from '../../src/db/statements.ts';
import { ingest } from '../../src/ingest/index.ts';
import type { Answer } from '../api/server.ts';
import { serve } from '../api/server.ts';
import { emptyDatabase } from '../db/fixtures.ts';

const URL = 'https://post.example/strike';
const FIRST = `The strike began on Monday. “We will not go back before there is an offer,” union leader Anna Berg told reporters.

Transport Minister Paul Stone said the government would wait. He added that the roads were safe.`;

let db: Db;
let get: (url: string) => Promise<Answer>;
beforeEach(async () => {
  db = emptyDatabase();
  ({ get } = await serve(db));
});

const publish = async (text: string): Promise<string> => (await ingest(db, { text, url: URL, published: '2024-03-04' })).id;
const wordsOf = (article: string): string[] => statementsIn(db, article).map(({ text }) => text);
/** What became of each statement: the first words that it had, the outcome, the first words that it has. */
const outcomesOf = async (article: string): Promise<string[]> => {
  const { body } = await get(`/articles/${article}/revisions`);
  const words = async (id: string | null): Promise<string> => (id === null ? '-' : (await get(`/statements/${id}`)).body.text.split(' ').slice(0, 3).join(' '));
  return Promise.all(body.data[0].outcomes.map(async (one: any) => `${await words(one.was)} | ${one.outcome} | ${await words(one.now)}`));
};

describe('another text under a known URL', () => {
  it('keeps, moves, rewords, removes and adds statements', async () => {
    const article = await publish(FIRST);
    expect(wordsOf(article)).toEqual(['We will not go back before there is an offer', 'the government would wait', 'the roads were safe']);
    await publish(`${FIRST.replace('would wait', 'would not wait any longer').replace(' He added that the roads were safe.', '')}

“There will be talks,” Berg said.`);
    expect(await outcomesOf(article)).toEqual([
      'We will not | kept | We will not',
      'the government would | reworded | the government would',
      '- | added | There will be',
      'the roads were | removed | -',
    ]);
    await publish(`Update: It rained.\n\n${FIRST}`);
    expect((await outcomesOf(article)).map((line) => line.split(' | ')[1])).toEqual(['moved', 'reworded', 'added', 'removed']);
  });

  it('has the days of its statements also where nothing says again when it was published', async () => {
    const [first, second] = ['The ferry was late, the captain said on Tuesday.', 'The ferry was very late, the captain said on Tuesday.'];
    await publish(first);
    const days = async () => (await get('/statements')).body.data.map((one: any) => [one.saidOn.date, one.article.published]);
    expect(await days()).toEqual([['2024-02-27', '2024-03-04']]);
    await ingest(db, { text: second, url: URL });
    expect(await days()).toEqual([['2024-02-27', '2024-03-04']]);
  });

  it('says which words changed', async () => {
    const article = await publish(FIRST);
    await publish(FIRST.replace('would wait', 'would not wait'));
    const { outcomes } = (await get(`/articles/${article}/revisions`)).body.data[0];
    expect(outcomes[1].diff).toEqual([
      { op: 'same', text: 'the government would ' },
      { op: 'added', text: 'not ' },
      { op: 'same', text: 'wait' },
    ]);
  });

  it('leaves permalinks that answer with the text that they stood in, and what they are now', async () => {
    const article = await publish(FIRST);
    const [, wait, safe] = statementsIn(db, article);
    await publish(FIRST.replace('would wait', 'would not wait').replace(' He added that the roads were safe.', ''));
    const [, now] = statementsIn(db, article);
    expect((await get(`/statements/${wait!.id}`)).body).toMatchObject({
      text: 'the government would wait',
      revision: { number: 1, current: false, now: now!.id },
    });
    const { body } = await get(`/statements/${safe!.id}`);
    expect(body).toMatchObject({ revision: { number: 1, current: false, now: null }, context: { sentence: { text: 'He added that the roads were safe.' } } });
    expect((await get(`/statements/${now!.id}`)).body.revision).toEqual({ number: 2, current: true, now: null });
    const { text } = (await get(`/articles/${article}/revisions/1`)).body;
    expect(text.slice(body.segments[0].start, body.segments[0].end)).toBe(body.text);
  });

  it('is an article with every text it has had, newest first, page by page', async () => {
    const article = await publish(FIRST);
    for (const word of ['Two', 'Three']) await publish(`${word}.\n\n${FIRST}`);
    const { body } = await get(`/articles/${article}/revisions?limit=2`);
    expect(body.data.map(({ number }: any) => number)).toEqual([3, 2]);
    const last = (await get(body.links.next)).body;
    expect(last).toMatchObject({ data: [{ number: 1, outcomes: [], published: '2024-03-04', by: null }], links: { next: null } });
    for (const [number, start] of [
      [1, 'The'],
      [2, 'Two'],
      [3, 'Three'],
    ] as const)
      expect((await get(`/articles/${article}/revisions/${number}`)).body.text).toMatch(new RegExp(`^${start}`));
  });

  it('keeps the ids of speakers and events, and lets go whom nothing names any more', async () => {
    await publish(FIRST);
    await publish(FIRST.replace(/Transport Minister Paul Stone/, 'Mayor Ida Moss'));
    const { body } = await get('/speakers');
    expect(body.data.map(({ id }: any) => id)).toEqual(['anna-berg', 'ida-moss']);
    expect((await get('/speakers/paul-stone')).body).toMatchObject({ status: 410, code: 'gone' });
  });

  it('back to the first one has the first statements, and none of them is a former one', async () => {
    const article = await publish(FIRST);
    const before = statementsIn(db, article);
    await publish('“It is over,” Anna Berg said. “It is,” said Paul Stone.');
    await publish(FIRST);
    expect(statementsIn(db, article)).toEqual(before);
    for (const { id } of before) expect((await get(`/statements/${id}`)).body.revision).toMatchObject({ number: 3, current: true });
  });

  it('is told of as changes, removals and creations', async () => {
    const article = await publish(FIRST);
    const [berg, , safe] = statementsIn(db, article);
    const before = lastSeq(db);
    await publish(FIRST.replace(' He added that the roads were safe.', ''));
    const told = (await changesAfter(db, before, 100)).map(({ op, id }) => `${op} ${id}`);
    expect(told).toEqual(expect.arrayContaining([`changed ${article}`, 'changed paul-stone', `changed ${berg!.id}`, `removed ${safe!.id}`]));
  });
});

it.each(['/articles/ar_none/revisions', '/articles/ar_none/revisions/1'])('%s is not found', async (url) => {
  expect((await get(url)).status).toBe(404);
});

it.each(['0', '2', '-1', 'x', '1.0', '99999999999'])('an article has no text number %s', async (number) => {
  const article = await publish(FIRST);
  expect((await get(`/articles/${article}/revisions/${number}`)).status).toBe(404);
});
