import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { conditionsOf, countUpTo, dayBounds, fewPicking } from './filter.ts';
import type { Db } from './open.ts';
import { idsWithWords } from './highlights.ts';
import type { Page, PageRequest, SortColumns } from './page.ts';
import { keysOfPage, mergeKeys, toPage } from './page.ts';
import { prepared } from './prepared.ts';
import { isNotRetracted } from './retracted.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, standing, STATEMENT_FILTERS, statementConditions } from './statement-filters.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsById } from './statement-rows.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

const { id, articleId, start, newestFirst, oldestFirst } = statements;

/** A list has the first of these by default. */
export const STATEMENT_SORTS = {
  '-saidOn': [newestFirst, articleId, start, id],
  saidOn: [oldestFirst, articleId, start, id],
  position: [articleId, start, id],
} satisfies Record<string, SortColumns>;
export type StatementSort = keyof typeof STATEMENT_SORTS;

/** The same orders, of the statements of one speaker; those of one by place in the text are sorted. */
const SPEAKER_SORTS = {
  '-saidOn': [statementSpeakers.newestFirst, statementSpeakers.articleId, statementSpeakers.start, statementSpeakers.statementId],
  saidOn: [statementSpeakers.oldestFirst, statementSpeakers.articleId, statementSpeakers.start, statementSpeakers.statementId],
} satisfies Partial<Record<StatementSort, SortColumns>>;

export type StatementQuery = PageRequest & { filters: StatementFilters; sort: StatementSort };

/** One page of the statements that fulfil all filters. */
export const listStatements = async (db: Db, query: StatementQuery): Promise<Page<StoredStatement>> => {
  const { rows, next } = pageOfStatementIds(db, query);
  return Promise.resolve({ rows: statementsById(db, rows), next });
};

/** The ids of that page. */
export const pageOfStatementIds = (db: Db, { filters, sort, ...request }: StatementQuery): Page<string> => {
  if (meansNobody(filters)) return { rows: [], next: null };
  const keys = walksOf(db, filters, sort).map(({ columns, where }) => keysOfPage(db, columns, { ...request, where, bounds: dayBounds(columns[0], filters) }));
  return toPage(keys.length === 1 ? (keys[0] ?? []) : mergeKeys(keys), request.limit);
};

/** The statements of so many speakers are found one speaker after another. */
const MOST_WALKS = 20;

type Walk = { columns: SortColumns; where: SQL[] };

/** Where the rows of a list are found in their order: those of each speaker stand in an index of their own, unless another filter picks fewer. */
const walksOf = (db: Db, filters: StatementFilters, sort: StatementSort): Walk[] => {
  const { speaker = [], ...others } = filters;
  const fewOthers = fewPicking(db, STATEMENT_FILTERS, others);
  const isPicked = fewOthers.size > 0 || filters.article !== undefined || filters.event !== undefined;
  if (speaker.length > 0 && speaker.length <= MOST_WALKS && sort !== 'position' && !isPicked) {
    const where = [...ofItsStatement(conditionsOf(STATEMENT_FILTERS, others)), ...standing(filters, statementSpeakers.statementId)];
    return speaker.map((one) => ({ columns: SPEAKER_SORTS[sort], where: [eq(statementSpeakers.speakerId, one), ...where] }));
  }
  const few = isPicked ? fewOthers : fewPicking(db, STATEMENT_FILTERS, filters);
  return [{ columns: STATEMENT_SORTS[sort], where: statementConditions(filters, few) }];
};

const ofItsStatement = (conditions: SQL[]): SQL[] =>
  conditions.length === 0
    ? []
    : [sql`exists (select 1 from ${statements} where ${id} = ${statementSpeakers.statementId} and ${sql.join(conditions, sql` and `)})`];

/** Of more rows than these, looking them up holds everyone else up. */
const HEAVY = 50_000;

/** Do so many statements have the words that the list is better read elsewhere? */
export const isHeavy = (db: Db, { q }: StatementFilters, most = HEAVY): boolean => {
  if (q === undefined) return false;
  const { rows, butNot } = STATEMENT_FILTERS.q.picks;
  return countUpTo(db, butNot(q) ?? rows(q), most + 1) > most;
};

/** So many statements are looked at. */
const GLANCE = 150;

/** The page of words that very many statements have, when a glance at those where it begins is enough to fill it. */
export const glanceAtStatementIds = (db: Db, { filters: { q: [q = ''] = [], ...filters }, ...query }: StatementQuery): Page<string> | undefined => {
  const { columns, where } = walksOf(db, filters, query.sort)[0] ?? { columns: STATEMENT_SORTS[query.sort], where: [] };
  const isUnfit = meansNobody(filters) || (filters.speaker?.length ?? 0) > 1 || STATEMENT_FILTERS.q.picks.butNot([q]) !== undefined;
  if (isUnfit) return undefined;
  const keys = keysOfPage(db, columns, { limit: GLANCE, after: query.after, where, bounds: dayBounds(columns[0], filters) });
  const having = idsWithWords(
    db,
    q,
    keys.map((key) => String(key.at(-1))),
  );
  const found = keys.filter((key) => having.has(String(key.at(-1))));
  return keys.length <= GLANCE || found.length > query.limit ? toPage(found, query.limit) : undefined;
};

export const findStatement = async (db: Db, statementId: string): Promise<StoredStatement | undefined> => Promise.resolve(statementsById(db, [statementId])[0]);

/** The statements of an article but the retracted ones, in the order of its text. */
export const statementsOfArticle = async (db: Db, article: string): Promise<StoredStatement[]> =>
  Promise.resolve(statementsIn(db, article).filter(({ status }) => status !== 'retracted'));

/** All of them, at once: for use inside a transaction. */
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
    .where(isNotRetracted(id))
    .orderBy(asc(oldestFirst), asc(articleId), asc(start), asc(id))
    .limit(1)
    .prepare(),
);

const lastOfSpeaker = prepared((db) =>
  db
    .select({ id })
    .from(statementSpeakers)
    .innerJoin(statements, isBySpeaker)
    .where(isNotRetracted(id))
    .orderBy(asc(newestFirst), desc(articleId), desc(start), desc(id))
    .limit(1)
    .prepare(),
);
