import type { SQL } from 'drizzle-orm';
import { asc, sql } from 'drizzle-orm';
import { isOneOfIds } from './any-of.ts';
import type { Facts, RESOURCES } from './keeping-tables.ts';
import { speakerMerges } from './merge-tables.ts';
import type { Tx } from './open.ts';
import { prepared } from './prepared.ts';
import { events } from './event-tables.ts';
import { articles, speakers } from './schema.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** What a change can happen to. */
export type Resource = (typeof RESOURCES)[number];

/** The facts of resources that a history tells of, by id: what is their own, not what they belong to. An unknown id has none. */
export const factsOf = (tx: Tx, type: Resource, ids: string[]): Map<string, Facts> => {
  const rows = ids.length === 0 ? [] : QUERIES[type](tx, ids);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
};

const QUERIES: Record<Resource, (tx: Tx, ids: string[]) => ({ id: string } & Facts)[]> = {
  article: (tx, ids) => articleFacts(tx).all({ ids: JSON.stringify(ids) }),
  speaker: (tx, ids) => speakerFacts(tx).all({ ids: JSON.stringify(ids) }),
  event: (tx, ids) => eventFacts(tx).all({ ids: JSON.stringify(ids) }),
  statement: (tx, ids) => {
    const rows = statementFacts(tx).all({ ids: JSON.stringify(ids) });
    const speakersOf = speakersByStatement(tx, ids);
    return rows.map((row) => ({ ...row, speakers: speakersOf.get(row.id) ?? [] }));
  },
};

const articleFacts = prepared((db) => {
  const { id, title, outlet, author, url, published, language, revision, textSha256 } = articles;
  return db.select({ id, title, outlet, author, url, published, language, revision, textSha256 }).from(articles).where(isOneOfIds(id)).prepare();
});

const speakerFacts = prepared((db) => {
  const { id, name, kind, wikidata, addedNames } = speakers;
  return db.select({ id, name, kind, wikidata, addedNames, merged: mergedHere, splitOff }).from(speakers).where(isOneOfIds(id)).prepare();
});

/** Ids as they come out of a query: null when there are none. */
const idList = (rows: SQL) => sql<string[] | null>`(select nullif(json_group_array(id), '[]') from (${rows} order by id))`.mapWith(JSON.parse);

const { id: merged, other, how } = speakerMerges;

/** Who all are this speaker now, however often they were merged. */
const mergedHere = idList(
  sql`with recursive here (id) as (select ${merged} from ${speakerMerges} where ${other} = ${speakers.id} and ${how} = 'merge' union select ${merged} from ${speakerMerges} join here on ${other} = here.id and ${how} = 'merge') select id from here`,
);

/** Who was split off this speaker. */
const splitOff = idList(sql`select ${merged} from ${speakerMerges} where ${other} = ${speakers.id} and ${how} = 'split'`);

const eventFacts = prepared((db) => {
  const { id, name, date, precision, place, status } = events;
  return db.select({ id, name, date, precision, place, status }).from(events).where(isOneOfIds(id)).prepare();
});

const statementFacts = prepared((db) => {
  const { id, kind, text, start, status, statusReason, eventId, eventRelation, saidDate } = statements;
  return db
    .select({ id, kind, text, start, status, statusReason, event: eventId, relation: eventRelation, saidOn: saidDate })
    .from(statements)
    .where(isOneOfIds(id))
    .prepare();
});

const speakersByStatement = (tx: Tx, ids: string[]): Map<string, string[]> => {
  const known = new Map<string, string[]>();
  for (const { statementId, speakerId } of speakersOfStatements(tx).all({ ids: JSON.stringify(ids) }))
    known.set(statementId, [...(known.get(statementId) ?? []), speakerId]);
  return known;
};

const speakersOfStatements = prepared((db) => {
  const { statementId, speakerId, nth } = statementSpeakers;
  return db.select({ statementId, speakerId }).from(statementSpeakers).where(isOneOfIds(statementId)).orderBy(asc(nth)).prepare();
});

/** What differs between two states of the facts: the first and the second values of that; null when nothing does. */
export const differenceOf = (before: Facts, after: Facts): { before: Facts; after: Facts } | null => {
  const names = Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const pick = (facts: Facts): Facts => Object.fromEntries(names.map((name) => [name, facts[name]]));
  return names.length === 0 ? null : { before: pick(before), after: pick(after) };
};
