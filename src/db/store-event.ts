import type { SQL } from 'drizzle-orm';
import { and, asc, desc, eq, notInArray, or, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Event } from '../extract/types.ts';
import { isAnyOf } from './any-of.ts';
import { dayBounds } from './filter.ts';
import type { ArticleWriting, FormerlyLeft, JoinRules, KnownEvent } from './join-rules.ts';
import type { Tx } from './open.ts';
import { periodOf } from './period.ts';
import { eventArticles, eventParticipants, events } from './event-tables.ts';
import { takeSlug } from './slugs.ts';
import { uncorrected } from './uncorrected.ts';

/** More than so many candidates are not looked at. */
const MOST_CANDIDATES = 500;

/** Stores an event of an article, as a new one or with the known one that it is; participants are ids of the database. Gives the id. */
export const storeEvent = ({ tx, touch, articleId, rules, formerly }: ArticleWriting, event: Event): string => {
  const known = formerEvent(event, formerly?.events, rules) ?? rules.findEvent(event, candidatesFor(tx, event, articleId));
  const id = known?.id ?? takeSlug(tx, 'event', rules.slugOfEvent(event));
  formerly?.events.delete(id);
  touch('event', id);
  if (known) updateEvent(tx, id, rules.mergeEvents(known, event));
  else insertEvent(tx, id, event);
  const { participants, ...here } = event;
  tx.insert(eventArticles)
    .values({ ...here, eventId: id, articleId })
    .run();
  for (const speakerId of participants) tx.insert(eventParticipants).values({ eventId: id, articleId, speakerId }).onConflictDoNothing().run();
  return id;
};

/** Of those left that the article told of before the one under the very name that it has now, or else one that can be the same. */
const formerEvent = (event: Event, left: FormerlyLeft['events'] | undefined, { findEvent }: JoinRules): KnownEvent | undefined => {
  if (!left || left.size === 0) return undefined;
  const known = [...left.values()];
  return known.find(({ name, status }) => name === event.name && status === event.status) ?? findEvent(event, known);
};

type EventFacts = Omit<Event, 'id' | 'participants'>;

const insertEvent = (tx: Tx, id: string, { name, date, precision, place, status, kind }: EventFacts): void => {
  tx.insert(events)
    .values({ id, name, date, precision, place, status, kind, nameKey: fold(name), placeKey: place && fold(place), ...periodOf(date) })
    .run();
};

/** Sets what articles say of an event, except where a person has said otherwise. */
export const updateEvent = (tx: Tx, id: string, { name, date, precision, place, status, kind }: EventFacts): void => {
  const { corrected } = tx.select({ corrected: events.corrected }).from(events).where(eq(events.id, id)).get() ?? {};
  const row = uncorrected(corrected, { name, date, place, status, kind });
  const set = {
    ...row,
    ...(row.name !== undefined && { nameKey: fold(row.name) }),
    ...('date' in row && { precision, ...periodOf(date) }),
    ...('place' in row && { placeKey: place && fold(place) }),
  };
  if (Object.keys(set).length > 0) tx.update(events).set(set).where(eq(events.id, id)).run();
};

/** Events of other articles at the same place, in the same days, or with one of the participants; what speaks for most of it comes first. */
const candidatesFor = (tx: Tx, event: Event, articleId: string): KnownEvent[] => {
  const here = tx.select({ id: eventArticles.eventId }).from(eventArticles).where(eq(eventArticles.articleId, articleId));
  const { id, name, date, precision, place, status, kind } = events;
  const signs = signsOf(tx, event);
  const strength = sql.join(
    signs.map((sign) => sql`coalesce(${sign}, false)`),
    sql` + `,
  );
  const rows = tx
    .select({ id, name, date, precision, place, status, kind })
    .from(events)
    .where(and(or(...signs), notInArray(id, here)))
    .orderBy(desc(strength), asc(id))
    .limit(MOST_CANDIDATES)
    .all();
  const participants = participantsOf(
    tx,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({ ...row, participants: participants.get(row.id) ?? [] }));
};

/** What speaks for a known event being this one: each by an index. */
const signsOf = (tx: Tx, { date, place, participants }: Event): SQL[] => {
  const { dayFrom, dayTo } = periodOf(date);
  const [first, last] = dayBounds(events.newestFirst, { from: date === null ? undefined : [date], to: date === null ? undefined : [date] }) ?? [];
  const sharing = tx.select({ id: eventParticipants.eventId }).from(eventParticipants).where(isAnyOf(eventParticipants.speakerId, participants));
  return [
    ...(place === null ? [] : [sql`${events.placeKey} = ${fold(place)}`]),
    ...(dayFrom === null
      ? []
      : [sql`(${events.newestFirst} between ${first} and ${last} and ${events.dayFrom} <= ${dayTo} and ${events.dayTo} >= ${dayFrom})`]),
    sql`${events.id} in ${sharing}`,
  ];
};

/** Who takes part in events, by ids. */
export const participantsOf = (tx: Tx, ids: string[]): Map<string, string[]> => {
  const { eventId, speakerId } = eventParticipants;
  const known = new Map(ids.map((id): [string, string[]] => [id, []]));
  for (const row of tx.selectDistinct({ eventId, speakerId }).from(eventParticipants).where(isAnyOf(eventId, ids)).all())
    known.get(row.eventId)?.push(row.speakerId);
  return known;
};
