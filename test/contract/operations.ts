import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { PACKAGE_ROOT } from '../../src/package-root.ts';

export type Schema = {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  minimum?: number;
  maximum?: number;
};
type Content = Record<string, { schema: Schema }>;
export type Parameter = { name: string; in: 'query' | 'path' | 'header'; required?: boolean; schema: Schema };
type Response = { content?: Content };
export type Operation = {
  operationId: string;
  method: string;
  path: string;
  parameters: Parameter[];
  bodies: Content;
  responses: Record<string, Response>;
  security: unknown[];
};

/** The contract, as clients have it. */
const DOCUMENT = parse(readFileSync(join(PACKAGE_ROOT, 'openapi.yaml'), 'utf8'));

/** All that the contract lets clients do. */
export const OPERATIONS: Operation[] = Object.entries<any>(DOCUMENT.paths).flatMap(([path, methods]) =>
  Object.entries<any>(methods).map(([method, { operationId, parameters = [], requestBody, responses, security = [] }]) => ({
    operationId,
    method: method.toUpperCase(),
    path,
    parameters,
    bodies: requestBody?.content ?? {},
    responses,
    security,
  })),
);

/** The schema itself, where another place has it. */
export const resolve = (schema: Schema): Schema => {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : DOCUMENT.components.schemas[name];
};

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...DOCUMENT, $id: 'contract' });

const escapePointer = (part: string): string => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

const check = ({ path, method }: Operation, where: string[], value: unknown): void => {
  const pointer = ['paths', path, method.toLowerCase(), 'responses', ...where, 'schema'].map(escapePointer).join('/');
  const validate = ajv.getSchema(`contract#/${pointer}`);
  if (!validate) throw new Error(`the contract has no ${pointer}`);
  expect(validate(value), ajv.errorsText(validate.errors)).toBe(true);
};

export type Answer = { status: number; type: string; body: string };

/** An answer is one that the contract lists for the operation, in a format that it lists, and of the shape that it says. */
export const isAsTheContractSays = (operation: Operation, { status, type, body }: Answer, method = operation.method): void => {
  const response = operation.responses[String(status)];
  expect(response, `${operation.operationId} may not answer ${status}: ${body.slice(0, 300)}`).toBeDefined();
  const format = type.split(';')[0] ?? '';
  if (status === 304 || method === 'HEAD' || !response?.content) {
    expect(body).toBe('');
    return;
  }
  expect(Object.keys(response.content), `${operation.operationId} ${status}`).toContain(format);
  if (!format.endsWith('json')) return;
  if (format === 'application/x-ndjson') return;
  check(operation, [String(status), 'content', format], JSON.parse(body));
  if (status >= 400) expect(JSON.parse(body).status).toBe(status);
};
