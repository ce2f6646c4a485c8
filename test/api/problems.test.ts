import { METHODS } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_EXAMPLES } from '../../src/api/examples.ts';
import { Problem } from '../../src/api/problem.ts';
import { StatementsQuery } from '../../src/api/statement-query.ts';
import { closeDatabase } from '../../src/db/open.ts';
import { storedWorld } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let app: FastifyInstance;
let get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
beforeAll(async () => {
  ({ app, get } = await serve(await storedWorld()));
});
afterAll(() => app.close());

const LISTS = ['/statements', '/speakers', '/events', '/articles'];
const PLAIN = ['/statements/x', '/speakers/x', '/events/x', '/articles/x', '/health', '/openapi.json', '/openapi.yaml', '/'];

/** The problem document of an answer that must be one, and be whole. */
const problemOf = ({ status, type, headers, body: { requestId, ...body } }: Answer): Problem => {
  expect(type).toBe('application/problem+json');
  expect(body.status).toBe(status);
  expect(requestId).toBe(headers['x-request-id']);
  expect(Object.keys(body).filter((key) => key !== 'errors')).toEqual(['type', 'title', 'status', 'detail', 'instance', 'code']);
  return Problem.strict().parse(body);
};
const problemAt = async (url: string, headers: Record<string, string> = {}): Promise<Problem> => problemOf(await get(url, headers));

it.each([
  [400, '/statements?speakr=Ryabkov', '*/*'],
  [404, '/statements/st_x', '*/*'],
  [406, '/speakers', 'text/html'],
  [414, `/statements/${'x'.repeat(201)}`, '*/*'],
])('a %i looks as the documentation shows it', async (status, url, accept) => {
  expect(await problemAt(url, { accept })).toEqual(PROBLEM_EXAMPLES[status]);
});

describe('an unknown parameter', () => {
  it.each([
    ['speakr', 'speaker'],
    ['Speaker', 'speaker'],
    ['speakers', 'speaker'],
    ['kind[]', 'kind'],
    ['kind[0]', 'kind'],
    ['outlets', 'outlet'],
    ['form', 'from'],
    ['sorts', 'sort'],
  ])('%s is told that the nearest one is %s', async (given, known) => {
    const { code, errors } = await problemAt(`/statements?${encodeURIComponent(given)}=x`);
    expect([code, errors]).toEqual(['unknown-parameter', [{ parameter: given, detail: `is not a parameter of this path; the nearest one is \`${known}\`` }]]);
  });

  it.each(['x', 'date', 'offset', 'toString', '', 'a'.repeat(200)])('%s is told what there is, since nothing is near', async (given) => {
    const there = Object.keys(StatementsQuery.shape)
      .map((name) => `\`${name}\``)
      .join(', ');
    expect((await problemAt(`/statements?${given}=x`)).errors?.[0]?.detail).toBe(`is not a parameter of this path; it has ${there}`);
  });

  it.each(LISTS)('is refused at %s', async (path) => {
    for (const name of ['x', '__proto__', 'constructor', 'toString', '', '%00', 'a'.repeat(9000)]) {
      expect((await problemAt(`${path}?${name}=x`)).code, name).toBe('unknown-parameter');
    }
  });

  it.each(PLAIN.filter((path) => !path.startsWith('/statements')))('is refused at %s, which takes none', async (path) => {
    expect(await problemAt(`${path}?limit=1`)).toMatchObject({
      code: 'unknown-parameter',
      errors: [{ parameter: 'limit', detail: 'is not a parameter of this path; it has none' }],
    });
  });

  it('is told together with what else is wrong', async () => {
    const { code, errors } = await problemAt('/statements?limit=many&speakr=Ryabkov&sort=up');
    expect([code, errors?.map(({ parameter }) => parameter)]).toEqual(['unknown-parameter', ['speakr', 'sort', 'limit']]);
  });
});

describe('a wrong value', () => {
  it.each([
    ['limit', ['0', '101', '-1', '1.5', '1e1', '0x10', ' 5', 'many', '', '９', '99999999999999999999']],
    ['kind', ['', 'Direct', 'quote', 'toString', '%00']],
    ['sort', ['', 'saidon', 'relevance', '__proto__']],
    ['q', ['', '%00', 'x'.repeat(201)]],
    ['attributed', ['', 'yes', 'TRUE', '1']],
    ['minConfidence', ['', '1.1', '-0.1', 'high', '1e-3', '0x1', 'NaN']],
    ['speakerKind', ['robot', '']],
    ['count', ['', 'rough', 'true']],
    ['facets', ['', 'speaker,', 'colour', '__proto__', 'speaker,colour']],
    ['include', ['text', '']],
    ['fields', ['id,colour', '', 'constructor']],
    ['from', ['', '21', '2021-7', '2021-13', '2021-02-29', '2021-00', '2021-07-32', '2021-07-28T00:00', '20210728', 'yesterday', '2021-', '-2021']],
    ['to', ['2023-02-29', '2021-06-31', '٢٠٢١']],
    ['speaker', ['', '%00', 'a%00b', '%0A', 'x'.repeat(201), 'x'.repeat(10_000)]],
    ['outlet', ['', '%1F']],
  ])('of %s is told', async (name, values) => {
    for (const value of values) {
      const { code, errors } = await problemAt(`/statements?${name}=${value}`);
      expect([value, code, errors?.[0]?.parameter]).toEqual([value, 'invalid-parameter', name]);
      expect(errors?.[0]?.detail).toMatch(/^(is|must|may|has) /);
    }
  });

  it('is told once, however wrong it is', async () => {
    const { errors } = await problemAt('/statements?from=10000');
    expect(errors).toEqual([{ parameter: 'from', detail: 'is not a date like `2021`, `2021-07` or `2021-07-28`' }]);
  });

  it.each(['limit=1&limit=2', 'sort=saidOn&sort=saidOn', 'from=2020&from=2021', 'to=2020&to=2021', 'cursor=a&cursor=b'])(
    'is one that is given twice: %s',
    async (query) => {
      expect(await problemAt(`/statements?${query}`)).toMatchObject({ code: 'invalid-parameter', errors: [{ detail: 'may be given only once' }] });
    },
  );

  it.each(['/statements', '/events', '/articles'])('is a `from` after `to` at %s', async (path) => {
    expect(await problemAt(`${path}?from=2021-08&to=2021-07-31`)).toMatchObject({
      code: 'invalid-parameter',
      errors: [{ parameter: 'from', detail: 'is after `to`' }],
    });
    for (const span of ['from=2021-07&to=2021', 'from=2021-07-28&to=2021-07', 'from=2021&to=2021-01-01'])
      expect((await get(`${path}?${span}`)).status).toBe(200);
  });

  it('is a value too many', async () => {
    const values = (n: number) => Array.from({ length: n }, (_, i) => `speaker=a${i}`).join('&');
    expect((await get(`/statements?${values(50)}`)).status).toBe(200);
    expect(await problemAt(`/statements?${values(51)}`)).toMatchObject({ code: 'invalid-parameter' });
  });
});

describe('what is not there', () => {
  it.each([
    ...PLAIN.slice(0, 4),
    '/statements/',
    '/statements/%00',
    '/statements/__proto__',
    '/nope',
    '/statements/x/y',
    '/docs/nope',
    '/docs/static/nope',
    '/docs/static/..%2f..%2fpackage.json',
    '/%F0%9F%95%8A',
    '//example.org',
    '/STATEMENTS',
  ])('is a 404: %s', async (url) => {
    expect((await problemAt(url)).code).toBe('not-found');
  });

  it('is a 404 before a body is read', async () => {
    const answer = await app.inject({ method: 'POST', url: '/nope', headers: { 'content-type': 'application/json' }, payload: '{' });
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  });
});

describe('a method that a path does not have', () => {
  const WRITTEN_BY: Record<string, string> = {
    '/articles': 'POST',
    '/statements/x': 'PATCH',
    '/speakers/x': 'PATCH',
    '/events/x': 'PATCH',
    '/articles/x': 'DELETE',
  };
  const others = METHODS.filter((method) => !['GET', 'HEAD', 'OPTIONS', 'CONNECT'].includes(method));

  it.each([...LISTS, ...PLAIN, '/docs', '/docs/static/index.css'])('is a 405 with Allow at %s, whatever its body', async (url) => {
    const written = WRITTEN_BY[url];
    for (const method of others.filter((other) => other !== written)) {
      const { statusCode, headers, body } = await app.inject({
        method: method as 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        payload: '{"bad',
      });
      expect([method, statusCode, headers.allow?.toString().split(', ').sort(), headers['content-type'], JSON.parse(body).code]).toEqual([
        method,
        405,
        ['GET', 'HEAD', written, 'OPTIONS'].filter(Boolean).sort(),
        'application/problem+json',
        'method-not-allowed',
      ]);
    }
  });
});

describe('the Accept field', () => {
  it.each(['*/*', 'application/json', 'application/*', 'text/html, */*;q=0.1', 'APPLICATION/JSON; charset=utf-8', 'application/json;q=0.5, text/html', ''])(
    'allows JSON: %s',
    async (accept) => {
      expect((await get('/statements', { accept })).status).toBe(200);
    },
  );

  it.each(['text/html', 'image/*', 'application/json;q=0', 'application/json;q=0, */*', 'application/xml, text/plain', 'nonsense', ';;,;'])(
    'does not allow JSON, and is a 406: %s',
    async (accept) => {
      for (const url of ['/articles', '/speakers/sergey-ryabkov', '/health', '/openapi.json'])
        expect((await problemAt(url, { accept })).code).toBe('not-acceptable');
    },
  );

  it('allows YAML where YAML is given', async () => {
    expect((await get('/openapi.yaml', { accept: 'application/yaml' })).type).toBe('application/yaml');
    expect((await problemAt('/openapi.yaml', { accept: 'application/json' })).code).toBe('not-acceptable');
  });
});

describe('an address', () => {
  it.each(['/%ff', '/statements/%', '/statements/%E0%A4%A', '/speakers/%C0%80'])('that is no UTF-8 is a 400: %s', async (url) => {
    expect((await problemAt(url)).status).toBe(400);
  });

  it('that is longer than any id is a 414', async () => {
    expect((await problemAt(`/statements/${'x'.repeat(300)}`)).code).toBe('uri-too-long');
  });

  it('is repeated as a URI reference, whatever it is', async () => {
    for (const url of ['/no"pe', '/<script>', '/a b', '/ü', '/nope?x=1']) expect((await problemAt(url)).instance).toMatch(/^\/[\w%]+$/);
  });
});

it.each([
  ['range', 'bytes=99999999-', 'invalid-body'],
  ['if-match', '"another"', 'precondition-failed'],
  ['if-unmodified-since', 'Thu, 01 Jan 1970 00:00:00 GMT', 'precondition-failed'],
])('a file of the explorer that is asked for with a %s that it cannot meet is a problem', async (field, value, code) => {
  expect((await problemAt('/docs/static/index.css', { [field]: value })).code).toBe(code);
});

it('a body with a GET is not read', async () => {
  const { statusCode } = await app.inject({ method: 'GET', url: '/health', headers: { 'content-type': 'application/json' }, payload: '{"bad' });
  expect(statusCode).toBe(200);
});

it('an unexpected error is a 500 that tells nothing of the inside', async () => {
  const db = await storedWorld();
  const broken = await serve(db);
  closeDatabase(db);
  for (const url of ['/health', '/statements', '/speakers/x']) {
    const { detail, code } = problemOf(await broken.get(url));
    expect([code, detail]).toEqual(['internal-error', 'The error is in our log.']);
  }
});
