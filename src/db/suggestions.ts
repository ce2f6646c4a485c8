import type { SQL } from 'drizzle-orm';
import { sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { soundPrefixOf } from '../names/aliases.ts';
import { isAnyOf } from './any-of.ts';
import { events } from './event-tables.ts';
import type { Db } from './open.ts';
import { isNotRetracted } from './retracted.ts';
import { articles, speakerAliases, speakerKeys, speakers } from './schema.ts';
import { matchSpeakers } from './speaker-matches.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

export const SUGGESTED = ['speaker', 'event', 'outlet'] as const;
export type Suggested = (typeof SUGGESTED)[number];

/** Something that what was typed may be the beginning of. */
export type Suggestion = {
  type: Suggested;
  /** What the filter of that name takes: an id or, of an outlet, its name. */
  id: string;
  name: string;
  /** Of an event, when it was, as far as that is known; null otherwise. */
  date: string | null;
  /** How many statements it has, counted up to `MOST_COUNTED`. */
  statements: number;
};

/** Of more names that begin so only the first are looked at. */
const MOST_LOOKED_AT = 300;
export const MOST_COUNTED = 1000;

/** How well a name fits: the lower the better. */
type Fitting = Suggestion & { rank: number };

/** What people may mean who have typed so much, the best first: what has that name, then what begins so, the most often heard first; then what is near. */
export const suggest = async (db: Db, typed: string, { types, limit }: { types: readonly Suggested[]; limit: number }): Promise<Suggestion[]> => {
  const begin = fold(typed);
  if (begin === '') return [];
  const found = [
    ...(types.includes('speaker') ? await speakersFor(db, typed) : []),
    ...(types.includes('event') ? eventsFor(db, begin) : []),
    ...(types.includes('outlet') ? outletsFor(db, begin, limit) : []),
  ];
  return found
    .sort((a, b) => a.rank - b.rank || b.statements - a.statements || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ rank: _, ...suggestion }) => suggestion);
};

const speakersFor = async (db: Db, typed: string): Promise<Fitting[]> => {
  const begin = fold(typed);
  const [match] = await matchSpeakers(db, [typed]);
  const exact = match?.ids.slice(0, MOST_LOOKED_AT) ?? [];
  const beginning = [
    ...idsOf(db, sql`select distinct speaker_id as id from ${speakerKeys} where ${beginsWith(sql`key`, begin)} limit ${MOST_LOOKED_AT}`),
    ...idsOf(db, sql`select distinct speaker_id as id from ${speakerAliases} where ${beginsWith(sql`alias`, soundPrefixOf(typed))} limit ${MOST_LOOKED_AT}`),
  ];
  const near = exact.length + beginning.length > 0 ? [] : (match?.suggestions.map(({ id }) => id) ?? []);
  const ranks = new Map([
    ...near.map((id): [string, number] => [id, 3]),
    ...beginning.map((id): [string, number] => [id, 1]),
    ...exact.map((id): [string, number] => [id, 0]),
  ]);
  const heard = sql`select 1 from ${statementSpeakers} where ${statementSpeakers.speakerId} = ${speakers.id} and ${isNotRetracted(statementSpeakers.statementId)}`;
  return named(db, sql`select id, name, null as date, ${countOf(heard)} as statements from ${speakers} where ${isAnyOf(speakers.id, [...ranks.keys()])}`).map(
    (row) => ({
      ...row,
      type: 'speaker',
      rank: ranks.get(row.id) ?? 3,
    }),
  );
};

const eventsFor = (db: Db, begin: string): Fitting[] => {
  const heard = sql`select 1 from ${statements} where ${statements.eventId} = ${events.id} and ${isNotRetracted(statements.id)}`;
  const words = begin
    .split(' ')
    .map((word) => `"${word}"*`)
    .join(' ');
  const found = sql`select rowid from event_words where event_words match ${words} limit ${MOST_LOOKED_AT}`;
  return named(db, sql`select id, name, date, name_key as key, ${countOf(heard)} as statements from ${events} where rowid in (${found})`).map((row) => ({
    ...withoutKey(row),
    type: 'event',
    rank: rankOf(row.key, begin),
  }));
};

/** Each name of an outlet is looked up after the one before: there are few, and many articles of each. Statements are counted of those alone that fit best. */
const outletsFor = (db: Db, begin: string, most: number): Fitting[] => {
  const next = sql`select min(outlet_key) from ${articles} where outlet_key > o.key`;
  const all = sql`with recursive o(key) as (select min(outlet_key) from ${articles} union all select (${next}) from o where o.key is not null limit ${MOST_OUTLETS})`;
  const published = sql`(select count(*) from (select 1 from ${articles} where outlet_key = o.key limit ${MOST_WEIGHED}))`;
  const best = sql`select key from o where instr(' ' || key, ${` ${begin}`}) > 0 order by instr(key, ${begin}) > 1, length(key) > ${begin.length}, ${published} desc, key limit ${most}`;
  const heard = sql`select 1 from ${articles} a join ${statements} on ${statements.articleId} = a.id where a.outlet_key = best.key and ${isNotRetracted(statements.id)}`;
  const name = sql`(select outlet from ${articles} where outlet_key = best.key limit 1)`;
  return named(
    db,
    sql`${all}, best as materialized (${best}) select ${name} as id, ${name} as name, null as date, key, ${countOf(heard)} as statements from best`,
  ).map((row) => ({ ...withoutKey(row), type: 'outlet', rank: rankOf(row.key, begin) }));
};

/** Of each outlet that fits, so many articles are counted. */
const MOST_WEIGHED = 100;
const MOST_OUTLETS = 5000;

const rankOf = (key: string, begin: string): number => (key === begin ? 0 : key.startsWith(begin) ? 1 : 2);

const countOf = (rows: SQL): SQL => sql`(select count(*) from (${rows} limit ${MOST_COUNTED}))`;

const beginsWith = (column: SQL, begin: string): SQL => sql`${column} >= ${begin} and ${column} < ${`${begin}\u{10ffff}`}`;

type Row = { id: string; name: string; date: string | null; key: string; statements: number };

const named = (db: Db, query: SQL): Row[] => db.all<Row>(query);
const withoutKey = ({ key: _, ...row }: Row): Omit<Row, 'key'> => row;
const idsOf = (db: Db, query: SQL): string[] => db.all<{ id: string }>(query).map(({ id }) => id);
