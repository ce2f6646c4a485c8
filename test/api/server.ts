import type { FastifyInstance } from 'fastify';
import type { Serving } from '../../src/api/app.ts';
import { buildApp } from '../../src/api/app.ts';
import type { Db } from '../../src/db/open.ts';

export type Answer = { status: number; type: string | undefined; headers: Record<string, unknown>; body: any };

type Served = {
  app: FastifyInstance;
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  /** An object is sent as JSON. */
  post: (url: string, body: object | string, headers?: Record<string, string>) => Promise<Answer>;
};

/** The service over a database, to be asked without a network. An answer that is not as its schema says is an error. */
export const serve = async (db: Db, serving: Partial<Serving> = {}): Promise<Served> => {
  const app = await buildApp({ db, checksAnswers: true, ...serving });
  return {
    app,
    get: async (url, headers = {}) => toAnswer(await app.inject({ url, headers })),
    post: async (url, payload, headers = {}) => toAnswer(await app.inject({ method: 'POST', url, payload, headers })),
  };
};

const toAnswer = ({ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: string }): Answer => {
  const type = headers['content-type']?.toString();
  return { status: statusCode, type, headers, body: body && type && /[/+]json/.test(type) ? JSON.parse(body) : body };
};

/** Query parameters as a string; arrays are repeated. */
export const query = (parameters: Record<string, string | number | string[] | undefined>): string => {
  const pairs = Object.entries(parameters).flatMap(([name, values]) => (values === undefined ? [] : [values].flat().map((value) => [name, String(value)])));
  return new URLSearchParams(pairs as [string, string][]).toString();
};

/** Every row of a list, page by page. */
export const walk = async (
  get: (url: string) => Promise<Answer>,
  first: string,
  afterPage: () => Promise<unknown> = () => Promise.resolve(),
): Promise<any[]> => {
  const rows = [];
  for (let url: string | null = first; url !== null;) {
    const { status, body, headers }: Answer = await get(url);
    if (status !== 200) throw new Error(`${url} gave ${status}`);
    if ((headers.link ?? null) !== (body.links.next && `<${body.links.next}>; rel="next"`)) throw new Error('the Link header differs from links.next');
    rows.push(...body.data);
    url = body.links.next;
    await afterPage();
  }
  return rows;
};
