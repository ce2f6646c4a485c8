import { sql } from 'drizzle-orm';
import { events } from './event-tables.ts';
import type { Db } from './open.ts';
import { articles, speakers } from './schema.ts';
import { statements } from './statement-tables.ts';

/** What an outlet gave: how many articles, when the first and the last of them were published, and when one was last stored. */
export type OutletStats = { outlet: string | null; articles: number; first: string | null; last: string | null; lastFed: string | null };
export type Stats = {
  counts: { articles: number; statements: number; speakers: number; events: number; outlets: number };
  lastFed: string | null;
  outlets: OutletStats[];
};

/** So many outlets are told of. */
export const MOST_OUTLETS = 1000;

/** How much there is, and how fresh it is; the outlets with most articles first, those without one as null. */
export const readStats = async (db: Db): Promise<Stats> => {
  const { outlet, outletKey, published, storedAt } = articles;
  const outlets = db.all<OutletStats>(sql`
    select min(${outlet}) as outlet, count(*) as articles, min(${published}) as first, max(${published}) as last, max(${storedAt}) as lastFed
    from ${articles} group by ${outletKey} order by articles desc, outlet`);
  const counts = {
    articles: outlets.reduce((sum, one) => sum + one.articles, 0),
    statements: await db.$count(statements),
    speakers: await db.$count(speakers),
    events: await db.$count(events),
    outlets: outlets.filter((one) => one.outlet !== null).length,
  };
  const lastFed = outlets.map((one) => one.lastFed ?? '').reduce((a, b) => (a > b ? a : b), '');
  return { counts, lastFed: lastFed || null, outlets: outlets.slice(0, MOST_OUTLETS) };
};
