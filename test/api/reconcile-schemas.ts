// What the JSON schemas of the Reconciliation Service API 0.2 demand (https://reconciliation-api.github.io/specs/0.2/, W3C Software and Document
// License), restated in our own words and as strict where the prose of the specification is stricter: they are not the published files.

const text = { type: 'string', minLength: 1 };
const uri = { type: 'string', format: 'uri' };
const template = { type: 'string', pattern: String.raw`\{\{id\}\}` };

const objectOf = (properties: Record<string, object>, required: string[]) => ({ type: 'object', properties, required });

const Type = objectOf({ id: text, name: text }, ['id', 'name']);
const SuggestMetadata = objectOf({ service_url: uri, service_path: { type: 'string', pattern: '^/' } }, ['service_url', 'service_path']);

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
