import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seed } from '../../seed/seed.ts';
import { buildApp } from '../../src/api/app.ts';
import { compiledSerializer } from '../../src/api/serializers.ts';
import { emptyDatabase } from '../db/fixtures.ts';

describe('the compiled serializer', () => {
  const write = (schema: z.ZodType, answer: unknown): unknown => JSON.parse(compiledSerializer({ schema, method: 'GET', url: '/' })(answer));

  it('writes what may be null, whatever it is, and leaves out what the schema does not know', () => {
    const Part = z.object({ a: z.string().nullable(), b: z.int().nullable() }).meta({ id: 'SerializedPart' });
    const Whole = z.object({
      part: Part.nullable(),
      parts: z.array(Part),
      kind: z.enum(['x', 'y']).nullable(),
      more: z.record(z.string(), z.unknown()),
      rest: z.string().optional(),
    });
    const answer = { part: { a: null, b: 1 }, parts: [{ a: '“é”', b: null }], kind: 'x', more: { any: [1, { b: null }] } };
    expect(write(Whole, { ...answer, secret: 1 })).toEqual(answer);
    expect(write(Whole, { ...answer, part: null, kind: null })).toEqual({ ...answer, part: null, kind: null });
  });
});

describe('on the seeded service, the compiled serializer', () => {
  let read: (url: string) => Promise<any[]>;
  beforeAll(async () => {
    const db = emptyDatabase();
    await seed(db);
    const apps = await Promise.all([false, true].map((checksAnswers) => buildApp({ db, checksAnswers })));
    read = (url) => Promise.all(apps.map(async (app) => (await app.inject(url)).json()));
  });

  it.each(['/statements?limit=100', '/speakers?limit=100', '/events?limit=100', '/articles', '/health', '/openapi.json'])(
    'writes what the checking one does: %s',
    async (url) => {
      const [compiled, checked] = await read(url);
      expect(compiled).toEqual(checked);
      for (const { links } of compiled.data ?? []) {
        const [one, same] = await read(links.self);
        expect(one).toEqual(same);
      }
    },
  );
});
