import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildApp } from '../../src/api/app.ts';
import { clientTypes } from '../../src/api/client-types.ts';
import { PACKAGE_ROOT } from '../../src/package-root.ts';
import { emptyDatabase } from '../db/fixtures.ts';

let app: FastifyInstance;
let document: any;
beforeAll(async () => {
  app = await buildApp({ db: emptyDatabase() });
  document = (await app.inject('/openapi.json')).json();
});

const operations = (): [string, any][] =>
  Object.entries<any>(document.paths).flatMap(([path, methods]) => Object.values(methods).map((one): [string, any] => [path, one]));

const refersTo = (part: unknown): string[] => Array.from(JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g), ([, name = '']) => name);

/** A part of the document with all schemas that it refers to, as text. */
const whole = (part: unknown): string =>
  [part, ...new Set(refersTo(part))].map((one) => (typeof one === 'string' ? whole(document.components.schemas[one]) : JSON.stringify(one))).join('\n');

describe('the OpenAPI document', () => {
  it('is the committed openapi.yaml; `npm run openapi` writes it', async () => {
    const committed = readFileSync(join(PACKAGE_ROOT, 'openapi.yaml'), 'utf8');
    expect((await app.inject('/openapi.yaml')).body).toBe(committed);
    expect(parse(committed)).toEqual(document);
  });

  it('is what the client is typed by; `npm run openapi` writes that, too', async () => {
    expect(readFileSync(join(PACKAGE_ROOT, 'client/schema.ts'), 'utf8')).toBe(await clientTypes(document));
  });

  it('has every path', () => {
    const paths = [
      '/statements',
      '/statements/{id}',
      '/statements/{id}/related',
      '/statements/{id}/verify',
      '/suggest',
      '/reconcile',
      '/reconcile/flyout',
      '/reconcile/preview',
      '/reconcile/properties',
      '/reconcile/suggest',
      '/speakers',
      '/speakers/{id}',
      '/events',
      '/events/{id}',
      '/articles',
      '/articles/{id}',
      ...['articles', 'statements', 'speakers', 'events'].map((type) => `/${type}/{id}/history`),
      ...['merge', 'split', 'undo'].map((verb) => `/speakers/{id}/${verb}`),
      '/articles/{id}/revisions',
      '/articles/{id}/revisions/{number}',
      '/changes',
      '/extract',
      '/health',
      '/metrics',
      '/stats',
      '/timeline',
      '/openapi.json',
      '/openapi.yaml',
    ];
    expect(Object.keys(document.paths).toSorted()).toEqual(paths.toSorted());
  });

  it('has for every operation an id of its own, a known tag, a summary, and every error', () => {
    const ids = operations().map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
    const tags = document.tags.map(({ name }: { name: string }) => name);
    for (const [path, { operationId, summary, tags: used, responses, requestBody, security }] of operations()) {
      expect(operationId, path).toMatch(/^((list|get|verify|create|correct|merge|split|undo|takeDown)[A-Z]\w+|extract|reconcile)$/);
      expect(summary, path).toMatch(/^\S.+\S$/);
      expect(tags, path).toContain(used[0]);
      const isCostly = /^list(Statements|Articles|Events|Speakers|.*Timeline)$|^get(Timeline|Stats|Speaker|Event|Related)$/.test(operationId);
      const isRead = operationId === 'extract' || operationId === 'verifyStatement';
      const errors = [
        '400',
        ...(security ? ['401', '403'] : []),
        ...(path.includes('{id}') ? ['404'] : []),
        '406',
        ...(security && requestBody ? ['409'] : []),
        ...(path.includes('{id}') ? ['410'] : []),
        ...(operationId.startsWith('correct') ? ['412'] : []),
        ...(requestBody ? ['413'] : []),
        '414',
        ...(requestBody ? ['415'] : []),
        ...(isCostly || isRead ? ['422'] : []),
        ...(operationId.startsWith('correct') ? ['428'] : []),
        '429',
        ...(security || isRead ? ['503'] : []),
      ];
      const kept = requestBody || operationId === 'takeDownArticle' || ['/health', '/changes', '/metrics'].includes(path) ? [] : ['304'];
      const moved = path.startsWith('/speakers/{id}') ? ['308'] : [];
      const more =
        {
          createArticle: ['201', '410', '422'],
          getReconciliation: ['413', '422'],
          reconcile: ['422'],
          getEntityPreview: ['404', '422'],
          getEntityFlyout: ['404', '422'],
        }[operationId as string] ?? [];
      const done = operationId === 'takeDownArticle' ? ['204'] : ['200'];
      expect(Object.keys(responses).toSorted(), path).toEqual([...done, ...kept, ...moved, ...errors, ...more].toSorted());
      for (const { description } of Object.values<any>(responses)) expect(description, path).not.toBe('Default Response');
    }
  });

  it('describes every parameter', () => {
    for (const [path, { parameters = [] }] of operations()) {
      for (const { name, description } of parameters) expect(description, `${path} ${name}`).toMatch(/\.$|^The id of/);
    }
  });

  it('has an example for every list, and names a value of a parameter that leads to it, which the explorer does not fill in', () => {
    for (const [path, { parameters, responses }] of operations().filter(([, { operationId }]) => operationId.startsWith('list'))) {
      expect(responses['200'].content['application/json'].example.data, path).toHaveLength(1);
      const shown = parameters.filter(({ description, example }: any) => example !== undefined || / For example `.+`\.$/.test(description));
      expect(shown, path).toHaveLength(1);
      expect(
        parameters.filter(({ example, required }: any) => example !== undefined && !required),
        path,
      ).toEqual([]);
    }
  });

  it('names no schema that nothing uses', () => {
    const text = JSON.stringify(document);
    for (const name of Object.keys(document.components.schemas)) expect(text).toContain(`"#/components/schemas/${name}"`);
  });

  it('allows new keys in answers, and no other in what clients send', () => {
    for (const [path, { responses }] of operations()) expect(whole(responses), path).not.toContain('"additionalProperties":false');
    for (const [path, { requestBody }] of operations().filter(([, operation]) => operation.requestBody)) {
      const { schema } = requestBody.content['application/json'] ?? {};
      if (schema) expect(whole(schema), path).toContain('"additionalProperties":false');
    }
  });

  it('has the header fields that a request may or must have', () => {
    const fields = operations().flatMap(([, { operationId, parameters = [] }]) =>
      parameters.filter((parameter: any) => parameter.in === 'header').map(({ name, required }: any) => [operationId, name, required]),
    );
    expect(fields.toSorted()).toEqual([
      ['correctEvent', 'If-Match', true],
      ['correctSpeaker', 'If-Match', true],
      ['correctStatement', 'If-Match', true],
      ['createArticle', 'Idempotency-Key', false],
    ]);
  });

  it('has patterns that are the same in every language', () => {
    for (const [pattern] of JSON.stringify(document).matchAll(/"pattern":"(?:[^"\\]|\\.)*"/g)) expect(pattern).not.toMatch(/\\p\{/i);
  });
});
