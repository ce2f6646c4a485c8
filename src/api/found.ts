import { lastChangeOf, mergedInto } from '../db/changes.ts';
import type { Resource } from '../db/facts.ts';
import type { Db } from '../db/open.ts';
import { found, MovedError, ProblemError } from './problem.ts';

/** Where resources of each type are. */
export const PATHS: Record<Resource, string> = { article: '/articles', statement: '/statements', speaker: '/speakers', event: '/events' };

/** The resource; else the way to the speaker that one was merged into, a 410 for what there was, and a 404 for what there never was. */
export const foundResource = <T>(db: Db, { type, id }: { type: Resource; id: string }, value: T | undefined): T => {
  if (value !== undefined) return value;
  const into = type === 'speaker' ? mergedInto(db, id) : undefined;
  if (into !== undefined) throw new MovedError(`${PATHS.speaker}/${into}`);
  if (lastChangeOf(db, type, id)?.op === 'removed') throw new ProblemError('gone', `There is no ${type} ${id} any more.`);
  return found(value, `${type} ${id}`);
};
