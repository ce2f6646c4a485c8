import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { EventProfile } from '../db/events.ts';
import { EVENT_FILTERS, findEvent, isToldBy, listEvents } from '../db/events.ts';
import type { Db } from '../db/open.ts';
import { EVENT_STATUSES } from '../extract/types.ts';
import { EVENT } from './examples.ts';
import { foundResource } from './found.ts';
import type { ListReading } from './narrowed.ts';
import { MANY_ARTICLES, readPage } from './narrowed.ts';
import { valuesOf } from '../db/filter.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS, LIST_PROBLEMS, TOO_COSTLY } from './problem.ts';
import { Counts } from './speakers.ts';
import { preciseDate, SpeakerReference } from './statement.ts';

const EventLinks = z.object({ self: z.string(), statements: z.string().describe('What was said at it or about it') });

/** What is known of an event by itself. */
export const eventFacts = {
  id: z.string(),
  name: z.string(),
  ...preciseDate,
  place: z.string().nullable(),
  status: z.enum(EVENT_STATUSES),
};

const EventSummary = z.object({ ...eventFacts, links: EventLinks }).meta({ id: 'EventSummary', description: 'An event as lists show it' });

const EventName = z.object({ name: z.string(), count: z.int().positive().describe('How many articles call it so') });

export const Event = EventSummary.omit({ links: true })
  .extend({
    participants: z.array(SpeakerReference).describe('Who took part or is to, by name'),
    names: z.array(EventName).describe('What articles call it, the most frequent first'),
    counts: Counts.describe('How many statements belong to it, and how many articles tell of it'),
    links: EventLinks,
  })
  .meta({ id: 'Event', description: 'A meeting, summit, briefing or session' });

const EventList = listOf(EventSummary, NoMeta).meta({ id: 'EventList', description: 'One page of events' });

const EventsQuery = listQuery(filterParameters(EVENT_FILTERS));

export const eventRoutes: FastifyPluginCallbackZod<ListReading> = (app, reading, done) => {
  app.get(
    '/events',
    {
      schema: {
        operationId: 'listEvents',
        tags: ['Events'],
        summary: 'The events, newest first',
        querystring: EventsQuery,
        response: { 200: EventList, ...LIST_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request, reply) => answerList(reading, request.query, reply),
  );
  app.get(
    '/events/:id',
    {
      schema: {
        operationId: 'getEvent',
        tags: ['Events'],
        summary: 'One event: when, where, who took part',
        params: idParameter('The id of an event', EVENT.id),
        querystring: NoQuery,
        response: { 200: Event, ...ITEM_PROBLEMS, ...TOO_COSTLY },
      },
    },
    async ({ params: { id } }) => answerEvent(reading.db, id, await readProfile(reading, id)),
  );
  done();
};

const answerList = async (reading: ListReading, query: z.infer<typeof EventsQuery>, reply: FastifyReply): Promise<z.infer<typeof EventList>> => {
  const { rows, next } = await readPage(
    reading,
    { name: 'listEvents', read: listEvents },
    { filters: valuesOf(EVENT_FILTERS, query), ...pageRequest(reply, query) },
  );
  return { data: rows.map((event) => ({ ...event, links: linksOf(event.id) })), links: pageLinks(reply, query, { next }), meta: {} };
};

/** All that is known of an event; of one that many articles tell of, from another process. */
const readProfile = async ({ db, costly }: ListReading, id: string): Promise<EventProfile | undefined> =>
  isToldBy(db, id, MANY_ARTICLES) ? costly.run('findEvent', id) : findEvent(db, id);

/** An event with all that is known of it. */
export const answerEvent = async (db: Db, id: string, known?: EventProfile): Promise<z.infer<typeof Event>> => ({
  ...foundResource(db, { type: 'event', id }, known ?? (await findEvent(db, id))),
  links: linksOf(id),
});

const linksOf = (id: string): z.infer<typeof EventLinks> => ({ self: `/events/${id}`, statements: `/statements?event=${id}` });
