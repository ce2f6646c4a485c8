import type { FastifyRequest } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SPEAKER_KINDS } from '../extract/types.ts';
import { baseUrlOf } from './base-url.ts';
import type { ListReading } from './narrowed.ts';
import { NoQuery } from './parameters.ts';
import { BODY_PROBLEMS, PLAIN_PROBLEMS, ProblemError, problemResponse, TOO_COSTLY } from './problem.ts';
import { answerBatch, answerSuggest } from './reconcile-answers.ts';
import { extend, Extension, ProposedProperties, proposeProperties } from './reconcile-extension.ts';
import { PREVIEW_SIZE } from './reconcile-preview.ts';
import {
  Manifest,
  MOST_QUERIES,
  PropertiesQuery,
  readBatch,
  readExtension,
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
export const reconcileRoutes: FastifyPluginCallbackZod<ListReading> = (app, reading, done) => {
  app.addContentTypeParser(FORM, { parseAs: 'string' }, (_request, body, parsed) => {
    parsed(null, readForm(body as string));
  });
  app.get(
    '/reconcile',
    {
      schema: {
        operationId: 'getReconciliation',
        tags: ['Reconciliation'],
        summary: 'What the reconciliation service can do or, with `queries`, whom names mean or, with `extend`, what is known of speakers',
        querystring: ReconcileQuery,
        response: {
          200: z.union([Manifest, Extension, ResultBatch]).describe('The manifest, or what is known of speakers, or whom each of the names may mean'),
          ...QUERY_PROBLEMS,
          ...TOO_COSTLY,
          413: problemResponse(`The batch has more than ${MOST_QUERIES} queries (\`too-large\`)`),
        },
      },
    },
    async (request) => (await answer(reading, request.query, 'query')) ?? manifestAt(request),
  );
  app.post(
    '/reconcile',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'reconcile',
        tags: ['Reconciliation'],
        summary: 'Whom names mean or, with `extend`, what is known of speakers',
        consumes: [FORM],
        querystring: NoQuery,
        body: ReconcileForm,
        response: {
          200: z.union([Extension, ResultBatch]).describe('Whom each of the names may mean, or what is known of speakers'),
          ...PLAIN_PROBLEMS,
          ...BODY_PROBLEMS,
          ...TOO_COSTLY,
        },
      },
    },
    async (request) => (await answer(reading, request.body, 'body')) ?? {},
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
    ({ query }) => answerSuggest(reading.db, query),
  );
  app.get(
    '/reconcile/properties',
    {
      schema: {
        operationId: 'getProposedProperties',
        tags: ['Reconciliation'],
        summary: 'What can be added to a table whose names are matched',
        querystring: PropertiesQuery,
        response: { 200: ProposedProperties, ...QUERY_PROBLEMS },
      },
    },
    ({ query }) => Promise.resolve(proposeProperties(query)),
  );
  done();
};

type Asked = z.infer<typeof ReconcileQuery>;

/** Whom names mean, or what is known of speakers; nothing where neither is asked. */
const answer = async (reading: ListReading, { queries, extend: extension }: Asked, where: 'query' | 'body') => {
  if (queries !== undefined && extension !== undefined) throw new ProblemError('invalid-parameter', 'Ask by `queries` or `extend`, and not by both.');
  if (queries !== undefined) return answerBatch(reading.db, readBatch(queries, where));
  return extension === undefined ? undefined : extend(reading, readExtension(extension, where));
};

/** What a form says of these two; the other fields, of which there may be any number, are not looked at. Given several times one is an array. */
const readForm = (body: string): Record<string, string | string[]> => {
  const form = new URLSearchParams(body);
  const given = ['queries', 'extend'].map((name) => [name, form.getAll(name)] as const).filter(([, values]) => values.length > 0);
  return Object.fromEntries(given.map(([name, [first = '', ...more]]) => [name, more.length > 0 ? [first, ...more] : first]));
};

const manifestAt = (request: FastifyRequest): z.infer<typeof Manifest> => {
  const base = baseUrlOf(request);
  const at = (path: string) => ({ service_url: base, service_path: path });
  return {
    versions: ['0.1', '0.2'],
    name: 'On Record: who is quoted',
    identifierSpace: `${base}/speakers/`,
    schemaSpace: 'https://schema.org/Thing',
    defaultTypes: SPEAKER_KINDS.map(toType),
    documentation: `${base}/docs`,
    view: { url: `${base}/speakers/{{id}}` },
    preview: { url: `${base}/reconcile/preview?id={{id}}`, ...PREVIEW_SIZE },
    suggest: { entity: { ...at('/reconcile/suggest'), flyout_service_url: base, flyout_service_path: '/reconcile/flyout?id=${id}' } },
    extend: { propose_properties: at('/reconcile/properties'), property_settings: [] },
    batchSize: MOST_QUERIES,
  };
};
