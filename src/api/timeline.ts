import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { Facet } from '../db/facets.ts';
import { FACETS } from '../db/facets.ts';
import type { Interval } from '../db/period.ts';
import { daysOfInterval, daysWithin, INTERVALS, intervalsBetween } from '../db/period.ts';
import type { TimelinePeriod } from '../db/timeline.ts';
import { linkTo, listOf } from './list.ts';
import { once, queryOf } from './parameters.ts';
import { LIST_PROBLEMS, ProblemError, TOO_COSTLY } from './problem.ts';
import { questionMeta } from './statement-list.ts';
import { tellQuestion } from './statement-meta.ts';
import type { Reading } from './statement-pages.ts';
import { readQuestion, statementParameters } from './statement-query.ts';

/** No timeline has more periods. */
const MOST_PERIODS = 5000;

const Group = z.object({ value: z.string(), label: z.string() });

const Period = z
  .object({
    period: z.string().describe('`2021-07-28`, `2021-W30`, `2021-07` or `2021`'),
    from: z.string().describe('Its first day'),
    to: z.string().describe('Its last day'),
    count: z.int().nonnegative(),
    groups: z.record(z.string(), z.int().positive()).describe('With `by`: how many of each of `meta.groups`, by value'),
    link: z.string().describe('The statements of these days, also those of a coarser date that overlaps'),
  })
  .meta({ id: 'TimelinePeriod', description: 'How many statements were made in a period' });

const TimelineMeta = z
  .object({
    ...questionMeta,
    interval: z.enum(INTERVALS),
    unplaced: z.int().nonnegative().describe('How many have no date, or one that is coarser than the interval'),
    groups: z.array(Group.extend({ count: z.int().positive() })).describe('With `by`: the ten most frequent values over the whole time'),
  })
  .meta({ id: 'TimelineMeta', description: 'What is said of a timeline' });

const Timeline = listOf(Period, TimelineMeta).meta({
  id: 'Timeline',
  description: 'How many statements were made when, in the order of time; periods between without any are there with 0',
});

const GROUPINGS = Object.keys(FACETS).filter((facet) => facet !== 'month') as Exclude<Facet, 'month'>[];

const TimelineQuery = queryOf({
  ...statementParameters,
  interval: z
    .enum(INTERVALS, once(`is not one of ${INTERVALS.join(', ')}`))
    .optional()
    .meta({ description: 'How long each period is.', default: 'month' }),
  by: z
    .enum(GROUPINGS, once(`is not one of ${GROUPINGS.join(', ')}`))
    .optional()
    .meta({ description: 'What to count apart in each period.' }),
});
type TimelineQuery = z.infer<typeof TimelineQuery>;

export const timelineRoutes: FastifyPluginCallbackZod<Reading> = (app, reading, done) => {
  app.get(
    '/timeline',
    {
      schema: {
        operationId: 'getTimeline',
        tags: ['Statements'],
        summary: 'How many statements were made when',
        description: 'Takes the filters of `/statements`. A statement without a day of its own counts as said when its article was published.',
        querystring: TimelineQuery,
        response: { 200: Timeline, ...LIST_PROBLEMS, ...TOO_COSTLY },
      },
    },
    (request) => answerTimeline(reading, request.query),
  );
  done();
};

const answerTimeline = async ({ db, costly }: Reading, { interval = 'month', by, ...query }: TimelineQuery): Promise<z.infer<typeof Timeline>> => {
  const question = await readQuestion(db, query);
  const { periods, unplaced, groups } = await costly.run('timelineOf', { filters: question.filters, interval, by });
  return {
    data: fillGaps(periods, interval).map((period) => toPeriod(period, query)),
    links: { self: linkTo('/timeline', { ...query, interval: interval === 'month' ? undefined : interval, by }), next: null },
    meta: { ...tellQuestion(question, `Statements${question.told}, by ${interval}.`), interval, unplaced, groups },
  };
};

/** All periods from the first to the last that has any. */
const fillGaps = (periods: TimelinePeriod[], interval: Interval): TimelinePeriod[] => {
  const [first, last] = [periods[0], periods.at(-1)];
  if (!first || !last) return [];
  const all = intervalsBetween(first.period, last.period, { interval, most: MOST_PERIODS });
  if (!all)
    throw new ProblemError(
      'query-too-costly',
      `From ${first.period} to ${last.period} there are more than ${String(MOST_PERIODS)} periods. Ask for longer ones, or set from and to.`,
    );
  const known = new Map(periods.map((period) => [period.period, period]));
  return all.map((period) => known.get(period) ?? { period, count: 0, groups: {} });
};

const toPeriod = (period: TimelinePeriod, query: TimelineQuery): z.infer<typeof Period> => ({
  ...period,
  ...daysOfInterval(period.period),
  link: linkTo('/statements', { ...query, ...daysWithin(period.period, query) }),
});
