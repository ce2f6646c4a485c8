import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { PlainChange } from '../db/changes.ts';
import { changesAfter, lastSeq, lastSeqBefore } from '../db/changes.ts';
import { CHANGE_OPS, RESOURCES } from '../db/keeping-tables.ts';
import type { Db } from '../db/open.ts';
import { PATHS } from './found.ts';
import { listOf, NoMeta } from './list.ts';
import { numberParameter, Text } from './parameters.ts';
import { LIST_PROBLEMS, ProblemError } from './problem.ts';

/** How many changes a page has, when the client does not say. */
const DEFAULT_CHANGES = 100;

/** How often it is looked whether something came, also from another process. */
const LOOK_EVERY_MS = 200;

const Change = z
  .object({
    seq: z.int().positive().describe('Grows by one from each change to the next; the version of the resource'),
    at: z.string().meta({ description: 'When it was written', format: 'date-time' }),
    type: z.enum(RESOURCES),
    id: z.string(),
    op: z
      .enum(CHANGE_OPS)
      .describe(
        '`removed` and `merged` are tombstones: the resource itself answers with 410 or 308 from now on; a statement that a newer text left out still answers. After one, `created` or `changed` says that it is there again',
      ),
    into: z.string().nullable().describe('Which speaker a merged one is now'),
    links: z.object({ self: z.string().describe('The resource as it is now') }),
  })
  .meta({ id: 'Change', description: 'Something that happened to an article, a statement, a speaker or an event' });

const ChangeList = listOf(Change, NoMeta).meta({
  id: 'ChangeList',
  description: 'Changes in the order in which they happened; `links.next` is there even at the end',
});

const NO_PLACE = 'is neither the `seq` of a change nor a time like `2021-07-28` or `2021-07-28T12:00:00Z`';

const isTime = (since: string): boolean => z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(since).success;

const ChangesQuery = z.strictObject({
  since: Text.regex(/^(\d{1,15}|\d{4}-\d{2}-\d{2}(T.*)?)$/, NO_PLACE)
    .refine((since) => /^\d{1,15}$/.test(since) || isTime(since), NO_PLACE)
    .optional()
    .meta({ description: 'Changes after the one with this `seq`, or from this time on. Without it all, from the first.', default: '0' }),
  wait: numberParameter({ min: 0, max: 30 }).meta({
    description: 'So many seconds the answer may wait for something to come, when nothing has.',
  }),
  limit: numberParameter({ min: 1, max: 1000 }).meta({ description: 'How many a page has at most.', default: DEFAULT_CHANGES }),
});
type ChangesQuery = z.infer<typeof ChangesQuery>;

export const changeRoutes: FastifyPluginCallbackZod<{ db: Db }> = (app, { db }, done) => {
  let isClosing = false;
  app.addHook('preClose', (closed) => {
    isClosing = true;
    closed();
  });
  app.get(
    '/changes',
    {
      schema: {
        operationId: 'getChanges',
        tags: ['Changes'],
        summary: 'What happened since, in one order that never skips and never repeats',
        description:
          'Follow `links.next` for ever; with `wait` it holds until something comes. Each change names a resource: get it from `links.self`, drop it when the change is a tombstone. A change of what a resource shows of another, as a statement the name of its speaker, is a change of both.',
        querystring: ChangesQuery,
        response: { 200: ChangeList, ...LIST_PROBLEMS },
      },
    },
    (request, reply) => answerChanges(db, { ...request.query, isOver: () => isClosing || reply.raw.destroyed }, reply),
  );
  done();
};

const answerChanges = async (
  db: Db,
  { isOver, ...query }: ChangesQuery & { isOver: () => boolean },
  reply: FastifyReply,
): Promise<z.infer<typeof ChangeList>> => {
  const { since: asked = '0', wait = 0, limit = DEFAULT_CHANGES } = query;
  const since = /^\d+$/.test(asked) ? Number(asked) : lastSeqBefore(db, Date.parse(asked));
  // Only a database that was put back to an older state has fewer changes than somebody has seen.
  if (since > lastSeq(db)) throw notYet();
  const deadline = Date.now() + wait * 1000;
  while (lastSeq(db) <= since && Date.now() < deadline && !isOver()) await sleep(LOOK_EVERY_MS);
  const rows = await changesAfter(db, since, limit);
  const next = linkTo(query, String(rows.at(-1)?.seq ?? since));
  reply.header('link', `<${next}>; rel="next"`).header('cache-control', 'no-store');
  return { data: rows.map(toChange), links: { self: linkTo(query, asked), next }, meta: {} };
};

const notYet = (): ProblemError =>
  new ProblemError(
    'invalid-cursor',
    '`since` is after the last change: the copy was made of another database, or of a newer state of this one. Begin anew without it.',
    [{ parameter: 'since', detail: 'is after the last change' }],
  );

const linkTo = ({ wait, limit }: ChangesQuery, since: string): string =>
  `/changes?${new URLSearchParams({ since, ...(wait !== undefined && { wait: String(wait) }), ...(limit !== undefined && { limit: String(limit) }) }).toString()}`;

const toChange = ({ seq, at, type, id, op, into }: PlainChange): z.infer<typeof Change> => ({
  seq,
  at: new Date(at).toISOString(),
  type,
  id,
  op,
  into,
  links: { self: `${PATHS[type]}/${id}` },
});
