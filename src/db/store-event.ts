import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { freeSlug } from '../extract/identity.ts';
import type { Event } from '../extract/types.ts';
import type { KnownEvent, Writing } from './join-rules.ts';
import type { Tx } from './open.ts';
import { periodOf } from './period.ts';
import { eventArticles, eventParticipants, events } from './schema.ts';

/** More than so many candidates are not looked at. */
const MOST_CANDIDATES = 500;

/** Stores an event of an article, as a new one or with the known one that it is; participants are ids of the database. Gives the id. */
export const storeEvent = ({ tx, articleId, rules }: Writing, event: Event): string => {
  const known = rules.findEvent(event, candidatesFor(tx, event, articleId));
  const id = known?.id ?? freeSlug(rules.slugOfEvent(event), (slug) => isTaken(tx, slug));
  const { name, date, precision, place, status } = known ? rules.mergeEvents(known, event) : event;
  const row = { name, date, precision, place, status, nameKey: fold(name), placeKey: place && fold(place), ...periodOf(date) };
  tx.insert(events)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: events.id, set: row })
    .run();
  const { participants, ...here } = event;
  tx.insert(eventArticles)
    .values({ ...here, eventId: id, articleId })
    .run();
  for (const speakerId of participants) tx.insert(eventParticipants).values({ eventId: id, articleId, speakerId }).onConflictDoNothing().run();
  return id;
};

const isTaken = (tx: Tx, slug: string): boolean => tx.select({ id: events.id }).from(events).where(eq(events.id, slug)).get() !== undefined;

/** Events of other articles at the same place, in the same days, or with one of the participants. */
const candidatesFor = (tx: Tx, event: Event, articleId: string): KnownEvent[] => {
  const { dayFrom, dayTo } = periodOf(event.date);
  const sharing = tx.select({ id: eventParticipants.eventId }).from(eventParticipants).where(inArray(eventParticipants.speakerId, event.participants));
  const here = tx.select({ id: eventArticles.eventId }).from(eventArticles).where(eq(eventArticles.articleId, articleId));
  const { id, name, date, precision, place, status } = events;
  const isNear = or(
    event.place === null ? undefined : eq(events.placeKey, fold(event.place)),
    dayFrom === null ? undefined : sql`${events.dayFrom} <= ${dayTo} and ${events.dayTo} >= ${dayFrom}`,
    inArray(id, sharing),
  );
  const rows = tx
    .select({ id, name, date, precision, place, status })
    .from(events)
    .where(and(sql`${id} not in ${here}`, isNear))
    .orderBy(id)
    .limit(MOST_CANDIDATES)
    .all();
  return rows.map((row) => ({ ...row, participants: participantsOf(tx, row.id) }));
};

const participantsOf = (tx: Tx, eventId: string): string[] =>
  tx
    .selectDistinct({ id: eventParticipants.speakerId })
    .from(eventParticipants)
    .where(eq(eventParticipants.eventId, eventId))
    .all()
    .map(({ id }) => id);
