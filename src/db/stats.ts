import { sql } from 'drizzle-orm';
import { countRows } from './counts.ts';
import { events } from './event-tables.ts';
import type { Db } from './open.ts';
import { isRetracted } from './retracted.ts';
import { articles, speakers } from './schema.ts';
import { inSnapshot } from './snapshot.ts';
import { statements } from './statement-tables.ts';

/** What an outlet gave: how many articles, when the first and the last of them were published, and when one was last stored. */
export type OutletStats = { outlet: string | null; articles: number; first: string | null; last: string | null; lastFed: string | null };
export type Stats = {
  /** Retracted statements are not counted, as lists leave them out. */
  counts: { articles: number; statements: number; speakers: number; events: number; outlets: number };
  lastFed: string | null;
  outlets: OutletStats[];
};

/** So many outlets are told of. */
export const MOST_OUTLETS = 1000;

/** How much there is, and how fresh it is, of one state; the outlets with most articles first, those without one as null. */
export const readStats = (db: Db): Stats => inSnapshot(db, () => statsOf(db));

const statsOf = (db: Db): Stats => {
  const { outlet, outletKey, published, storedAt } = articles;
  const outlets = db.all<OutletStats>(sql`
    select min(${outlet}) as outlet, count(*) as articles, min(${published}) as first, max(${published}) as last, max(${storedAt}) as lastFed
    from ${articles} group by ${outletKey} order by articles desc, outlet`);
  const counts = {
    articles: outlets.reduce((sum, one) => sum + one.articles, 0),
    statements: countRows(db, sql`${statements}`) - countRows(db, sql`${statements} where ${isRetracted}`),
    speakers: countRows(db, sql`${speakers}`),
    events: countRows(db, sql`${events}`),
    outlets: outlets.filter((one) => one.outlet !== null).length,
  };
  const lastFed = outlets.map((one) => one.lastFed ?? '').reduce((a, b) => (a > b ? a : b), '');
  return { counts, lastFed: lastFed || null, outlets: outlets.slice(0, MOST_OUTLETS) };
};
