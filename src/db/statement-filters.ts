import type { SQL } from 'drizzle-orm';
import { inArray, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { fold } from '../extract/fold.ts';
import { SPEAKER_KINDS, STATEMENT_KINDS } from '../extract/types.ts';
import { isAnyOf } from './any-of.ts';
import type { Filters, FilterValues } from './filter.ts';
import { conditionsOf, oneOf, periodFilters } from './filter.ts';
import { isNotRetracted } from './retracted.ts';
import { articles, speakers } from './schema.ts';
import { readSearch, tellSearch, toMatch } from './search-words.ts';
import { STATEMENT_STATUSES, statements, statementSpeakers, statementSubjects } from './statement-tables.ts';

const { id, articleId, kind, status, eventId, dayFrom, dayTo, confidence } = statements;

const ROWID = sql`${statements}.rowid`;
const NOTHING = sql`select null where false`;

/** So many statements are sorted in a few milliseconds. */
const FEW = 5000;
/** The articles of which so many statements may be. */
const FEW_ARTICLES = 250;

const hasSpeaker = sql`exists (select 1 from ${statementSpeakers} where ${statementSpeakers.statementId} = ${id})`;
const inOutlets = (names: string[]) => sql`select ${articles.id} from ${articles} where ${articles.outletKey} in ${names.map(fold)}`;

const isInOutlets = (names: string[]) =>
  sql`exists (select 1 from ${articles} where ${articles.id} = ${articleId} and ${articles.outletKey} in ${names.map(fold)})`;
const bySpeakers = (ids: string[]) =>
  sql`exists (select 1 from ${statementSpeakers} where ${statementSpeakers.statementId} = ${id} and ${isAnyOf(statementSpeakers.speakerId, ids)})`;

const found = (match: string) => sql`select rowid from statement_search where statement_search match ${match}`;

/** The statements that have the words. */
const withWords = (text: string) => {
  const match = toMatch(readSearch(text));
  return match === undefined ? NOTHING : found(match);
};

/** Those that have the words of a search that only leaves out. */
const butNotWith = (text: string) => {
  const { all, none } = readSearch(text);
  return all.length === 0 && none.length > 0 ? found(none.join(' OR ')) : undefined;
};

const SPEAKER_NAMES =
  'an id, a name in any form seen, or a person’s surname, also in another order, with an initial, as an acronym, in Cyrillic or another romanisation, without regard to case, diacritics, punctuation, titles and a leading *the*';

/** What statements can be narrowed by, in lists, counts, facets and timelines. Speakers are given by id. To add a filter, add a row. */
export const STATEMENT_FILTERS = {
  q: {
    takes: 'text',
    sentence:
      'Words that all stand in its text or in how it names its speaker, stemmed, without regard to case and diacritics: `"a phrase"`, `nucl*` (which also serves inflected languages), `-without`, `arms OR weapons`. Any text is a query. Rows then have `highlights`.',
    asks: ([text = '']) => tellSearch(readSearch(text)),
    picks: { column: ROWID, rows: ([text = '']) => withWords(text), butNot: ([text = '']) => butNotWith(text) },
    few: FEW,
  },
  speaker: {
    takes: 'texts',
    sentence: `Who said it: ${SPEAKER_NAMES}. \`meta.speakers\` says who was meant. Several: any of them.`,
    asks: (names) => `by ${oneOf(names)}`,
    picks: {
      column: id,
      rows: (ids) => sql`select ${statementSpeakers.statementId} from ${statementSpeakers} where ${isAnyOf(statementSpeakers.speakerId, ids)}`,
    },
    has: bySpeakers,
    few: FEW,
  },
  notSpeaker: {
    takes: 'texts',
    sentence: 'Who did not say it, as for `speaker`; `meta.notSpeaker` says who was meant. Several: none of them.',
    asks: (names) => `not by ${oneOf(names)}`,
    where: (ids) => sql`not ${bySpeakers(ids)}`,
  },
  about: {
    takes: 'texts',
    sentence: 'Who is spoken of in its text, as for `speaker`; `meta.about` says who was meant. Several: any of them.',
    asks: (names) => `that speak of ${oneOf(names)}`,
    picks: {
      column: id,
      rows: (ids) => sql`select ${statementSubjects.statementId} from ${statementSubjects} where ${isAnyOf(statementSubjects.speakerId, ids)}`,
    },
    has: (ids) =>
      sql`exists (select 1 from ${statementSubjects} where ${statementSubjects.statementId} = ${id} and ${isAnyOf(statementSubjects.speakerId, ids)})`,
    few: FEW,
  },
  speakerKind: {
    takes: SPEAKER_KINDS,
    sentence: 'What kind of speaker said it. Several: any of them.',
    asks: (kinds) => `by a ${oneOf(kinds)}`,
    where: (kinds) =>
      sql`exists (select 1 from ${statementSpeakers} cross join ${speakers} on ${speakers.id} = ${statementSpeakers.speakerId} where ${statementSpeakers.statementId} = ${id} and ${speakers.kind} in ${kinds})`,
  },
  attributed: {
    takes: 'yes or no',
    sentence: '`true`: with a named speaker; `false`: without.',
    asks: ([value]) => (value === 'true' ? 'with a named speaker' : 'without a named speaker'),
    where: ([value]) => (value === 'true' ? hasSpeaker : sql`not ${hasSpeaker}`),
  },
  event: {
    takes: 'texts',
    sentence: 'The id of the event it was said at or is about. Several: any of them.',
    asks: (ids) => `of the event ${oneOf(ids)}`,
    where: (ids) => inArray(eventId, ids),
  },
  notEvent: {
    takes: 'texts',
    sentence: 'The id of an event that it was neither said at nor is about. Several: none of them.',
    asks: (ids) => `not of the event ${oneOf(ids)}`,
    where: (ids) => sql`(${eventId} is null or ${eventId} not in ${ids})`,
  },
  article: {
    takes: 'texts',
    sentence: 'The id of the article it stands in. Several: any of them.',
    asks: (ids) => `in the article ${oneOf(ids)}`,
    where: (ids) => inArray(articleId, ids),
  },
  outlet: {
    takes: 'texts',
    sentence: 'The whole name of the outlet that published it, in any case. Several: any of them.',
    asks: (names) => `published by ${oneOf(names)}`,
    picks: { column: articleId, rows: inOutlets },
    has: isInOutlets,
    few: FEW_ARTICLES,
  },
  notOutlet: {
    takes: 'texts',
    sentence: 'The whole name of an outlet that did not publish it, in any case. Several: none of them.',
    asks: (names) => `not published by ${oneOf(names)}`,
    where: (names) => sql`${articleId} not in (${inOutlets(names)})`,
    has: (names) => sql`not ${isInOutlets(names)}`,
  },
  kind: {
    takes: STATEMENT_KINDS,
    sentence: '`direct`: all of it quoted; `mixed`: a paraphrase with quoted parts; `indirect`: a paraphrase. Several: any of them.',
    asks: (kinds) => `that are ${oneOf(kinds)}`,
    where: (kinds) => sql`${kind} in ${kinds}`,
  },
  status: {
    takes: STATEMENT_STATUSES,
    sentence: 'Whether people doubt it. Several: any of them. Without it all but the retracted ones are meant.',
    asks: (statuses) => `that are ${oneOf(statuses)}`,
    where: (statuses) => sql`${status} in ${statuses}`,
  },
  minConfidence: {
    takes: 'share',
    sentence: 'From 0 to 1: the chance that words and speakers are right is known, and at least this.',
    asks: ([share = '']) => `with a confidence of ${share} or more`,
    where: ([share]) => sql`${confidence} >= ${Number(share)}`,
  },
  ...periodFilters(dayFrom, dayTo, 'Said, or where the text does not tell, published,'),
} satisfies Filters;

/** Which statements are meant; speakers by id, none at all when nobody was meant. */
export type StatementFilters = FilterValues<typeof STATEMENT_FILTERS>;

/** The filters whose values are speakers. */
export const NAMING_FILTERS = ['speaker', 'notSpeaker', 'about'] as const satisfies (keyof StatementFilters)[];

/** Is nothing left, since nobody bears a name that was asked for? */
export const meansNobody = ({ speaker, about }: StatementFilters): boolean => speaker?.length === 0 || about?.length === 0;

/** The one speaker by whom alone statements are narrowed, whose statements stand in an index of their own. */
export const soleSpeaker = ({ speaker, ...others }: StatementFilters): string | undefined =>
  speaker?.length === 1 && Object.values(others).every((values) => values === undefined) ? speaker[0] : undefined;

/** Retracted ones leave everything, unless they are asked for; `statementId` is the id of a statement. */
export const standing = ({ status: asked }: StatementFilters, statementId: AnySQLiteColumn): SQL[] => (asked ? [] : [isNotRetracted(statementId)]);

/** The conditions that a statement fulfils that is meant; those filters in `picking` may be where the query starts. */
export const statementConditions = (filters: StatementFilters, picking?: ReadonlySet<string>): SQL[] => [
  ...conditionsOf(STATEMENT_FILTERS, filters, picking),
  ...standing(filters, id),
];
