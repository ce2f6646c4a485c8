import { createClient } from '@onrecord/client';
import type { FastifyInstance } from 'fastify';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { buildApp } from '../src/api/app.ts';
import { storedWorld } from './db/fixtures.ts';

let app: FastifyInstance;
let onRecord: ReturnType<typeof createClient>;
beforeAll(async () => {
  app = await buildApp({ db: await storedWorld() });
  await app.listen({ port: 0, host: '127.0.0.1' });
  onRecord = createClient({ baseUrl: app.listeningOrigin });
  return () => app.close();
});

describe('the client', () => {
  it('asks for what was said, with types for all of it', async () => {
    const { data } = await onRecord.GET('/statements', { params: { query: { speaker: ['Wendy Sherman', 'José Muñoz'], kind: ['direct'], limit: 2 } } });
    expect(data?.data).toHaveLength(2);
    expect(data?.meta.speakers.map(({ matched }) => matched[0]?.name)).toEqual(['Wendy Sherman', 'José Muñoz']);
    expectTypeOf(data?.data[0]?.kind).toEqualTypeOf<'direct' | 'mixed' | 'indirect' | undefined>();
  });

  it('follows a list to its end', async () => {
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more;) {
      const { data } = await onRecord.GET('/statements', { params: { query: { limit: 2, ...(cursor && { cursor }) } } });
      ids.push(...(data?.data.map(({ id }) => id) ?? []));
      cursor = new URLSearchParams(data?.links.next?.split('?')[1]).get('cursor') ?? undefined;
      more = cursor !== undefined;
    }
    const { data: all } = await onRecord.GET('/statements', { params: { query: { limit: 100 } } });
    expect(ids).toEqual(all?.data.map(({ id }) => id));
  });

  it('gives a problem as an error, with its code', async () => {
    const { data, error, response } = await onRecord.GET('/statements/{id}', { params: { path: { id: 'st_x' } } });
    expect([data, error?.code, response.status]).toEqual([undefined, 'not-found', 404]);
  });
});
