import { sql } from 'drizzle-orm';
import { whereAll } from './counts.ts';
import type { Facet, FacetValue } from './facets.ts';
import { countFacet, FACETS } from './facets.ts';
import type { Db } from './open.ts';
import type { Interval } from './period.ts';
import { intervalOf } from './period.ts';
import { inSnapshot } from './snapshot.ts';
import type { StatementFilters } from './statement-filters.ts';
import { statements } from './statement-tables.ts';

/** How many statements fall into a period; of each group, when grouped. Periods without any are not there. */
export type TimelinePeriod = { period: string; count: number; groups: Record<string, number> };
export type Timeline = {
  /** In the order of time. */
  periods: TimelinePeriod[];
  /** Those without a date, or with one that is coarser than the interval. */
  unplaced: number;
  /** The most frequent values of what it is grouped by, over the whole time. */
  groups: FacetValue[];
};

/** So many groups are told apart. */
const MOST_GROUPS = 10;

const { dayFrom, dayTo } = statements;

/** When the statements were said that fulfil all filters, of one state. */
export const timelineOf = (db: Db, { filters, interval, by }: { filters: StatementFilters; interval: Interval; by?: Facet | undefined }): Timeline =>
  inSnapshot(db, () => {
    const groups = by ? countFacet(db, { facet: by, filters, most: MOST_GROUPS }) : [];
    const where = whereAll(filters);
    const days = db.all<Days>(
      sql`select ${dayFrom} as dayFrom, ${dayTo} as dayTo, null as value, count(*) as count from ${statements} where ${where} group by 1, 2`,
    );
    const grouped = by ? db.all<Days>(byValue(by, where, groups)) : [];
    return { ...placeAll(days, grouped, interval), groups };
  });

type Days = { dayFrom: string | null; dayTo: string | null; value: string | null; count: number };

const byValue = (by: Facet, where: ReturnType<typeof whereAll>, groups: FacetValue[]) => {
  const { value, join } = FACETS[by];
  return sql`
    select ${dayFrom} as dayFrom, ${dayTo} as dayTo, ${value} as value, count(*) as count from ${statements} ${join}
    where ${where} and value in ${groups.map((group) => group.value)} group by 1, 2, 3`;
};

const placeAll = (days: Days[], grouped: Days[], interval: Interval): Pick<Timeline, 'periods' | 'unplaced'> => {
  const periods = new Map<string, TimelinePeriod>();
  let unplaced = 0;
  const periodOf = ({ dayFrom: from, dayTo: to }: Days): TimelinePeriod | undefined => {
    const period = from === null || to === null ? undefined : intervalOf(from, interval);
    if (period === undefined || to === null || intervalOf(to, interval) !== period) return undefined;
    const known = periods.get(period) ?? { period, count: 0, groups: {} };
    periods.set(period, known);
    return known;
  };
  for (const day of days) {
    const period = periodOf(day);
    if (period) period.count += day.count;
    else unplaced += day.count;
  }
  for (const day of grouped) {
    const period = periodOf(day);
    if (period && day.value !== null) period.groups[day.value] = (period.groups[day.value] ?? 0) + day.count;
  }
  return { periods: [...periods.values()].sort((a, b) => (a.period < b.period ? -1 : 1)), unplaced };
};
