import { z } from 'zod';
import type { SPEAKER_KINDS } from '../extract/types.ts';
import { RECONCILED } from './examples.ts';
import { numberParameter, once, Text } from './parameters.ts';
import { ProblemError } from './problem.ts';
import { ExtensionQuery, MOST_EXTENDED } from './reconcile-extension.ts';

// What is said in the Reconciliation Service API 0.2, https://reconciliation-api.github.io/specs/0.2/, with speakers as entities and their kinds as types.

/** So many names may be asked for at once, and so many candidates are given for each. */
export const MOST_QUERIES = 50;
export const MOST_CANDIDATES = 100;

const EntityType = z.object({ id: z.string(), name: z.string() }).meta({ id: 'EntityType', description: 'What kind of speaker' });

const NAMES: Record<(typeof SPEAKER_KINDS)[number], string> = { person: 'Person', organization: 'Organisation', government: 'Government', group: 'Group' };

/** A kind of speaker, as the protocol has it. */
export const toType = (kind: (typeof SPEAKER_KINDS)[number]): z.infer<typeof EntityType> => ({ id: kind, name: NAMES[kind] });

const View = z.object({ url: z.string().describe('With an id in the place of `{{id}}`, the address of the entity') });
const PathService = z.object({ service_url: z.string(), service_path: z.string() });
const SuggestService = PathService.extend({ flyout_service_url: z.string(), flyout_service_path: z.string() });
const PreviewService = z.object({ url: z.string().describe('With an id in the place of `{{id}}`, a small page'), width: z.int(), height: z.int() });

export const Manifest = z
  .object({
    versions: z.array(z.string()),
    name: z.string(),
    identifierSpace: z.string(),
    schemaSpace: z.string(),
    defaultTypes: z.array(EntityType),
    documentation: z.string(),
    view: View,
    preview: PreviewService,
    suggest: z.object({ entity: SuggestService }),
    extend: z.object({ propose_properties: PathService, property_settings: z.array(z.unknown()) }),
    batchSize: z.int().positive().describe('So many queries may be asked at once'),
  })
  .meta({ id: 'ReconciliationManifest', description: 'What the reconciliation service is and can do' });

const EntityCandidate = z
  .object({
    id: z.string(),
    name: z.string(),
    description: z.string().optional().describe('The title that is printed most often'),
    type: z.array(EntityType),
    score: z.number().min(0).max(100).describe('100: it is a name of theirs; less: it is only near'),
    match: z.boolean().describe('Is it they and nobody else?'),
  })
  .meta({ id: 'ReconciliationCandidate', description: 'Whom a name may mean' });

export const ResultBatch = z
  .record(z.string(), z.object({ result: z.array(EntityCandidate) }))
  .meta({ id: 'ReconciliationResults', description: 'Whom each of the names may mean, the best first' });

export const SuggestedEntities = z
  .object({ result: z.array(z.object({ id: z.string(), name: z.string(), description: z.string().optional(), notable: z.array(EntityType) })) })
  .meta({ id: 'SuggestedEntities', description: 'Whom the beginning of a name may mean, the best first' });

const Queries = z.string(once('is not a text')).meta({
  description: 'A batch as JSON: `{ "q0": { "query": "Ryabkov", "type": "person", "limit": 3 } }`. `properties` are taken and not looked at.',
  examples: [RECONCILED],
});

const Extend = z.string(once('is not a text')).meta({
  description: `What to add to speakers that are matched, as JSON: \`{ "ids": ["sergey-ryabkov"], "properties": [{ "id": "role" }] }\`, at most ${MOST_EXTENDED} ids. \`/reconcile/properties\` has the properties; settings are taken and not looked at.`,
});

// Clients of the protocol send parameters of their own besides, which the protocol does not forbid: these are not refused.
export const ReconcileQuery = z.object({ queries: Queries.optional(), extend: Extend.optional() });
export const ReconcileForm = z
  .object(ReconcileQuery.shape, 'must be a form with `queries` or `extend`')
  .refine(({ queries, extend }) => (queries === undefined) !== (extend === undefined), 'must have `queries` or `extend`, and not both');
export const PropertiesQuery = z.object({
  type: z.string(once('is not a text')).optional().meta({ description: 'A kind of speaker; all have the same properties.' }),
  limit: numberParameter({ min: 1, max: 100 }).meta({ description: 'How many are wanted at most.' }),
});
export const SuggestQuery = z.object({
  prefix: Text.meta({ description: 'The beginning of a name, or an id.' }),
  cursor: numberParameter({ min: 0, max: 1000 }).meta({ description: 'So many of the suggestions are left out.' }),
});

const EntityQuery = z
  .object({
    query: z.string('must be a text').optional(),
    type: z.union([z.string(), z.array(z.string())], 'must be the id of a type, or several').optional(),
    limit: z.int('must be a whole number').min(1, 'must be at least 1').optional(),
    properties: z.array(z.unknown(), 'must be an array').optional(),
    type_strict: z.enum(['any', 'should', 'all'], 'must be any, should or all').optional(),
  })
  .refine(({ query, properties = [] }) => query !== undefined || properties.length > 0, 'must have a `query` or `properties`');
export type EntityQuery = z.infer<typeof EntityQuery>;

const QueryBatch = z.record(z.string(), EntityQuery, 'must be an object of queries');

/** The queries of a batch by their ids; what cannot be read is an error of the client. `where` is the place of the batch in the request. */
export const readBatch = (json: string, where: 'query' | 'body'): [string, EntityQuery][] => {
  const batch = parseJson(json);
  const size = isObject(batch) ? Object.keys(batch).length : 0;
  if (size > MOST_QUERIES) throw new ProblemError('too-large', `A batch may have at most ${MOST_QUERIES} queries; this one has ${size}.`);
  const { data, error } = QueryBatch.safeParse(batch);
  if (error) throw refuse({ parameter: 'queries', is: 'a batch of queries as JSON', where }, error.issues[0]);
  return Object.entries(data);
};

/** What to add to which speakers. */
export const readExtension = (json: string, where: 'query' | 'body'): ExtensionQuery => {
  const { data, error } = ExtensionQuery.safeParse(parseJson(json));
  if (error) throw refuse({ parameter: 'extend', is: 'a question for data as JSON', where }, error.issues[0]);
  return data;
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

type Refused = { parameter: string; is: string; where: 'query' | 'body' };

const refuse = ({ parameter, is, where }: Refused, { path = [], message = '' }: Partial<z.core.$ZodIssue> = {}): ProblemError => {
  const at = path.length > 0 ? ` at ${path.map(String).join('.').toWellFormed().slice(0, 100)}` : '';
  const detail = `is not ${is}: it ${message}${at}`;
  return where === 'query'
    ? new ProblemError('invalid-parameter', `\`${parameter}\` ${detail}.`, [{ parameter, detail }])
    : new ProblemError('invalid-body', `\`${parameter}\` ${detail}.`, [{ pointer: `/${parameter}`, detail }]);
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
