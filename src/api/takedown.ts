import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Db } from '../db/open.ts';
import { emptyLog } from '../db/takedown.ts';
import type { By } from '../db/writing.ts';
import type { Writer } from '../ingest/writer.ts';
import { holderOf } from './auth.ts';
import { STATEMENT } from './examples.ts';
import { foundResource } from './found.ts';
import { idParameter, Text } from './parameters.ts';
import { ITEM_PROBLEMS } from './problem.ts';

const TakedownQuery = z.strictObject({
  reason: Text.optional().meta({ description: 'Why, for the history of the article, where it stays; nothing of the article should be in it.' }),
});

type Parts = { db: Db; writer: Writer };

export const takedownRoutes: FastifyPluginCallbackZod<Parts> = (app, parts, done) => {
  app.delete(
    '/articles/:id',
    {
      config: { needs: 'admin' },
      schema: {
        operationId: 'takeDownArticle',
        tags: ['Articles'],
        summary: 'Take an article down: its texts, its statements and every word of it but ids, for ever',
        description:
          'What only it tells of goes with it. Ids stay as tombstones: they answer with 410, and `/changes` says that they were removed. Those of speakers and events are made of names: the id of a person whom only this article named goes on naming them. Answered once nothing else of it is left in the files of the database; with 503 when it is taken down, but somebody who reads on and on keeps words of it in the write-ahead log: ask again, and the answer is 410 once they are gone. Backups and exports made before have to be deleted by whoever made them.',
        params: idParameter('The id of an article', STATEMENT.article.id),
        querystring: TakedownQuery,
        response: { 204: z.undefined().describe('It is gone'), ...ITEM_PROBLEMS },
      },
    },
    (request, reply) => answerTakedown(parts, { id: request.params.id, by: { key: holderOf(request).id, reason: request.query.reason } }, reply),
  );
  done();
};

const answerTakedown = async ({ db, writer }: Parts, { id, by }: { id: string; by: By }, reply: FastifyReply): Promise<undefined> => {
  const isGone = await writer.run('takeDown', { id, by });
  // Also when it was gone: whoever asks again may have been cut off before. Others may write between two tries.
  await emptyLog(() => writer.run('isLogEmptied', {}));
  foundResource(db, { type: 'article', id }, isGone || undefined);
  reply.code(204);
};
