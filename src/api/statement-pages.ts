import { setImmediate as breath } from 'node:timers/promises';
import { findTextAround } from '../db/articles.ts';
import type { CostlyReader } from '../db/costly.ts';
import { glanceAtStatementIds, isShort } from '../db/glance.ts';
import { highlightsOf } from '../db/highlights.ts';
import type { Db } from '../db/open.ts';
import { inSnapshot } from '../db/snapshot.ts';
import type { Page, PageRequest } from '../db/page.ts';
import type { StatementFilters } from '../db/statement-filters.ts';
import { pageOfStatementIds } from '../db/statements.ts';
import { linkedStatements } from '../db/written-statements.ts';
import type { Context } from './context.ts';
import { contextOf, REACH } from './context.ts';
import type { Extra } from './statement-extras.ts';
import type { ListSort } from './statement-query.ts';
import type { Statement } from './statement.ts';
import type { TextAccess } from './text-access.ts';

/** What lists of statements are read with. */
export type Reading = { db: Db; costly: CostlyReader; textAccess: TextAccess };

/** A page of ids; of a ranking, how many were ranked, and whether there are more. */
export type IdPage = Page<string> & { ranked?: number; bounded?: boolean };

/** A longer page is not filled by a glance. */
const MOST_GLANCED = 100;

/** Gives pages of the ids of the statements that are meant; those that would hold others up are read in another process. */
export const idPages = ({ db, costly }: Reading, filters: StatementFilters, sort: ListSort): ((request: PageRequest) => Promise<IdPage>) => {
  if (sort === 'relevance') return (request) => costly.run('rankStatements', { filters, ...request });
  const isHere = isShort(db, { filters, sort });
  return async (request) => {
    const query = { filters, sort, ...request };
    if (isHere) return pageOfStatementIds(db, query);
    return (request.limit <= MOST_GLANCED ? glanceAtStatementIds(db, query) : undefined) ?? costly.run('pageOfStatementIds', query);
  };
};

/** The statements with these ids, in that order, with their extras; `q` is what was looked for. */
export const readStatements = async (
  { db, textAccess }: Reading,
  ids: string[],
  { q: [q = ''] = [], extras }: { q?: string[] | undefined; extras: ReadonlySet<Extra> },
): Promise<Statement[]> => {
  const withContext = extras.has('context') && textAccess !== 'none';
  // Of one state, so that each statement stands in its text.
  const { found, near } = inSnapshot(db, () => {
    const found = linkedStatements(db, ids);
    return { found, near: withContext ? found.map((statement) => textNear(db, statement)) : [] };
  });
  const highlights = extras.has('highlights') ? highlightsOf(db, q, ids) : undefined;
  const statements: Statement[] = [];
  for (const [i, statement] of found.entries()) {
    if (extras.has('context')) await breath();
    statements.push({
      ...statement,
      ...(highlights && { highlights: highlights.get(statement.id) ?? [] }),
      ...(extras.has('context') && { context: near[i] ? contextIn(near[i], statement) : null }),
    });
  }
  return statements;
};

/** A part of a text, and where it starts. */
export type Near = { text: string; start: number };

/** The text around a statement; no more of its article is read than is near. */
export const textNear = (db: Db, { article, segments }: Pick<Statement, 'article' | 'segments'>): Near =>
  findTextAround(db, article.id, { start: segments[0]?.start ?? 0, end: segments.at(-1)?.end ?? 0, reach: 2 * REACH });

/** The sentences around a statement. */
export const contextIn = (near: Near, { segments }: Pick<Statement, 'segments'>): Context => {
  const [start, end] = [segments[0]?.start ?? 0, segments.at(-1)?.end ?? 0];
  const { before, sentence, after } = contextOf(near.text, { start: start - near.start, end: end - near.start });
  const move = <Place extends Context['sentence'] | null>(place: Place): Place =>
    place && { ...place, start: place.start + near.start, end: place.end + near.start };
  return { before: move(before), sentence: move(sentence), after: move(after) };
};
