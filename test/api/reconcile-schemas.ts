import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import type { Report } from '../db/fixtures.ts';
import type { Answer } from './server.ts';

// What the JSON schemas of the Reconciliation Service API 0.2 demand (https://reconciliation-api.github.io/specs/0.2/, W3C Software and Document
// License), restated in our own words and as strict where the prose of the specification is stricter: they are not the published files.

const text = { type: 'string', minLength: 1 };
const uri = { type: 'string', format: 'uri' };
const template = { type: 'string', pattern: String.raw`\{\{id\}\}` };

const objectOf = (properties: Record<string, object>, required: string[]) => ({ type: 'object', properties, required });

const Type = objectOf({ id: text, name: text }, ['id', 'name']);
const path = { type: 'string', pattern: '^/' };
const flyout = { flyout_service_url: uri, flyout_service_path: { type: 'string', pattern: String.raw`^/.*\$\{id\}` } };
const Service = objectOf({ service_url: uri, service_path: path }, ['service_url', 'service_path']);
const SuggestMetadata = objectOf({ ...Service.properties, ...flyout }, Service.required);

export const MANIFEST = objectOf(
  {
    versions: { type: 'array', items: text, contains: { const: '0.2' } },
    name: text,
    identifierSpace: uri,
    schemaSpace: uri,
    documentation: uri,
    defaultTypes: { type: 'array', items: Type, uniqueItems: true },
    view: objectOf({ url: template }, ['url']),
    suggest: objectOf({ entity: SuggestMetadata, property: SuggestMetadata, type: SuggestMetadata }, []),
    preview: objectOf({ url: template, width: { type: 'integer' }, height: { type: 'integer' } }, ['url', 'width', 'height']),
    extend: objectOf({ propose_properties: Service, property_settings: { type: 'array' } }, []),
    batchSize: { type: 'integer', minimum: 1 },
  },
  ['versions', 'name', 'identifierSpace', 'schemaSpace'],
);

const Candidate = objectOf(
  { id: text, name: text, description: text, score: { type: 'number' }, match: { type: 'boolean' }, type: { type: 'array', items: Type } },
  ['id', 'name', 'score'],
);

export const RESULTS = { type: 'object', additionalProperties: objectOf({ result: { type: 'array', items: Candidate } }, ['result']) };

export const SUGGESTED_ENTITIES = objectOf(
  { result: { type: 'array', items: objectOf({ id: text, name: text, description: text, notable: { type: 'array', items: Type } }, ['id', 'name']) } },
  ['result'],
);

const Property = objectOf({ id: text, name: text }, ['id', 'name']);
const single = (properties: Record<string, object>) => ({ ...objectOf(properties, Object.keys(properties)), additionalProperties: false });
const Value = { oneOf: [single({ str: { type: 'string' } }), single({ int: { type: 'integer' } })] };

export const PROPOSED_PROPERTIES = objectOf({ type: text, limit: { type: 'integer' }, properties: { type: 'array', items: Property } }, ['properties']);

export const DATA_EXTENSION = objectOf(
  {
    meta: { type: 'array', items: Property },
    rows: { type: 'object', additionalProperties: { type: 'object', additionalProperties: { type: 'array', items: Value } } },
  },
  ['meta', 'rows'],
);

export const FLYOUT = objectOf({ id: text, html: text }, ['id', 'html']);

const ajv = addFormats.default(new Ajv2020({ allErrors: true }));
/** The body, which has to be as the schema says. */
export const isAs = (schema: object, { status, body }: Answer): any => {
  expect(status).toBe(200);
  expect(ajv.validate(schema, body), ajv.errorsText()).toBe(true);
  return body;
};

/** Two of one surname, and a firm of that name. */
export const NAMESAKES: Report = {
  utterances: [
    { by: ['Tom Reed'], words: 'The bridge will cost nine million' },
    { by: ['Reed'], words: 'We print books' },
    { by: ['Ann Reed'], words: 'It is late' },
    { by: ['Ann Reed'], words: 'It is very late' },
  ],
  cast: { Reed: { kind: 'organization' }, 'Ann Reed': { role: 'captain' } },
};
