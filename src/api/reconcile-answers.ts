import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import type { Db } from '../db/open.ts';
import type { Candidate } from '../db/reconcile.ts';
import { reconcile, roleOf } from '../db/reconcile.ts';
import { speakersById } from '../db/speakers.ts';
import { suggest } from '../db/suggestions.ts';
import { SPEAKER_KINDS } from '../extract/types.ts';
import { Text } from './parameters.ts';
import type { EntityQuery, ResultBatch, SuggestedEntities, SuggestQuery } from './reconcile-protocol.ts';
import { MOST_CANDIDATES, toType } from './reconcile-protocol.ts';

const SUGGESTED = 10;

/** Whom the names of a batch may mean, one after the other: other requests are answered between them. */
export const answerBatch = async (db: Db, queries: [string, EntityQuery][]): Promise<z.infer<typeof ResultBatch>> => {
  const results: [string, { result: ReturnType<typeof toEntity>[] }][] = [];
  for (const [id, query] of queries) {
    await setImmediate();
    results.push([id, { result: (await candidatesFor(db, query)).map(toEntity) }]);
  }
  return Object.fromEntries(results);
};

/** Cells of a table are anything: what cannot be a name means nobody. */
const candidatesFor = async (db: Db, { query: name = '', type, limit = MOST_CANDIDATES }: EntityQuery): Promise<Candidate[]> => {
  if (!Text.safeParse(name).success) return [];
  const types = [type ?? []].flat();
  const kinds = types.length > 0 ? SPEAKER_KINDS.filter((kind) => types.includes(kind)) : undefined;
  return reconcile(db, { name, kinds, limit: Math.min(limit, MOST_CANDIDATES) });
};

const toEntity = ({ id, name, kind, role, score, match }: Candidate) => ({
  id,
  name,
  ...describe(role),
  type: [toType(kind)],
  score,
  match,
});

const describe = (role: string | null): { description?: string } => (role === null ? {} : { description: role });

/** The speakers whose names begin so, the best first, ten a page. */
export const answerSuggest = async (db: Db, { prefix, cursor = 0 }: z.infer<typeof SuggestQuery>): Promise<z.infer<typeof SuggestedEntities>> => {
  const suggested = await suggest(db, prefix, { types: ['speaker'], limit: cursor + SUGGESTED });
  const page = speakersById(
    db,
    suggested.slice(cursor).map(({ id }) => id),
  );
  return { result: page.map(({ id, name, kind }) => ({ id, name, ...describe(roleOf(db, id)), notable: [toType(kind)] })) };
};
