import { z } from 'zod';
import { FACETS } from '../db/facets.ts';
import { tellFilters, valuesOf } from '../db/filter.ts';
import type { Db } from '../db/open.ts';
import { canRank } from '../db/ranking.ts';
import type { SpeakerMatch } from '../db/speaker-matches.ts';
import { matchSpeakers } from '../db/speaker-matches.ts';
import type { StatementFilters } from '../db/statement-filters.ts';
import { NAMING_FILTERS, STATEMENT_FILTERS } from '../db/statement-filters.ts';
import type { StatementSort } from '../db/statements.ts';
import { STATEMENT_SORTS } from '../db/statements.ts';
import { formatParameter } from './formats.ts';
import { filterParameters, listQuery, once, sortParameter, wordsParameter } from './parameters.ts';
import { LIST_FORMATS } from './statement-formats.ts';
import { STATEMENT_KEYS } from './statement.ts';

/** The parameters that say which statements are meant, the same wherever statements are listed or counted. */
export const statementParameters = filterParameters(STATEMENT_FILTERS);

const FACET_NAMES = Object.keys(FACETS) as (keyof typeof FACETS)[];
const SORTS = [...(Object.keys(STATEMENT_SORTS) as StatementSort[]), 'relevance'] as const;
/** In which order statements are given. */
export type ListSort = (typeof SORTS)[number];

export const StatementsQuery = listQuery({
  ...statementParameters,
  sort: sortParameter(
    SORTS,
    'By the day it was said, newest first (`-saidOn`, the default) or oldest first (`saidOn`), by its place in the text (`position`, the default with one `article`), or by how much the words of `q` say of it (`relevance`).',
  ),
  count: z
    .enum(['exact'], once('may only be `exact`'))
    .optional()
    .meta({ description: 'With `exact`, `meta.count` says how many statements there are in all; null where counting takes too long.' }),
  facets: wordsParameter(FACET_NAMES, 'With each of these, `meta.facets` counts the 20 most frequent values among all statements that are meant.'),
  include: wordsParameter(['context'], 'With `context`, each statement has the sentences around it.'),
  fields: wordsParameter(STATEMENT_KEYS, 'Only these keys of each statement, in JSON, NDJSON and CSV; the others are absent, whatever the schema says.'),
  format: formatParameter(LIST_FORMATS),
}).refine(({ sort, q }) => sort !== 'relevance' || q !== undefined, { path: ['sort'], error: 'is not `relevance` unless there is a `q`' });
export type StatementsQuery = z.infer<typeof StatementsQuery>;

type Asked = Partial<Record<keyof typeof STATEMENT_FILTERS, string[] | undefined>>;

/** Which statements a request means. */
export type Question = {
  /** With speakers by id. */
  filters: StatementFilters;
  /** Whom each name meant, for those parameters that were given. */
  matches: Partial<Record<(typeof NAMING_FILTERS)[number], SpeakerMatch[]>>;
  /** What was asked for, in words. */
  told: string;
};

/** Which statements a query means; names of speakers are looked up. */
export const readQuestion = async (db: Db, query: Asked): Promise<Question> => {
  const given: Asked = valuesOf(STATEMENT_FILTERS, query);
  const matches: Question['matches'] = {};
  const [filters, names] = [{ ...given }, { ...given }];
  for (const name of NAMING_FILTERS) {
    if (!given[name]) continue;
    const found = await matchSpeakers(db, given[name]);
    matches[name] = found;
    filters[name] = [...new Set(found.flatMap(({ ids }) => ids))];
    names[name] = found.flatMap(({ value, matched }) => (matched.length > 0 ? matched.map((speaker) => speaker.name) : [`“${value}”`]));
  }
  return { filters, matches, told: tellFilters(STATEMENT_FILTERS, names) };
};

const ORDERS: Record<ListSort, string> = {
  '-saidOn': 'newest first',
  saidOn: 'oldest first',
  position: 'in the order of the text',
  relevance: 'most relevant first',
};

/** What a list was asked for, as a sentence. */
export const tellList = ({ told }: Question, sort: ListSort): string => `Statements${told}, ${ORDERS[sort]}.`;

/** In which order a list is given: when it is not said, in that of the text where there is one; words that only leave out rank nothing. */
export const sortOf = ({ sort, article, q: [q = ''] = [] }: StatementsQuery): ListSort =>
  sort === undefined ? (article?.length === 1 ? 'position' : '-saidOn') : sort === 'relevance' && !canRank(q) ? '-saidOn' : sort;
