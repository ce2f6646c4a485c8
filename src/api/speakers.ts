import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import type { SpeakerProfile } from '../db/speakers.ts';
import { findSpeaker, isNamedBy, listSpeakers, SPEAKER_FILTERS } from '../db/speakers.ts';
import { withLinks } from '../db/statement-links.ts';
import { fold } from '../extract/fold.ts';
import { SPEAKER } from './examples.ts';
import { foundResource } from './found.ts';
import type { ListReading } from './narrowed.ts';
import { MANY_ARTICLES, readPage } from './narrowed.ts';
import { valuesOf } from '../db/filter.ts';
import { listOf, NoMeta, pageLinks, pageRequest } from './list.ts';
import { filterParameters, idParameter, listQuery, NoQuery } from './parameters.ts';
import { ITEM_PROBLEMS, LIST_PROBLEMS, TOO_COSTLY } from './problem.ts';
import { SpeakerReference, Statement } from './statement.ts';

const SpeakerLinks = z.object({ self: z.string(), statements: z.string().describe('What they said') });

const SpeakerSummary = SpeakerReference.extend({ links: SpeakerLinks }).meta({ id: 'SpeakerSummary', description: 'A speaker as lists show them' });

const SpeakerName = z.object({
  name: z.string(),
  count: z.int().nonnegative().describe('How often all articles together use it; 0 for one that a person added'),
});

const SpeakerRole = z.object({
  role: z.string().describe('The title as printed'),
  article: z.string().describe('The first article that prints it'),
  first: z.string().nullable().describe('When the first article that prints it was published'),
  last: z.string().nullable().describe('When the last one was'),
});

export const Counts = z.object({ statements: z.int().nonnegative(), articles: z.int().nonnegative() });

export const Speaker = SpeakerReference.extend({
  wikidata: z.string().nullable().describe('Their item in Wikidata, where a person has said so'),
  names: z.array(SpeakerName).describe('Every proper name seen, the most frequent first'),
  roles: z.array(SpeakerRole),
  counts: Counts.describe('How many statements they made, and how many articles name them'),
  firstStatement: Statement.nullable().describe('By the day it was said; null when they said nothing'),
  lastStatement: Statement.nullable(),
  links: SpeakerLinks.extend({
    namesakes: z
      .string()
      .nullable()
      .describe(
        'For a person known by one word alone (*Clinton*), who may be somebody known in full: all whose names have that word. No text has told yet which',
      ),
  }),
}).meta({ id: 'Speaker', description: 'A person, organisation, government or group' });

export type Speaker = z.infer<typeof Speaker>;

const SpeakerList = listOf(SpeakerSummary, NoMeta).meta({ id: 'SpeakerList', description: 'One page of speakers' });

const SpeakersQuery = listQuery(filterParameters(SPEAKER_FILTERS));

export const speakerRoutes: FastifyPluginCallbackZod<ListReading> = (app, reading, done) => {
  app.get(
    '/speakers',
    {
      schema: {
        operationId: 'listSpeakers',
        tags: ['Speakers'],
        summary: 'The speakers, by name',
        querystring: SpeakersQuery,
        response: { 200: SpeakerList, ...LIST_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request, reply) => answerList(reading, request.query, reply),
  );
  app.get(
    '/speakers/:id',
    {
      schema: {
        operationId: 'getSpeaker',
        tags: ['Speakers'],
        summary: 'One speaker: names, titles, first and last statement',
        params: idParameter('The id of a speaker', SPEAKER.id),
        querystring: NoQuery,
        response: { 200: Speaker, ...ITEM_PROBLEMS, ...TOO_COSTLY },
      },
    },
    async ({ params }) => answerSpeaker(reading.db, params.id, await readProfile(reading, params.id)),
  );
  done();
};

const answerList = async (reading: ListReading, query: z.infer<typeof SpeakersQuery>, reply: FastifyReply): Promise<z.infer<typeof SpeakerList>> => {
  const { rows, next } = await readPage(
    reading,
    { name: 'listSpeakers', read: listSpeakers },
    { filters: valuesOf(SPEAKER_FILTERS, query), ...pageRequest(reply, query) },
  );
  return { data: rows.map((speaker) => ({ ...speaker, links: linksOf(speaker.id) })), links: pageLinks(reply, query, { next }), meta: {} };
};

/** All that is known of a speaker; of one whom many articles name, from another process. */
export const readProfile = async ({ db, costly }: ListReading, id: string): Promise<SpeakerProfile | undefined> =>
  isNamedBy(db, id, MANY_ARTICLES) ? costly.run('findSpeaker', id) : findSpeaker(db, id);

/** A speaker with all that is known of them. */
export const answerSpeaker = async (db: Db, id: string, known?: SpeakerProfile): Promise<Speaker> => {
  const { firstStatement, lastStatement, ...speaker } = foundResource(db, { type: 'speaker', id }, known ?? (await findSpeaker(db, id)));
  return {
    ...speaker,
    firstStatement: firstStatement && withLinks(firstStatement),
    lastStatement: lastStatement && withLinks(lastStatement),
    links: { ...linksOf(id), namesakes: isKnownByOneWord(speaker) ? `/speakers?${new URLSearchParams({ q: speaker.name }).toString()}` : null },
  };
};

const isKnownByOneWord = ({ kind, names }: Pick<SpeakerProfile, 'kind' | 'names'>): boolean =>
  kind === 'person' && names.every(({ name }) => !fold(name).includes(' '));

const linksOf = (id: string): z.infer<typeof SpeakerLinks> => ({ self: `/speakers/${id}`, statements: `/statements?speaker=${id}` });
