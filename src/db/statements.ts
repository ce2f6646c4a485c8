import { and, asc, desc, eq, inArray, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { STATEMENT_KINDS } from '../extract/types.ts';
import { isAnyOf } from './any-of.ts';
import type { Filters, FilterValues } from './filter.ts';
import { conditionsOf, dayBounds, periodFilters } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortColumns } from './page.ts';
import { pageOfIds } from './page.ts';
import { prepared } from './prepared.ts';
import { articles } from './schema.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsById } from './statement-rows.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

const { id, articleId, start, kind, eventId, newestFirst, oldestFirst, dayFrom, dayTo } = statements;

export const STATEMENT_FILTERS = {
  speaker: {
    takes: 'texts',
    sentence:
      'Who said it: an id, a name in any form seen, or a person’s surname, also in another order, with an initial, as an acronym, in Cyrillic or another romanisation, without regard to case, diacritics, punctuation, titles and a leading *the*. `meta.speakers` says who was meant. Several: any of them.',
    where: (ids) => sql`${id} in (select ${statementSpeakers.statementId} from ${statementSpeakers} where ${isAnyOf(statementSpeakers.speakerId, ids)})`,
  },
  event: {
    takes: 'texts',
    sentence: 'The id of the event it was said at or is about. Several: any of them.',
    where: (ids) => inArray(eventId, ids),
  },
  article: {
    takes: 'texts',
    sentence: 'The id of the article it stands in. Several: any of them.',
    where: (ids) => inArray(articleId, ids),
  },
  outlet: {
    takes: 'texts',
    sentence: 'The whole name of the outlet that published it, in any case. Several: any of them.',
    where: (names) => sql`${articleId} in (select ${articles.id} from ${articles} where ${articles.outletKey} in ${names.map(fold)})`,
  },
  kind: {
    takes: STATEMENT_KINDS,
    sentence: '`direct`: all of it quoted; `mixed`: a paraphrase with quoted parts; `indirect`: a paraphrase. Several: any of them.',
    where: (kinds) => sql`${kind} in ${kinds}`,
  },
  ...periodFilters(dayFrom, dayTo, 'Said, or where the text does not tell, published,'),
} satisfies Filters;

/** A list has the first of these by default. */
export const STATEMENT_SORTS = {
  '-saidOn': [newestFirst, articleId, start, id],
  saidOn: [oldestFirst, articleId, start, id],
  position: [articleId, start, id],
} satisfies Record<string, SortColumns>;
export type StatementSort = keyof typeof STATEMENT_SORTS;

export type StatementQuery = PageRequest & {
  /** Speakers by id; none at all when nobody was meant. */
  filters: FilterValues<typeof STATEMENT_FILTERS>;
  sort: StatementSort;
};

/** One page of the statements that fulfil all filters. */
export const listStatements = async (db: Db, { filters, sort, ...request }: StatementQuery): Promise<Page<StoredStatement>> => {
  if (filters.speaker?.length === 0) return { rows: [], next: null };
  const columns = STATEMENT_SORTS[sort];
  const { rows, next } = pageOfIds(db, columns, { ...request, where: conditionsOf(STATEMENT_FILTERS, filters), bounds: dayBounds(columns[0], filters) });
  return Promise.resolve({ rows: statementsById(db, rows), next });
};

export const findStatement = async (db: Db, statementId: string): Promise<StoredStatement | undefined> => Promise.resolve(statementsById(db, [statementId])[0]);

/** All statements of an article, in the order of its text. */
export const statementsOfArticle = async (db: Db, article: string): Promise<StoredStatement[]> => Promise.resolve(statementsIn(db, article));

/** The same, at once: for use inside a transaction. */
export const statementsIn = (db: Db, article: string): StoredStatement[] =>
  statementsById(
    db,
    inArticle(db)
      .all({ article })
      .map((row) => row.id),
  );

const inArticle = prepared((db) =>
  db
    .select({ id })
    .from(statements)
    .where(eq(articleId, sql.placeholder('article')))
    .orderBy(asc(start), asc(id))
    .prepare(),
);

/** The first and the last statement of a speaker, by the day they were said; none for one who says nothing. */
export const firstAndLastOfSpeaker = async (db: Db, speaker: string): Promise<{ first: StoredStatement | null; last: StoredStatement | null }> => {
  const firstId = firstOfSpeaker(db).get({ speaker })?.id;
  const lastId = lastOfSpeaker(db).get({ speaker })?.id;
  const found = statementsById(
    db,
    [firstId, lastId].filter((statement) => statement !== undefined),
  );
  return Promise.resolve({ first: found[0] ?? null, last: found.at(-1) ?? null });
};

const isBySpeaker = and(eq(statementSpeakers.statementId, id), eq(statementSpeakers.speakerId, sql.placeholder('speaker')));

const firstOfSpeaker = prepared((db) =>
  db
    .select({ id })
    .from(statementSpeakers)
    .innerJoin(statements, isBySpeaker)
    .orderBy(asc(oldestFirst), asc(articleId), asc(start), asc(id))
    .limit(1)
    .prepare(),
);

const lastOfSpeaker = prepared((db) =>
  db
    .select({ id })
    .from(statementSpeakers)
    .innerJoin(statements, isBySpeaker)
    .orderBy(asc(newestFirst), desc(articleId), desc(start), desc(id))
    .limit(1)
    .prepare(),
);
