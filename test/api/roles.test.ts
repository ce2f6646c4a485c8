import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../src/api/app.ts';
import type { KeyRole } from '../../src/db/key-roles.ts';
import { KEY_ROLES } from '../../src/db/key-roles.ts';
import { createKey } from '../../src/db/keys.ts';
import type { Operation } from '../contract/operations.ts';
import { OPERATIONS } from '../contract/operations.ts';
import { storedWorld } from '../db/fixtures.ts';

/** What only reads although it sends a body. */
const READING = ['extract', 'verifyStatement', 'reconcile'];

/** The lowest role that may, by the first word of the operation. */
const MAY: Record<string, KeyRole> = { create: 'ingest', correct: 'editor', merge: 'editor', split: 'editor', undo: 'editor', take: 'admin' };

const writing = OPERATIONS.filter(({ method, operationId }) => method !== 'GET' && !READING.includes(operationId));

let app: FastifyInstance;
let secrets: Record<KeyRole, string>;
beforeAll(async () => {
  const db = await storedWorld();
  app = await buildApp({ db, checksAnswers: true });
  const made = await Promise.all(KEY_ROLES.map(async (role) => [role, (await createKey(db, { name: null, role, expires: null })).secret]));
  secrets = Object.fromEntries(made);
});
afterAll(() => app.close());

const statusOf = async ({ method, path }: Operation, secret?: string): Promise<number> => {
  const headers = { 'content-type': 'application/json', 'if-match': '*', ...(secret && { authorization: `Bearer ${secret}` }) };
  return (await app.inject({ method: method as 'POST', url: path.replace('{id}', 'x'), headers, payload: '{}' })).statusCode;
};

describe('every operation that writes', () => {
  it.each(writing.map((operation) => [operation.operationId, operation] as const))(
    '%s asks for a key of its role, before anything else',
    async (id, operation) => {
      const needed = KEY_ROLES.indexOf(MAY[/^[a-z]+/.exec(id)![0]]!);
      expect(needed).toBeGreaterThanOrEqual(0);
      expect(await statusOf(operation)).toBe(401);
      for (const [rank, role] of KEY_ROLES.entries()) {
        const status = await statusOf(operation, secrets[role]);
        if (rank < needed) expect([role, status]).toEqual([role, 403]);
        else expect([401, 403]).not.toContain(status);
      }
    },
  );

  it('is one that the contract says needs a key; no other does', () => {
    expect(OPERATIONS.filter(({ security }) => security.length > 0).map(({ operationId }) => operationId)).toEqual(
      writing.map(({ operationId }) => operationId),
    );
  });
});
