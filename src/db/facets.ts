import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { whereAll, whereSaidBy } from './counts.ts';
import { events } from './event-tables.ts';
import type { Db } from './open.ts';
import { articles, speakers } from './schema.ts';
import type { StatementFilters } from './statement-filters.ts';
import { soleSpeaker, standing } from './statement-filters.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** A value of a facet, what to call it, and how many statements have it. */
export type FacetValue = { value: string; label: string; count: number };

const { eventId, articleId, kind, dayFrom, dayTo } = statements;

const month = sql`substr(${dayFrom}, 1, 7)`;

/** A name of marks alone folds to nothing, which nobody can ask for. */
const outletOf = (article: AnySQLiteColumn): SQL => sql`(select nullif(${articles.outletKey}, '') from ${articles} where ${articles.id} = ${article})`;

/** What statements can be counted by: the value that they share, where else it is found, and what to call it, given the value as `value`. */
export const FACETS = {
  speaker: {
    value: sql`${statementSpeakers.speakerId}`,
    join: sql`join ${statementSpeakers} on ${statementSpeakers.statementId} = ${statements.id}`,
    label: sql`(select ${speakers.name} from ${speakers} where ${speakers.id} = value)`,
  },
  outlet: {
    value: outletOf(articleId),
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
  const { value, from, where } = saidRows(facet, filters) ?? {
    value: FACETS[facet].value,
    from: sql`${statements} ${FACETS[facet].join}`,
    where: whereAll(filters),
  };
  return db.all<FacetValue>(sql`
    select value, ${FACETS[facet].label} as label, count from (
      select ${value} as value, count(*) as count from ${from}
      where ${where} group by 1 having value is not null order by count desc, value limit ${most}
    ) order by count desc, value`);
};

/** Those who said statements, where that is all that is needed to count them: of all statements by speaker, and of one speaker's by outlet. */
const saidRows = (facet: Facet, filters: StatementFilters): { value: SQL; from: SQL; where: SQL } | undefined => {
  const from = sql`${statementSpeakers}`;
  if (facet === 'speaker' && Object.values(filters).every((values) => values === undefined))
    return { value: FACETS.speaker.value, from, where: sql.join(standing(filters, statementSpeakers.statementId)) };
  const one = soleSpeaker(filters);
  return facet === 'outlet' && one !== undefined ? { value: outletOf(statementSpeakers.articleId), from, where: whereSaidBy(one) } : undefined;
};
