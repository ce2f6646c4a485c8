import { countStatements } from './counts.ts';
import { countFacet } from './facets.ts';
import { listArticles } from './articles.ts';
import { findEvent, listEvents } from './events.ts';
import type { Db } from './open.ts';
import { rankStatements } from './ranking.ts';
import { findSpeaker, listSpeakers } from './speakers.ts';
import { pageOfStatementIds } from './statements.ts';
import { readStats } from './stats.ts';
import { timelineOf } from './timeline.ts';

/** Queries that may take long, by name. Each is a plain function of the database and of an input that can be sent to another process, as can its result. */
export type CostlyQueries = Record<string, (db: Db, input: never) => unknown>;

export const COSTLY_QUERIES = {
  countStatements,
  countFacet,
  findEvent,
  findSpeaker,
  listArticles,
  listEvents,
  listSpeakers,
  pageOfStatementIds,
  rankStatements,
  readStats,
  timelineOf,
} satisfies CostlyQueries;
