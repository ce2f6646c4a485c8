import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import type { OpenAPIV3_1 } from 'openapi-types';
import { z } from 'zod';
import { PACKAGE_ROOT } from '../package-root.ts';
import { ANSWER_EXAMPLES, BODY_EXAMPLES, PARAMETER_EXAMPLES, PROBLEM_EXAMPLES } from './examples.ts';
import { PROBLEM_TYPE } from './problem.ts';

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')));

const INTRODUCTION = `Who said what, when, at which event, and where is it written?

Every statement carries its place in the article's text, so that anyone can check it. Offsets are Unicode code points, end exclusive.
What is not known is \`null\`, never invented. New keys may be added to an answer; none is removed or changes its meaning.

Lists give \`data\`, \`links\` and \`meta\`; follow \`links.next\` until it is \`null\`. Parameters are strict: an unknown one is an error.
Errors are problem details (RFC 9457) with a \`code\` for programs.`;

/** What the OpenAPI document is made of, besides the routes. */
export const openApiOptions: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: { title: 'On Record', version, description: INTRODUCTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/', description: 'The server that gives this document' }],
    security: [],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key of `onrecord keys create`, whose role is at least the one named.' } },
    },
    tags: [
      { name: 'Statements', description: 'What someone is reported to have said, and where it is written' },
      { name: 'Speakers', description: 'Persons, organisations, governments and groups' },
      { name: 'Events', description: 'Meetings, summits, briefings and sessions' },
      { name: 'Articles', description: 'The texts that everything stands in' },
      { name: 'Changes', description: 'What was created, changed, merged or removed, to keep a copy up to date' },
      {
        name: 'Reconciliation',
        description:
          'For OpenRefine and other clients of the [Reconciliation Service API 0.2](https://reconciliation-api.github.io/specs/0.2/): speakers by the names of a table',
      },
      { name: 'Service', description: 'The service itself' },
    ],
  },
  transform: jsonSchemaTransform,
  transformObject: (document) => refine(jsonSchemaTransformObject(document) as OpenAPIV3_1.Document),
};

const refine = (document: OpenAPIV3_1.Document): OpenAPIV3_1.Document => describeOperations(dropUnused(simplify(document)));

/** Leaves out what zod says of every integer and what would forbid new keys in an answer; of what clients send, other keys stay forbidden. */
const simplify = (document: OpenAPIV3_1.Document): OpenAPIV3_1.Document => {
  const bodies = Object.values(document.paths ?? {}).flatMap((path) =>
    [path?.post?.requestBody, path?.patch?.requestBody].filter((body) => body !== undefined),
  );
  const sent = namesIn(bodies, document.components?.schemas ?? {});
  const strip = (part: unknown, isSent = false): unknown => {
    if (Array.isArray(part)) return part.map((one) => strip(one, isSent));
    if (typeof part !== 'object' || part === null) return part;
    const kept = Object.entries(part).filter(([key, value]) => !(key === 'maximum' && value === Number.MAX_SAFE_INTEGER) && (isSent || !isClosing(key, value)));
    return Object.fromEntries(kept.map(([key, value]) => [key, strip(value, isSent || key === 'requestBody' || sent.has(key))]));
  };
  return strip(document) as OpenAPIV3_1.Document;
};

const isClosing = (key: string, value: unknown): boolean => key === 'additionalProperties' && value === false;

/** Every named schema is emitted twice, for input and output: only what is referred to stays, in the order of the alphabet, whichever was loaded first. */
const dropUnused = (document: OpenAPIV3_1.Document): OpenAPIV3_1.Document => {
  const { schemas = {}, ...components } = document.components ?? {};
  const used = namesIn(document.paths, schemas);
  return {
    ...document,
    components: {
      ...components,
      schemas: Object.fromEntries(
        Object.entries(schemas)
          .filter(([name]) => used.has(name))
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    },
  };
};

/** The names of all schemas that a part of the document refers to, and those that these do. */
const namesIn = (part: unknown, schemas: Record<string, unknown>): Set<string> => {
  const names = new Set<string>();
  const follow = (one: unknown): void => {
    for (const [, name = ''] of JSON.stringify(one).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (names.has(name)) continue;
      names.add(name);
      follow(schemas[name]);
    }
  };
  follow(part);
  return names;
};

/** Adds what a schema cannot say: examples, what an answer is, and its header fields. */
const describeOperations = (document: OpenAPIV3_1.Document): OpenAPIV3_1.Document => {
  for (const [address, path] of Object.entries(document.paths ?? {})) {
    for (const operation of [path?.get, path?.post, path?.patch, path?.delete]) {
      if (!operation) continue;
      fillInParameters(operation);
      fillInBody(operation);
      describeFields(operation);
      describeAnswer(operation, document.components?.schemas ?? {});
      describeFewerKeys(operation, document.components?.schemas ?? {});
      describeServing(operation, operation === path?.get);
      if (address.startsWith('/speakers/{id}')) describeMerged(operation);
      describeProblems(operation);
    }
  }
  return document;
};

const fillInParameters = ({ operationId = '', parameters = [] }: OpenAPIV3_1.OperationObject): void => {
  const examples = PARAMETER_EXAMPLES[operationId] ?? {};
  for (const parameter of parameters) {
    const example = 'name' in parameter ? examples[parameter.name] : undefined;
    if (example === undefined || !('name' in parameter)) continue;
    // The explorer sends an example as it stands: a filter that nobody chose would narrow every list.
    if (operationId.startsWith('list') && !parameter.required)
      parameter.description = `${parameter.description ?? ''} For example \`${String(example)}\`.`.trim();
    else parameter.example = example;
  }
};

const describeAnswer = ({ operationId = '', responses = {} }: OpenAPIV3_1.OperationObject, schemas: Record<string, OpenAPIV3_1.SchemaObject>): void => {
  const answer = responses['200'];
  if (!answer || '$ref' in answer) return;
  const json = answer.content?.['application/json'];
  const name = json?.schema && '$ref' in json.schema ? json.schema.$ref.replace(/.*\//, '') : '';
  answer.description = schemas[name]?.description ?? answer.description;
  if (json && operationId in ANSWER_EXAMPLES) json.example = ANSWER_EXAMPLES[operationId];
  if (operationId.startsWith('list'))
    answer.headers = { Link: { description: 'The next page, with `rel="next"`; absent on the last one', schema: { type: 'string' } } };
};

/** With `fields`, rows have only the keys asked for: the same list, in which none of them is required. */
const describeFewerKeys = ({ parameters = [], responses = {} }: OpenAPIV3_1.OperationObject, schemas: Record<string, OpenAPIV3_1.SchemaObject>): void => {
  const json = (responses['200'] as OpenAPIV3_1.ResponseObject | undefined)?.content?.['application/json'];
  if (!json?.schema || !('$ref' in json.schema) || !parameters.some((parameter) => 'name' in parameter && parameter.name === 'fields')) return;
  const whole = json.schema.$ref.replace(/.*\//, '');
  const { data } = schemas[whole]?.properties as { data: { items: OpenAPIV3_1.ReferenceObject } };
  const row = schemas[data.items.$ref.replace(/.*\//, '')] ?? {};
  const rows: OpenAPIV3_1.ArraySchemaObject = { type: 'array', items: { ...row, required: [] } };
  schemas[`Partial${whole}`] = { ...schemas[whole], description: 'The same with `fields`', properties: { ...schemas[whole]?.properties, data: rows } };
  json.schema = { anyOf: [json.schema, { $ref: `#/components/schemas/Partial${whole}` }] };
};

/** A body that can be sent as it is. */
const fillInBody = ({ operationId = '', requestBody }: OpenAPIV3_1.OperationObject): void => {
  if (!requestBody || '$ref' in requestBody) return;
  const [content] = Object.values(requestBody.content);
  if (content && operationId in BODY_EXAMPLES) content.example = BODY_EXAMPLES[operationId];
};

const headerField = (name: string, required: boolean, description: string): OpenAPIV3_1.ParameterObject => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

const ETAG: OpenAPIV3_1.HeaderObject = { description: 'That of GET now: the next correction takes it in `If-Match`', schema: { type: 'string' } };

/** Operations that tell the state they leave a resource in, or find it in. */
const isCorrection = (operationId: string): boolean => /^(correct|merge|split|undo)/.test(operationId);

const REPEATABLE = 'A name of your own for the request: asked again with it, the first answer comes again.';

/** The header fields that a request may or must have. */
const describeFields = (operation: OpenAPIV3_1.OperationObject): void => {
  const { operationId = '', parameters = [], responses = {} } = operation;
  if (responses['428']) operation.parameters = [...parameters, headerField('If-Match', true, 'The `ETag` that GET gave of what is corrected.')];
  for (const answer of isCorrection(operationId) ? [responses['200'], responses['412']] : [])
    if (answer && !('$ref' in answer)) answer.headers = { ...answer.headers, ETag: ETAG };
  if (operationId === 'createArticle') operation.parameters = [...parameters, headerField('Idempotency-Key', false, REPEATABLE)];
};

/** What these answer is true for the moment only. */
const UNKEPT = ['getHealth', 'getMetrics', 'getChanges'];

/** Answered by the service and not by a route: to a client that has the answer, and to one that comes too often. */
const describeServing = ({ operationId = '', responses = {} }: OpenAPIV3_1.OperationObject, reads: boolean): void => {
  const problem = { content: responses['400'] && 'content' in responses['400'] ? responses['400'].content : {} };
  responses['429'] = { description: 'Too many requests (`rate-limited`); `Retry-After` says when to go on', ...structuredClone(problem) };
  const answer = responses['200'];
  if (!reads || !answer || '$ref' in answer || UNKEPT.includes(operationId)) return;
  responses['304'] = { description: 'The client has it: its `If-None-Match` names the `ETag` that this answer had' };
  answer.headers = { ...answer.headers, ETag: { description: 'Another one when anything in the answer changes', schema: { type: 'string' } } };
};

const describeMerged = ({ responses = {} }: OpenAPIV3_1.OperationObject): void => {
  const Location: OpenAPIV3_1.HeaderObject = { description: 'The same of the speaker that they are now', schema: { type: 'string' } };
  responses['308'] = { description: 'They were merged into another speaker', headers: { Location } };
};

const describeProblems = ({ responses = {} }: OpenAPIV3_1.OperationObject): void => {
  for (const [status, answer] of Object.entries(responses)) {
    const problem = 'content' in answer ? answer.content[PROBLEM_TYPE] : undefined;
    if (problem) problem.example = PROBLEM_EXAMPLES[status];
  }
};
