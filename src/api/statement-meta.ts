import type { z } from 'zod';
import type { CostlyReader } from '../db/costly.ts';
import { TooCostlyError } from '../db/costly.ts';
import type { Facet, FacetValue } from '../db/facets.ts';
import { daysWithin } from '../db/period.ts';
import type { SpeakerMatch as FoundSpeakers } from '../db/speaker-matches.ts';
import { linkTo } from './list.ts';
import type { FacetCount, SpeakerMatch, StatementList } from './statement-list.ts';
import type { IdPage } from './statement-pages.ts';
import type { Question, StatementsQuery } from './statement-query.ts';
import { sortOf, tellList } from './statement-query.ts';

/** Whom names meant, and what was asked for. */
export const tellQuestion = ({ matches: { speaker = [], notSpeaker, about } }: Question, asked: string) => ({
  asked,
  speakers: speaker.map(toMatch),
  ...(notSpeaker && { notSpeaker: notSpeaker.map(toMatch) }),
  ...(about && { about: about.map(toMatch) }),
});

const toMatch = ({ ids: _, ...match }: FoundSpeakers): z.infer<typeof SpeakerMatch> => match;

/** So many values a facet has. */
const MOST_VALUES = 20;

/** What is said of a list: counts and facets, where they are asked for, each within the time limit. */
export const listMeta = async (
  costly: CostlyReader,
  question: Question,
  { query, page }: { query: StatementsQuery; page: IdPage },
): Promise<StatementList['meta']> => {
  const { filters } = question;
  const counting = query.count && inTime(costly.run('countStatements', filters));
  const facets = (query.facets ?? []).map(async (facet) => ({ facet, values: await inTime(costly.run('countFacet', { facet, filters, most: MOST_VALUES })) }));
  const [count, counted] = [await counting, await Promise.all(facets)];
  const isLate = count === null || counted.some(({ values }) => values === null);
  return {
    ...tellQuestion(question, tellList(question, sortOf(query))),
    ...(count !== undefined && { count }),
    ...(query.facets && { facets: Object.fromEntries(counted.flatMap(({ facet, values }) => (values ? [[facet, values.map(linked(query, facet))]] : []))) }),
    ...(isLate && { timedOut: true }),
    ...(page.bounded !== undefined && { relevance: { ranked: page.ranked ?? 0, bounded: page.bounded } }),
  };
};

/** The result; null when the query was ended at its time limit. */
const inTime = <Result>(result: Promise<Result>): Promise<Result | null> =>
  result.catch((error: unknown) => {
    if (error instanceof TooCostlyError) return null;
    throw error;
  });

/** Which parameters narrow a list to a value of a facet. */
const NARROWING: Record<Facet, (value: FacetValue, query: StatementsQuery) => Partial<StatementsQuery>> = {
  speaker: ({ value }) => ({ speaker: [value] }),
  outlet: ({ value }) => ({ outlet: [value] }),
  kind: ({ value }) => ({ kind: [value] }),
  event: ({ value }) => ({ event: [value] }),
  month: ({ value }, { from, to }) => daysWithin(value, { from, to }),
};

const linked =
  (query: StatementsQuery, facet: Facet) =>
  (value: FacetValue): z.infer<typeof FacetCount> => {
    const asked = { ...query, cursor: undefined, facets: undefined, ...NARROWING[facet](value, query) };
    return { ...value, link: linkTo('/statements', asked) };
  };
