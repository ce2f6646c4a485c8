import { lastSeq } from './changes.ts';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';
import { versionOf } from './version.ts';

/** Of more changes at once it is not told what they happened to. */
const MOST = 1000;

/**
 * Tells, each time it is called, which statements have changed since it was last called; undefined when all may have: the first time, after very many changes, and after one that is not in `changes`.
 * A statement changes with everything that is shown of it, as mirrors need it, too.
 */
export const followStatements = (db: Db): (() => string[] | undefined) => {
  let [version, last] = ['', 0];
  return () => {
    const now = versionOf(db);
    if (now === version) return [];
    const isFirst = version === '';
    version = now;
    const told = isFirst ? [] : changesSince(db).all(last);
    const isAll = told.length > 0 && told.length < MOST;
    last = isAll ? (told.at(-1)?.[0] ?? last) : lastSeq(db);
    return isAll ? told.flatMap(([, statement]) => statement ?? []) : undefined;
  };
};

const changesSince = prepared(({ $client }) =>
  $client
    .prepare<[number], [seq: number, statement: string | null]>(
      `select seq, iif(type = 'statement', id, null) from changes where seq > ? order by seq limit ${String(MOST)}`,
    )
    .raw(),
);
