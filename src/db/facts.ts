import { asc } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import type { Facts, RESOURCES } from './keeping-tables.ts';
import type { Tx } from './open.ts';
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
  article: (tx, ids) => {
    const { id, title, outlet, author, url, published, language, revision, textSha256 } = articles;
    return tx.select({ id, title, outlet, author, url, published, language, revision, textSha256 }).from(articles).where(isAnyOf(id, ids)).all();
  },
  speaker: (tx, ids) => {
    const { id, name, kind, wikidata, addedNames } = speakers;
    return tx.select({ id, name, kind, wikidata, addedNames }).from(speakers).where(isAnyOf(id, ids)).all();
  },
  event: (tx, ids) => {
    const { id, name, date, precision, place, status } = events;
    return tx.select({ id, name, date, precision, place, status }).from(events).where(isAnyOf(id, ids)).all();
  },
  statement: (tx, ids) => {
    const { id, kind, text, start, status, statusReason, eventId, eventRelation, saidDate } = statements;
    const rows = tx
      .select({ id, kind, text, start, status, statusReason, event: eventId, relation: eventRelation, saidOn: saidDate })
      .from(statements)
      .where(isAnyOf(id, ids))
      .all();
    const speakersOf = speakersByStatement(tx, ids);
    return rows.map((row) => ({ ...row, speakers: speakersOf.get(row.id) ?? [] }));
  },
};

const speakersByStatement = (tx: Tx, ids: string[]): Map<string, string[]> => {
  const { statementId, speakerId, nth } = statementSpeakers;
  const known = new Map<string, string[]>();
  for (const row of tx.select({ statementId, speakerId }).from(statementSpeakers).where(isAnyOf(statementId, ids)).orderBy(asc(nth)).all())
    known.set(row.statementId, [...(known.get(row.statementId) ?? []), row.speakerId]);
  return known;
};

/** What differs between two states of the facts: the first and the second values of that; null when nothing does. */
export const differenceOf = (before: Facts, after: Facts): { before: Facts; after: Facts } | null => {
  const names = Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  const pick = (facts: Facts): Facts => Object.fromEntries(names.map((name) => [name, facts[name]]));
  return names.length === 0 ? null : { before: pick(before), after: pick(after) };
};
