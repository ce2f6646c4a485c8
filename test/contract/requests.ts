import fc from 'fast-check';
import { anySign } from '../any-sign.ts';
import type { Operation, Parameter, Schema } from './operations.ts';
import { resolve } from './operations.ts';

/** What there is to ask for, by the name of the parameter. */
export type Known = Record<string, string[]>;
export type Request = { method: string; url: string; headers: Record<string, string>; payload?: string };

const HOSTILE = [
  '',
  ' ',
  '*',
  '%',
  '%00',
  '\0',
  '"',
  "'",
  "' or 1=1 --",
  '"unbalanced',
  'a-b',
  'C++',
  'NEAR(a b)',
  'col:x',
  'AND',
  '(',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '[object Object]',
  '-1',
  '1e9',
  '0x10',
  '99999999999999999999',
  'NaN',
  'true',
  'null',
  '{}',
  '[]',
  '2021-13',
  '2021-02-30',
  '🕊️',
  'Рябков',
  '漢字',
  'e\u0301',
  '\u202Eabc',
  '\uFEFF',
  'a'.repeat(201),
  'a'.repeat(5000),
];

const hostile = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...HOSTILE) }, { weight: 1, arbitrary: fc.string({ unit: anySign, maxLength: 30 }) });

const soundText = (name: string, known: Known): fc.Arbitrary<string> => fc.constantFrom(...(known[name] ?? known.words ?? ['a']));

/** A value that a parameter takes, as text. */
const soundValue = (name: string, { type, enum: words, minimum = 0, maximum = 1000 }: Schema, known: Known): fc.Arbitrary<string> => {
  if (words) return fc.constantFrom(...words.map(String));
  if (known[name]) return soundText(name, known);
  if (type === 'integer') return fc.integer({ min: minimum, max: Math.min(maximum, 1000) }).map(String);
  if (type === 'boolean') return fc.constantFrom('true', 'false');
  if (type === 'number') return fc.double({ min: minimum, max: maximum, noNaN: true }).map(String);
  return soundText(name, known);
};

/** None, one or several values of a parameter. */
const valuesOf = ({ name, schema }: Parameter, known: Known): fc.Arbitrary<string[]> => {
  const each = resolve(schema.type === 'array' && schema.items ? schema.items : schema);
  const value = fc.oneof({ weight: 9, arbitrary: soundValue(name, each, known) }, { weight: 1, arbitrary: hostile });
  const several = schema.type === 'array' ? fc.array(value, { minLength: 1, maxLength: 3 }) : value.map((one) => [one]);
  return fc.oneof(
    { weight: 100, arbitrary: fc.constant<string[]>([]) },
    { weight: 40, arbitrary: several },
    { weight: 1, arbitrary: fc.array(hostile, { maxLength: 60 }) },
  );
};

const encode = (text: string): string => encodeURIComponent(text.toWellFormed());

const queryOf = ({ parameters }: Operation, known: Known): fc.Arbitrary<string> => {
  const named = parameters
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => valuesOf(parameter, known).map((values) => values.map((value) => `${encode(parameter.name)}=${encode(value)}`)));
  const odd = fc
    .tuple(hostile, hostile, fc.boolean())
    .map(([name, value, isRaw]) => [isRaw ? `${name}=${value}`.replace(/[^\x21-\x7e]|#/g, '%ff') : `${encode(name)}=${encode(value)}`]);
  const some = fc.oneof({ weight: 30, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: odd });
  return fc.tuple(some, ...named).map((pairs) => pairs.flat().join('&'));
};

const pathOf = ({ path, parameters }: Operation, known: Known): fc.Arbitrary<string> => {
  const resource = path.split('/')[1] ?? '';
  const values = parameters
    .filter((parameter) => parameter.in === 'path')
    .map(({ name, schema }) => {
      const sound = name === 'id' ? soundText(resource, known) : soundValue(name, resolve(schema), known);
      const odd = hostile.map((text) => text || 'x');
      return fc.oneof({ weight: 6, arbitrary: sound }, { weight: 1, arbitrary: odd }).map((value): [string, string] => [name, value]);
    });
  return fc.tuple(...values).map((pairs) => pairs.reduce((url, [name, value]) => url.replace(`{${name}}`, encode(value)), path));
};

/** Any JSON that a schema describes, mostly. */
const valueOf = (name: string, given: Schema, known: Known): fc.Arbitrary<unknown> => {
  const schema = resolve(given);
  const { type, properties = {}, required = [], items, anyOf } = schema;
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (anyOf) return fc.oneof(...anyOf.map((one) => valueOf(name, one, known)));
  if (type === 'null') return fc.constant(null);
  if (type === 'array') return fc.array(valueOf(name, items ?? {}, known), { maxLength: 3 });
  if (type === 'object') {
    const values = Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, valueOf(key, one, known)]));
    return fc.record(values, { requiredKeys: required });
  }
  return soundValue(name, { ...schema, ...(Array.isArray(type) && { type: type[0] as string }) }, known).map((text) =>
    type === 'integer' || type === 'number' ? Number(text) : type === 'boolean' ? text === 'true' : text,
  );
};

const HOSTILE_BODIES = [
  '',
  '{',
  '[]',
  'null',
  '0',
  '""',
  '{"__proto__":{"a":1}}',
  '{"constructor":{"prototype":1}}',
  `${'['.repeat(5000)}${']'.repeat(5000)}`,
  '\0',
  '\uFEFF{}',
  '{"a":1}{"a":2}',
];

const FORM = 'application/x-www-form-urlencoded';
const formOf = (value: unknown): string => new URLSearchParams(value as Record<string, string>).toString();

const payloadOf = ({ bodies }: Operation, known: Known): fc.Arbitrary<{ type: string; payload: string } | undefined> => {
  const sound = Object.entries(bodies).map(([type, { schema }]) =>
    valueOf('body', schema, known).map((value) => ({
      type,
      payload: typeof value === 'string' ? value : type === FORM ? formOf(value) : JSON.stringify(value),
    })),
  );
  if (sound.length === 0) return fc.constant(undefined);
  const types = [...Object.keys(bodies), 'text/plain', 'application/xml', 'nonsense', 'application/json; charset=utf-16'];
  const odd = fc.record({ type: fc.constantFrom(...types), payload: fc.oneof(fc.constantFrom(...HOSTILE_BODIES), fc.json(), hostile) });
  return fc.oneof({ weight: 4, arbitrary: fc.oneof(...sound) }, { weight: 1, arbitrary: odd });
};

const headersOf = (operation: Operation, key: string): fc.Arbitrary<Record<string, string>> => {
  const formats = Object.values(operation.responses).flatMap(({ content = {} }) => Object.keys(content));
  const mostly = (sound: (string | undefined)[], odd: string[]) =>
    fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...sound) }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
  return fc
    .record({
      accept: mostly([undefined, undefined, '*/*', ...formats], ['', 'nonsense', ';;,;', 'text/html', 'application/json;q=0', `${'a/b,'.repeat(500)}*/*`]),
      'accept-encoding': mostly([undefined, 'identity'], ['', ',;=,;q=']),
      'if-none-match': mostly([undefined], ['*', '"x"', 'W/"x", "y"', ',,']),
      'if-match': mostly([undefined, '*'], ['"x"', ',,']),
      authorization: mostly(operation.security.length > 0 ? [`Bearer ${key}`] : [undefined], ['Bearer x', 'Basic eDp5', 'Bearer', '']),
    })
    .map((headers) => Object.fromEntries(Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined)));
};

/** A request for an operation: most are sound, many are odd in one way, some are hostile. */
export const anyRequest = (operation: Operation, known: Known, key: string): fc.Arbitrary<Request> =>
  fc
    .record({
      method: operation.method === 'GET' ? fc.constantFrom('GET', 'GET', 'GET', 'HEAD') : fc.constant(operation.method),
      path: pathOf(operation, known),
      query: queryOf(operation, known),
      headers: headersOf(operation, key),
      body: payloadOf(operation, known),
    })
    .map(({ method, path, query, headers, body }) => ({
      method,
      url: query === '' ? path : `${path}?${query}`,
      headers: body ? { ...headers, 'content-type': body.type } : headers,
      ...(body && { payload: body.payload }),
    }));
