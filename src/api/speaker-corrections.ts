import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { SPEAKER_KINDS } from '../extract/types.ts';
import type { Writer } from '../ingest/writer.ts';
import type { Asked } from './correction.ts';
import { askedBy, CORRECTION_PROBLEMS, line, MAX_CORRECTION_BYTES, Reason } from './correction.ts';
import { SPEAKER } from './examples.ts';
import { PATHS } from './found.ts';
import { correctMatched, MATCH_PROBLEMS, tagged } from './if-match.ts';
import { idParameter, NoQuery } from './parameters.ts';
import { answerSpeaker, Speaker } from './speakers.ts';

const Correction = z
  .strictObject(
    {
      name: line(200).optional(),
      kind: z.enum(SPEAKER_KINDS).optional(),
      names: z.array(line(200)).max(100).optional().describe('Names that they are found by besides those seen, all of them'),
      wikidata: z
        .string('must be a text')
        .regex(/^Q[1-9]\d{0,11}$/, 'must be like `Q42`')
        .nullable()
        .optional()
        .describe('Their item in Wikidata, like `Q42`'),
      reason: Reason.optional(),
    },
    'must be an object of corrections',
  )
  .refine(({ reason: _, ...facts }) => Object.keys(facts).length > 0, 'corrects nothing')
  .meta({
    minProperties: 1,
    id: 'SpeakerCorrection',
    description: 'What a person says of a speaker; what is left out stays. No later extraction changes it',
  });

const Merge = z
  .strictObject({ into: line(200).describe('Who they are, by id'), reason: Reason.optional() }, 'must be an object with `into`')
  .meta({ id: 'Merge', description: 'Which other speaker one is' });

const Split = z
  .strictObject(
    {
      articles: z.array(line(200)).min(1).max(1000).describe('The articles that tell of the other one, by id'),
      name: line(200).optional().describe('What the other one is called; the same when it is left out'),
      reason: Reason.optional(),
    },
    'must be an object with `articles`',
  )
  .meta({ id: 'Split', description: 'Which articles tell of somebody else of that name' });

const Undo = z.strictObject({ reason: Reason.optional() }, 'must be an object').meta({ id: 'Undo', description: 'Why something is undone' });

type Parts = { db: Db; writer: Writer };

const params = idParameter('The id of a speaker', SPEAKER.id);
const needs = { config: { needs: 'editor' }, bodyLimit: MAX_CORRECTION_BYTES } as const;
const common = { tags: ['Speakers'], params, querystring: NoQuery };
const response = { 200: Speaker, ...CORRECTION_PROBLEMS, 409: MATCH_PROBLEMS[409] };

export const speakerCorrectionRoutes: FastifyPluginCallbackZod<Parts> = (app, parts, done) => {
  app.patch(
    '/speakers/:id',
    {
      ...needs,
      schema: {
        ...common,
        operationId: 'correctSpeaker',
        summary: 'Correct a speaker: name, kind, other names, Wikidata',
        body: Correction,
        response: { ...response, ...MATCH_PROBLEMS },
      },
    },
    (request, reply) => answerCorrection(parts, askedBy(request, request.params, request.body), reply),
  );
  app.post(
    '/speakers/:id/merge',
    {
      ...needs,
      schema: {
        ...common,
        operationId: 'mergeSpeaker',
        summary: 'Let a speaker be another one; the id redirects there for ever',
        body: Merge,
        response,
      },
    },
    (request, reply) => answerMerge(parts, askedBy(request, request.params, request.body), reply),
  );
  app.post(
    '/speakers/:id/split',
    {
      ...needs,
      schema: {
        ...common,
        operationId: 'splitSpeaker',
        summary: 'Let what some articles tell of a speaker be of another one, who is new and is given',
        body: Split,
        response,
      },
    },
    (request, reply) => answerSplit(parts, askedBy(request, request.params, request.body), reply),
  );
  app.post(
    '/speakers/:id/undo',
    {
      ...needs,
      schema: {
        ...common,
        operationId: 'undoSpeaker',
        summary: 'Undo the merge or the split that an id came from; who they are after that is given',
        body: Undo,
        response,
      },
    },
    (request, reply) => answerUndo(parts, askedBy(request, request.params, request.body), reply),
  );
  done();
};

const answerCorrection = async ({ db, writer }: Parts, { id, body, by }: Asked<z.infer<typeof Correction>>, reply: FastifyReply): Promise<Speaker> =>
  correctMatched(reply, { db, type: 'speaker', id, answer: () => answerSpeaker(db, id) }, (looked) => writer.run('correctSpeaker', { looked, ...body, by }));

const answerMerge = async ({ db, writer }: Parts, { id, body: { into }, by }: Asked<z.infer<typeof Merge>>, reply: FastifyReply): Promise<Speaker> => {
  await answerSpeaker(db, id);
  return answerNow(db, await writer.run('mergeSpeakers', { from: id, to: into, by }), reply);
};

const answerSplit = async ({ db, writer }: Parts, { id, body, by }: Asked<z.infer<typeof Split>>, reply: FastifyReply): Promise<Speaker> => {
  await answerSpeaker(db, id);
  return answerNow(db, await writer.run('splitSpeaker', { id, ...body, by }), reply);
};

const answerUndo = async ({ db, writer }: Parts, { id, by }: Asked<z.infer<typeof Undo>>, reply: FastifyReply): Promise<Speaker> =>
  answerNow(db, await writer.run('undoMerge', { id, by }), reply);

/** A speaker who is another one, or is one again, with the tag that a correction needs. */
const answerNow = async (db: Db, id: string, reply: FastifyReply): Promise<Speaker> => tagged(reply, `${PATHS.speaker}/${id}`, await answerSpeaker(db, id));
