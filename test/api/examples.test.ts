import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../seed/seed.ts';
import { ANSWER_EXAMPLES, ARTICLE, EVENT, PARAMETER_EXAMPLES, SPEAKER, STATEMENT } from '../../src/api/examples.ts';
import { emptyDatabase } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  const db = emptyDatabase();
  await seed(db);
  ({ get } = await serve(db));
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
