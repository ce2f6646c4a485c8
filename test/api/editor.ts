import type { Db } from '../../src/db/open.ts';
import { createKey } from '../../src/db/keys.ts';
import type { TextAccess } from '../../src/api/text-access.ts';
import type { KeyRole } from '../../src/db/key-roles.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

/** Someone who reads and writes with a key. */
export type Editor = {
  key: string;
  get: (url: string) => Promise<Answer>;
  /** With the ETag that GET gives now, unless another is given. */
  patch: (url: string, body: unknown, headers?: Record<string, string | undefined>) => Promise<Answer>;
  send: (method: 'POST' | 'DELETE', url: string, body?: unknown) => Promise<Answer>;
  /** Posts an article under an `Idempotency-Key`. */
  handIn: (article: object, name: string) => Promise<Answer>;
};

/** Someone at the service over a database, with a key of this role. */
export const editorOf = async (db: Db, role: KeyRole = 'editor', serving: { textAccess?: TextAccess } = {}): Promise<Editor> => {
  const { app, get } = await serve(db, serving);
  const { id, secret } = await createKey(db, { name: 'Desk', role, expires: null });
  const send = async (
    method: 'POST' | 'DELETE' | 'PATCH',
    url: string,
    { body, headers = {} }: { body?: unknown; headers?: Record<string, string | undefined> },
  ) => {
    const fields: Record<string, string | undefined> = { authorization: `Bearer ${secret}`, ...headers };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
    const answer = await app.inject({ method, url, ...(body !== undefined && { payload: body as object }), headers: given as Record<string, string> });
    const type = answer.headers['content-type']?.toString();
    return { status: answer.statusCode, type, headers: answer.headers, body: answer.body === '' ? null : JSON.parse(answer.body) };
  };
  return {
    key: id,
    get,
    patch: async (url, body, headers = {}) =>
      send('PATCH', url, { body, headers: { 'if-match': (await get(url)).headers.etag?.toString() ?? '*', ...headers } }),
    send: (method, url, body) => send(method, url, { body }),
    handIn: (article, name) => send('POST', '/articles', { body: article, headers: { 'idempotency-key': name } }),
  };
};
