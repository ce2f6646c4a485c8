import { storedReports, WORLD } from '../db/fixtures.ts';
import { NAMESAKES } from './reconcile-schemas.ts';
import type { Answer } from './server.ts';
import { query, serve } from './server.ts';

/** A reconciliation service, as programs that reconcile ask it: by addresses and by forms. */
export type Reconciler = {
  get: (url: string, headers?: Record<string, string>) => Promise<Answer>;
  post: (form: Record<string, string | string[]>) => Promise<Answer>;
};

export const serveReconciler = async (): Promise<Reconciler> => {
  const { get, post } = await serve(await storedReports([...WORLD, NAMESAKES]));
  return { get, post: (form) => post('/reconcile', query(form), { 'content-type': 'application/x-www-form-urlencoded' }) };
};
