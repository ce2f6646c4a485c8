import type { Client } from 'openapi-fetch';
import createFetchClient from 'openapi-fetch';
import type { paths } from './schema.ts';

export type { components, operations, paths } from './schema.ts';

/** Where the server is; a key, for those who write or where readers need one; another `fetch`, for tests and proxies. */
export type ClientOptions = { baseUrl: string; key?: string; fetch?: (request: Request) => Promise<Response> };

/** What comes back read; any other format of an answer is asked for with `parseAs`. */
type Json = 'application/json' | 'application/problem+json';

/** The operations of an On Record server, typed as its contract says: each gives `data` or, when something is wrong, the problem as `error`. */
export const createClient = ({ key, ...options }: ClientOptions): Client<paths, Json> =>
  createFetchClient<paths, Json>({ ...options, ...(key !== undefined && { headers: { authorization: `Bearer ${key}` } }) });
