import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { articleId } from '../extract/identity.ts';
import { ArticleSource } from '../ingest/article-input.ts';
import type { Engine } from '../ingest/engine.ts';
import { readPage } from '../ingest/source.ts';
import { notesOn } from '../ingest/notes.ts';
import { eventFacts } from './events.ts';
import { renderExtraction } from './extraction-json.ts';
import { MAX_BODY_BYTES } from './json-body.ts';
import { NoQuery } from './parameters.ts';
import { BODY_PROBLEMS, PLAIN_PROBLEMS, READING_PROBLEMS } from './problem.ts';
import { SpeakerReference, Statement } from './statement.ts';

const FoundStatement = Statement.pick({
  id: true,
  kind: true,
  text: true,
  segments: true,
  cue: true,
  mention: true,
  speakers: true,
  saidOn: true,
  event: true,
  confidence: true,
}).meta({ id: 'FoundStatement', description: 'A statement of a text that is not stored; ids hold within it' });

const FoundSpeaker = SpeakerReference.extend({
  names: z.array(z.string()).describe('Every proper name, the most frequent first'),
  roles: z.array(z.string()).describe('Titles as printed'),
}).meta({ id: 'FoundSpeaker', description: 'A speaker of a text that is not stored' });

const FoundEvent = z
  .object({ ...eventFacts, participants: z.array(z.string()).describe('Ids of speakers') })
  .meta({ id: 'FoundEvent', description: 'An event of a text that is not stored' });

const Extraction = z
  .object({
    id: z.string().describe('The id that the article has or would have'),
    statements: z.array(FoundStatement),
    speakers: z.array(FoundSpeaker),
    events: z.array(FoundEvent),
    notes: z.array(z.string()).describe('What else there is to know, as that it is not in English'),
  })
  .meta({ id: 'Extraction', description: 'Who says what in a text that is not stored' });

export const extractRoutes: FastifyPluginCallbackZod<{ engine: Engine }> = (app, { engine }, done) => {
  app.post(
    '/extract',
    {
      bodyLimit: MAX_BODY_BYTES,
      schema: {
        operationId: 'extract',
        tags: ['Articles'],
        summary: 'Who says what in a text; nothing is stored',
        description: 'As `onrecord extract` answers. A text, or a page of which the article is taken.',
        querystring: NoQuery,
        body: ArticleSource,
        response: { 200: Extraction, ...PLAIN_PROBLEMS, ...BODY_PROBLEMS, ...READING_PROBLEMS },
      },
    },
    (request) => answer(engine, request.body),
  );
  done();
};

const answer = async (engine: Engine, source: ArticleSource): Promise<z.infer<typeof Extraction>> => {
  const article = await readPage(source, engine);
  const { language, extraction } = await engine.readText(article);
  return { id: articleId(article), ...(renderExtraction(extraction) as Omit<z.infer<typeof Extraction>, 'id' | 'notes'>), notes: notesOn({ language }) };
};
