import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { SQL } from 'drizzle-orm';
import { conditionsOf, dayBounds, fewPicking } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortColumns, SortKey } from './page.ts';
import { keysOfPage, mergeKeys, toPage, walkAlong } from './page.ts';
import { prepared } from './prepared.ts';
import { isNotRetracted, RETRACTED_IDS } from './retracted.ts';
import type { StatementFilters } from './statement-filters.ts';
import { meansNobody, soleSpeaker, standing, STATEMENT_FILTERS, statementConditions } from './statement-filters.ts';
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

/** The ids of one page of the statements that fulfil all filters. */
export const pageOfStatementIds = (db: Db, { filters, sort, ...request }: StatementQuery): Page<string> => {
  if (meansNobody(filters)) return { rows: [], next: null };
  const whole = pageOfWhole(db, { filters, sort, ...request });
  if (whole) return whole;
  return toPage(placesAlong(db, walksOf(db, filters, sort), { request, filters }), request.limit);
};

const WITHOUT_RETRACTED = { without: RETRACTED_IDS };
const WALKS = {
  '-saidOn': walkAlong(STATEMENT_SORTS['-saidOn'], WITHOUT_RETRACTED),
  saidOn: walkAlong(STATEMENT_SORTS.saidOn, WITHOUT_RETRACTED),
  position: walkAlong(STATEMENT_SORTS.position, WITHOUT_RETRACTED),
};

const OF_SPEAKER = { by: statementSpeakers.speakerId, ...WITHOUT_RETRACTED };
const SPEAKER_WALKS = {
  '-saidOn': walkAlong(SPEAKER_SORTS['-saidOn'], OF_SPEAKER),
  saidOn: walkAlong(SPEAKER_SORTS.saidOn, OF_SPEAKER),
};

/** The page of a list that one walk is the whole of: that of all statements, or of those of one speaker. */
const pageOfWhole = (db: Db, { filters, sort, ...request }: StatementQuery): Page<string> | undefined => {
  if (Object.values(filters).every((values) => values === undefined)) return WALKS[sort](db, request);
  const one = soleSpeaker(filters);
  return one === undefined || sort === 'position' ? undefined : SPEAKER_WALKS[sort](db, request, one);
};

type Walk = { columns: SortColumns; where: SQL[] };

/** The places along one or several walks, each no farther than the filters' period. */
export const placesAlong = (db: Db, walks: Walk[], { request, filters }: { request: PageRequest; filters: StatementFilters }): SortKey[] => {
  const keys = walks.map(({ columns, where }) => keysOfPage(db, columns, { ...request, where, bounds: dayBounds(columns[0], filters) }));
  return keys.length === 1 ? (keys[0] ?? []) : mergeKeys(keys);
};

/** The statements of so many speakers are found one speaker after another. */
const MOST_WALKS = 20;

/** Do the statements of the speakers asked for stand in an index of their own, in the order of the list? */
export const isAlong = ({ speaker = [] }: StatementFilters, sort: StatementSort): sort is keyof typeof SPEAKER_SORTS =>
  speaker.length > 0 && speaker.length <= MOST_WALKS && sort !== 'position';

/** One walk a speaker. */
export const walksOfSpeakers = (speakers: string[], sort: keyof typeof SPEAKER_SORTS, where: SQL[] = []): Walk[] =>
  speakers.map((one) => ({ columns: SPEAKER_SORTS[sort], where: [eq(statementSpeakers.speakerId, one), ...where] }));

/** Where the rows of a list are found in their order: those of each speaker stand in an index of their own, unless another filter picks fewer. */
const walksOf = (db: Db, filters: StatementFilters, sort: StatementSort): Walk[] => {
  const { speaker = [], ...others } = filters;
  const fewOthers = fewPicking(db, STATEMENT_FILTERS, others);
  const isPicked = fewOthers.size > 0 || filters.article !== undefined || filters.event !== undefined;
  if (isAlong(filters, sort) && !isPicked) {
    const where = [...ofItsStatement(conditionsOf(STATEMENT_FILTERS, others)), ...standing(filters, statementSpeakers.statementId)];
    return walksOfSpeakers(speaker, sort, where);
  }
  const few = isPicked ? fewOthers : fewPicking(db, STATEMENT_FILTERS, filters);
  return [{ columns: STATEMENT_SORTS[sort], where: statementConditions(filters, few) }];
};

const ofItsStatement = (conditions: SQL[]): SQL[] =>
  conditions.length === 0
    ? []
    : [sql`exists (select 1 from ${statements} where ${id} = ${statementSpeakers.statementId} and ${sql.join(conditions, sql` and `)})`];

/** The statements of an article, in the order of its text. */
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
export const firstAndLastOfSpeaker = (db: Db, speaker: string): { firstStatement: StoredStatement | null; lastStatement: StoredStatement | null } => {
  const firstId = firstOfSpeaker(db).get({ speaker })?.id;
  const lastId = lastOfSpeaker(db).get({ speaker })?.id;
  const found = statementsById(
    db,
    [firstId, lastId].filter((statement) => statement !== undefined),
  );
  return { firstStatement: found[0] ?? null, lastStatement: found.at(-1) ?? null };
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
