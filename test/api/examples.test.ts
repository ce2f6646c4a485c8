import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../seed/seed.ts';
import { ANSWER_EXAMPLES, ARTICLE, BODY_EXAMPLES, EVENT, PARAMETER_EXAMPLES, SPEAKER, STATEMENT } from '../../src/api/examples.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
let post: (url: string, body: object | string, headers?: Record<string, string>) => Promise<Answer>;
beforeAll(async () => {
  const db = emptyDatabase();
  await seed(db);
  ({ get, post } = await serve(db));
});

describe('the examples of the documentation are what the seeded service answers', () => {
  it.each([
    ['/statements', 'listStatements', STATEMENT],
    ['/speakers', 'listSpeakers', SPEAKER],
    ['/events', 'listEvents', EVENT],
    ['/articles', 'listArticles', ARTICLE],
  ])('to %s', async (path, operation, row) => {
    const { body } = await get(`${path}?${query(PARAMETER_EXAMPLES[operation]!)}`);
    expect({ ...body, data: [row] }).toEqual(ANSWER_EXAMPLES[operation]);
    expect(body.data).toContainEqual(row);
    expect((await get(row.links.self)).status).toBe(200);
  });
});

describe('the bodies that the documentation shows', () => {
  it('are answered', async () => {
    expect((await post(`${STATEMENT.links.self}/verify`, BODY_EXAMPLES.verifyStatement!)).body.status).toBe('moved');
    expect((await post('/extract', BODY_EXAMPLES.extract!)).body.statements).toHaveLength(1);
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await post('/reconcile', query(BODY_EXAMPLES.reconcile as Record<string, string>), form)).body.q0.result[0].id).toBe(SPEAKER.id);
  });

  it('are there for every operation that takes one, and for no other', async () => {
    const { paths } = (await get('/openapi.json')).body;
    const operations = Object.values<any>(paths).flatMap((path) => Object.values<any>(path));
    const taking = operations.filter(({ requestBody }) => requestBody);
    expect(taking.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(BODY_EXAMPLES).toSorted());
    for (const { operationId, requestBody } of taking) {
      const { example } = Object.values<any>(requestBody.content)[0];
      expect(example, operationId).toBeDefined();
      expect(example, operationId).toEqual(BODY_EXAMPLES[operationId]);
    }
  });
});
