import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { PROBLEM_CODES } from '../../src/api/problem.ts';
import { storedWorld } from '../db/fixtures.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

let get: (url: string) => Promise<Answer>;
beforeAll(async () => {
  ({ get } = await serve(await storedWorld()));
});

const NAMES = [
  'speaker',
  'event',
  'article',
  'outlet',
  'kind',
  'from',
  'to',
  'sort',
  'limit',
  'cursor',
  'q',
  'about',
  'notSpeaker',
  'attributed',
  'minConfidence',
  'count',
  'facets',
  'include',
  'fields',
  'format',
  'interval',
  'by',
  'place',
  'speakr',
  'kind[]',
  '__proto__',
  'constructor',
];
const VALUES = [
  'Ryabkov',
  'sergey-ryabkov',
  'geneva-talks',
  'The Daily Post',
  'direct',
  '2021',
  '2021-07',
  '2021-07-28',
  '-saidOn',
  'relevance',
  'true',
  '0.5',
  'exact',
  'speaker,month',
  'context',
  'id,text',
  'csv',
  'ndjson',
  'atom',
  'week',
  'nucl* -"a b" OR c',
  'position',
  '1',
  '100',
  '0',
  '',
  '*',
  '"',
  "'",
  '%',
  'NEAR(a b)',
  '\0',
  '\ud800',
  'a'.repeat(10_000),
];

const name = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, { weight: 1, arbitrary: fc.string({ unit: 'binary' }) });
const value = fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
/** Sometimes encoded as it should be, sometimes not at all. */
const written = (part: fc.Arbitrary<string>) =>
  fc.tuple(part, fc.boolean()).map(([text, raw]) => (raw ? text.replace(/[^\x21-\x7e]/g, '%00') : encodeURIComponent(text.toWellFormed())));
const anyQuery = fc.array(fc.tuple(written(name), written(value)), { maxLength: 6 }).map((pairs) => pairs.map(([key, given]) => `${key}=${given}`).join('&'));
const anyId = written(fc.oneof(value, fc.constantFrom('sergey-ryabkov', 'geneva-talks')));

const isSound = ({ status, type, body }: Answer): void => {
  expect(status).toBeLessThan(500);
  if (status < 400) return;
  expect(type).toBe('application/problem+json');
  expect(PROBLEM_CODES).toContain(body.code);
};

describe.each(['/statements', '/speakers', '/events', '/articles'])('whatever is asked of %s', (path) => {
  it('is answered, or is a problem that the contract lists', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        isSound(await get(`${path}?${query}`));
      }),
    );
  });

  it('is answered for one of them, too', async () => {
    await fc.assert(
      fc.asyncProperty(anyId, anyQuery, async (id, query) => {
        isSound(await get(`${path}/${id}${query && `?${query}`}`));
      }),
    );
  });
});

describe.each(['/timeline', '/stats', '/health', '/openapi.json', '/openapi.yaml', '/'])('whatever is asked of %s', (path) => {
  it('is answered, or is a problem that the contract lists', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, async (query) => {
        isSound(await get(`${path}?${query}`));
      }),
    );
  });
});
