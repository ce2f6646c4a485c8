import { asc, eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Event } from '../extract/types.ts';
import { isOneOfIds } from './any-of.ts';
import { countRows, countStatements } from './counts.ts';
import type { Filters, FilterValues } from './filter.ts';
import { conditionsOf, countUpTo, dayBounds, periodFilters } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortColumns } from './page.ts';
import { inOrder, pageOfIds } from './page.ts';
import { prepared } from './prepared.ts';
import { eventArticles, eventParticipants, events } from './event-tables.ts';
import { speakers } from './schema.ts';
import { inSnapshot } from './snapshot.ts';
import type { StoredSpeaker } from './speakers.ts';

export type StoredEvent = Omit<Event, 'participants' | 'kind'>;
export type EventProfile = StoredEvent & {
  participants: StoredSpeaker[];
  /** What articles call it, with how many do. */
  names: { name: string; count: number }[];
  counts: { statements: number; articles: number };
};

export const EVENT_FILTERS = {
  q: {
    takes: 'text',
    sentence: 'A part of its name, without regard to case and diacritics.',
    where: ([part = '']) => sql`${fold(part)} <> '' and instr(${events.nameKey}, ${fold(part)}) > 0`,
  },
  ...periodFilters(events.dayFrom, events.dayTo, 'Held, or to be held,'),
  place: {
    takes: 'text',
    sentence: 'Where: whole words of its place, in any case.',
    where: ([place = '']) => sql`${fold(place)} <> '' and instr(' ' || ${events.placeKey} || ' ', ${` ${fold(place)} `}) > 0`,
  },
} satisfies Filters;

const NEWEST_FIRST: SortColumns = [events.newestFirst, events.id];

/** One page of the events, newest first, those without a date last. */
export const listEvents = async (
  db: Db,
  { filters, ...request }: PageRequest & { filters: FilterValues<typeof EVENT_FILTERS> },
): Promise<Page<StoredEvent>> => {
  const { rows, next } = pageOfIds(db, NEWEST_FIRST, {
    ...request,
    where: conditionsOf(EVENT_FILTERS, filters),
    bounds: dayBounds(events.newestFirst, filters),
  });
  return Promise.resolve({ rows: eventsById(db, rows), next });
};

const eventsById = (db: Db, ids: string[]): StoredEvent[] => (ids.length === 0 ? [] : inOrder(ids, eventQuery(db).all({ ids: JSON.stringify(ids) })));

const eventQuery = prepared((db) => {
  const { id, name, date, precision, place, status } = events;
  return db.select({ id, name, date, precision, place, status }).from(events).where(isOneOfIds(id)).prepare();
});

/** An event with all that is known of it, of one state. */
export const findEvent = async (db: Db, id: string): Promise<EventProfile | undefined> =>
  Promise.resolve(
    inSnapshot(db, () => {
      const [event] = eventsById(db, [id]);
      return event && { ...event, participants: participantsOf(db, id), names: namesOf(db, id), counts: countsOf(db, id) };
    }),
  );

/** Do so many articles tell of it? */
export const isToldBy = (db: Db, id: string, most: number): boolean =>
  countUpTo(db, sql`select 1 from ${eventArticles} where ${eq(eventArticles.eventId, id)}`, most) === most;

const participantsOf = (db: Db, id: string): StoredSpeaker[] =>
  db
    .selectDistinct({ id: speakers.id, name: speakers.name, kind: speakers.kind })
    .from(eventParticipants)
    .innerJoin(speakers, eq(speakers.id, eventParticipants.speakerId))
    .where(eq(eventParticipants.eventId, id))
    .orderBy(asc(speakers.nameKey), asc(speakers.id))
    .all();

const namesOf = (db: Db, id: string): EventProfile['names'] => {
  const count = sql<number>`count(*)`;
  return db
    .select({ name: eventArticles.name, count })
    .from(eventArticles)
    .where(eq(eventArticles.eventId, id))
    .groupBy(eventArticles.name)
    .orderBy(sql`${count} desc`, asc(eventArticles.name))
    .all();
};

const countsOf = (db: Db, id: string): EventProfile['counts'] => ({
  statements: countStatements(db, { event: [id] }),
  articles: countRows(db, sql`${eventArticles} where ${eq(eventArticles.eventId, id)}`),
});
