import type { FastifyRequest } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { SPEAKER_KINDS } from '../extract/types.ts';
import { baseUrlOf } from './base-url.ts';
import { NoQuery } from './parameters.ts';
import { BODY_PROBLEMS, PLAIN_PROBLEMS, problemResponse } from './problem.ts';
import { answerBatch, answerSuggest } from './reconcile-answers.ts';
import {
  Manifest,
  MOST_QUERIES,
  readBatch,
  ReconcileForm,
  ReconcileQuery,
  ResultBatch,
  SuggestedEntities,
  SuggestQuery,
  toType,
} from './reconcile-protocol.ts';

const FORM = 'application/x-www-form-urlencoded';
const MAX_BODY_BYTES = 1_000_000;

const QUERY_PROBLEMS = { ...PLAIN_PROBLEMS, 400: problemResponse('A parameter has a wrong value (`invalid-parameter`)') };

/** The reconciliation service: for OpenRefine and other programs that match the names of a table with speakers. */
export const reconcileRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, parsed) => {
    parsed(null, readForm(body as string));
  });
  app.get(
    '/reconcile',
    {
      schema: {
        operationId: 'getReconciliation',
        tags: ['Reconciliation'],
        summary: 'What the reconciliation service can do or, with `queries`, whom names mean',
        querystring: ReconcileQuery,
        response: {
          200: z.union([Manifest, ResultBatch]).describe('The manifest, or whom each of the names may mean'),
          ...QUERY_PROBLEMS,
          413: problemResponse(`The batch has more than ${MOST_QUERIES} queries (\`too-large\`)`),
        },
      },
    },
    async (request) => (request.query.queries === undefined ? manifestAt(request) : answerBatch(db, readBatch(request.query.queries, 'query'))),
  );
  app.post(
    '/reconcile',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'reconcile',
        tags: ['Reconciliation'],
        summary: 'Whom names mean',
        consumes: [FORM],
        querystring: NoQuery,
        body: ReconcileForm,
        response: { 200: ResultBatch, ...PLAIN_PROBLEMS, ...BODY_PROBLEMS },
      },
    },
    (request) => answerBatch(db, readBatch(request.body.queries, 'body')),
  );
  app.get(
    '/reconcile/suggest',
    {
      schema: {
        operationId: 'getEntitySuggestions',
        tags: ['Reconciliation'],
        summary: 'Speakers by what was typed so far, as the reconciliation protocol has it',
        querystring: SuggestQuery,
        response: { 200: SuggestedEntities, ...QUERY_PROBLEMS },
      },
    },
    ({ query }) => answerSuggest(db, query),
  );
  done();
};

/** What a form says of the batch; the other fields, of which there may be any number, are not looked at. Given several times it is an array. */
const readForm = (body: string): { queries?: string | string[] | undefined } => {
  const queries = new URLSearchParams(body).getAll('queries');
  return { queries: queries.length > 1 ? queries : queries[0] };
};

const manifestAt = (request: FastifyRequest): z.infer<typeof Manifest> => {
  const base = baseUrlOf(request);
  return {
    versions: ['0.1', '0.2'],
    name: 'On Record: who is quoted',
    identifierSpace: `${base}/speakers/`,
    schemaSpace: 'https://schema.org/Thing',
    defaultTypes: SPEAKER_KINDS.map(toType),
    documentation: `${base}/docs`,
    view: { url: `${base}/speakers/{{id}}` },
    suggest: { entity: { service_url: base, service_path: '/reconcile/suggest' } },
    batchSize: MOST_QUERIES,
  };
};
