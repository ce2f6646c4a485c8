import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import type { Suggestion as Suggested } from '../db/suggestions.ts';
import { MOST_COUNTED, suggest, SUGGESTED } from '../db/suggestions.ts';
import { listOf, NoMeta } from './list.ts';
import { numberParameter, Text, wordsParameter } from './parameters.ts';
import { PLAIN_PROBLEMS, problemResponse } from './problem.ts';

const DEFAULT_LIMIT = 10;

const Suggestion = z
  .object({
    type: z.enum(SUGGESTED).describe('Also the filter of `/statements` that takes the `id`'),
    id: z.string().describe('Of an outlet, its name'),
    name: z.string(),
    date: z.string().nullable().describe('Of an event, when it was or is to be, which tells it from others of its name; null otherwise'),
    statements: z.int().nonnegative().describe(`How many statements it has; ${MOST_COUNTED} may be more`),
    links: z.object({ self: z.string().nullable().describe('Null for an outlet'), statements: z.string() }),
  })
  .meta({ id: 'Suggestion', description: 'Something that was perhaps meant' });

const SuggestionList = listOf(Suggestion, NoMeta).meta({ id: 'SuggestionList', description: 'What was perhaps meant, the best first' });

const SuggestQuery = z.strictObject({
  q: Text.meta({ description: 'The beginning of a name, or of a word in the name of an event or outlet; a name in any form; or one that is nearly right.' }),
  type: wordsParameter(SUGGESTED, 'What is looked for; all without it.'),
  limit: numberParameter({ min: 1, max: 100 }).meta({ description: 'How many at most.', default: DEFAULT_LIMIT }),
});

const SUGGEST_PROBLEMS = {
  ...PLAIN_PROBLEMS,
  400: problemResponse('A parameter is unknown (`unknown-parameter`) or has a wrong value (`invalid-parameter`)'),
};

export const suggestRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  app.get(
    '/suggest',
    {
      schema: {
        operationId: 'listSuggestions',
        tags: ['Service'],
        summary: 'Speakers, events and outlets by what was typed so far',
        querystring: SuggestQuery,
        response: { 200: SuggestionList, ...SUGGEST_PROBLEMS },
      },
    },
    async ({ query, originalUrl }) => {
      const rows = await suggest(db, query.q, { types: query.type ?? SUGGESTED, limit: query.limit ?? DEFAULT_LIMIT });
      return { data: rows.map(toSuggestion), links: { self: originalUrl, next: null }, meta: {} };
    },
  );
  done();
};

const toSuggestion = (row: Suggested): z.infer<typeof Suggestion> => ({
  ...row,
  links: {
    self: row.type === 'outlet' ? null : `/${row.type}s/${row.id}`,
    statements: `/statements?${new URLSearchParams({ [row.type]: row.id }).toString()}`,
  },
});
