import type { FastifyInstance } from 'fastify';
import { createKey } from '../../src/db/keys.ts';
import type { Db } from '../../src/db/open.ts';
import type { Answer } from './server.ts';
import { serve } from './server.ts';

/** Someone who hands in articles. */
export type Feeder = {
  app: FastifyInstance;
  authorization: string;
  get: (url: string) => Promise<Answer>;
  /** Hands in an article; an object is sent as JSON. */
  post: (body: object | string, options?: { query?: string; headers?: Record<string, string> }) => Promise<Answer>;
};

export const TEXT = '“It works,” Ann Miller said on Monday.';
export const ARTICLE = { text: TEXT, url: 'https://coast.example/1', published: '2021-07-28', title: 'It works', author: 'Ines Holm', outlet: 'Coast' };

/** Someone who hands in articles to the service over a database. */
export const feederOf = async (db: Db): Promise<Feeder> => {
  const { app, get, post } = await serve(db);
  const authorization = `Bearer ${(await createKey(db, { name: 'wire', role: 'ingest', expires: null })).secret}`;
  return { app, authorization, get, post: (body, { query = '', headers = {} } = {}) => post(`/articles${query}`, body, { authorization, ...headers }) };
};

/** How many rows a table has. */
export const countIn = (db: Db, table: string): unknown => db.$client.prepare(`select count(*) from ${table}`).pluck().get();
