import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { whereAll } from './counts.ts';
import { events } from './event-tables.ts';
import type { Db } from './open.ts';
import { articles, speakers } from './schema.ts';
import type { StatementFilters } from './statement-filters.ts';
import { standing } from './statement-filters.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** A value of a facet, what to call it, and how many statements have it. */
export type FacetValue = { value: string; label: string; count: number };

const { eventId, articleId, kind, dayFrom, dayTo } = statements;

const month = sql`substr(${dayFrom}, 1, 7)`;

/** What statements can be counted by: the value that they share, where else it is found, and what to call it, given the value as `value`. */
export const FACETS = {
  speaker: {
    value: sql`${statementSpeakers.speakerId}`,
    join: sql`join ${statementSpeakers} on ${statementSpeakers.statementId} = ${statements.id}`,
    label: sql`(select ${speakers.name} from ${speakers} where ${speakers.id} = value)`,
  },
  outlet: {
    value: sql`(select ${articles.outletKey} from ${articles} where ${articles.id} = ${articleId})`,
    join: sql``,
    label: sql`(select min(${articles.outlet}) from ${articles} where ${articles.outletKey} = value)`,
  },
  kind: { value: sql`${kind}`, join: sql``, label: sql`value` },
  event: { value: sql`${eventId}`, join: sql``, label: sql`(select ${events.name} from ${events} where ${events.id} = value)` },
  month: { value: sql`case when ${month} = substr(${dayTo}, 1, 7) then ${month} end`, join: sql``, label: sql`value` },
} satisfies Record<string, { value: SQL; join: SQL; label: SQL }>;
export type Facet = keyof typeof FACETS;

/** The values that most of the statements have that fulfil all filters, most frequent first; those without a value are not counted. */
export const countFacet = (db: Db, { facet, filters, most }: { facet: Facet; filters: StatementFilters; most: number }): FacetValue[] => {
  const { value, join, label } = FACETS[facet];
  const isAll = facet === 'speaker' && Object.values(filters).every((values) => values === undefined);
  // Of all statements, those who said them are all that is needed.
  const from = isAll ? sql`${statementSpeakers}` : sql`${statements} ${join}`;
  const where = isAll ? sql.join(standing(filters, statementSpeakers.statementId)) : whereAll(filters);
  return db.all<FacetValue>(sql`
    select value, ${label} as label, count from (
      select ${value} as value, count(*) as count from ${from}
      where ${where} group by 1 having value is not null order by count desc, value limit ${most}
    ) order by count desc, value`);
};
