import { asc, eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { SpeakerKind } from '../extract/types.ts';
import { SPEAKER_KINDS } from '../extract/types.ts';
import { isOneOfIds } from './any-of.ts';
import { countRows, countStatements } from './counts.ts';
import type { Filters, FilterValues } from './filter.ts';
import { conditionsOf, countUpTo } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortColumns } from './page.ts';
import { inOrder, pageOfIds } from './page.ts';
import { prepared } from './prepared.ts';
import { articles, speakerKeys, speakerNames, speakerRoles, speakers } from './schema.ts';
import type { StoredStatement } from './statement-rows.ts';
import { firstAndLastOfSpeaker } from './statements.ts';
import { inSnapshot } from './snapshot.ts';

export type StoredSpeaker = { id: string; name: string; kind: SpeakerKind };
export type SpeakerProfile = StoredSpeaker & {
  wikidata: string | null;
  /** Every form seen, with how often; the most frequent first. Those that people added come last, with 0. */
  names: { name: string; count: number }[];
  /** Titles as printed; `article` is the first that prints it, the dates are when articles that do were published. */
  roles: { role: string; article: string; first: string | null; last: string | null }[];
  counts: { statements: number; articles: number };
  firstStatement: StoredStatement | null;
  lastStatement: StoredStatement | null;
};

export const SPEAKER_FILTERS = {
  q: {
    takes: 'text',
    sentence: 'A part of any of their names, without regard to case and diacritics.',
    where: ([part = '']) =>
      sql`${fold(part)} <> '' and ${speakers.id} in (select ${speakerKeys.speakerId} from ${speakerKeys} where instr(${speakerKeys.key}, ${fold(part)}) > 0)`,
  },
  kind: { takes: SPEAKER_KINDS, sentence: 'What kind of speaker. Several: any of them.', where: (kinds) => sql`${speakers.kind} in ${kinds}` },
} satisfies Filters;

const BY_NAME: SortColumns = [speakers.nameKey, speakers.id];

/** One page of the speakers, by name. */
export const listSpeakers = async (
  db: Db,
  { filters, ...request }: PageRequest & { filters: FilterValues<typeof SPEAKER_FILTERS> },
): Promise<Page<StoredSpeaker>> => {
  const { rows, next } = pageOfIds(db, BY_NAME, { ...request, where: conditionsOf(SPEAKER_FILTERS, filters) });
  return Promise.resolve({ rows: speakersById(db, rows), next });
};

/** The speakers with these ids, in that order; an unknown id gives none. */
export const speakersById = (db: Db, ids: string[]): StoredSpeaker[] =>
  ids.length === 0 ? [] : inOrder(ids, speakerQuery(db).all({ ids: JSON.stringify(ids) }));

const speakerQuery = prepared((db) =>
  db.select({ id: speakers.id, name: speakers.name, kind: speakers.kind }).from(speakers).where(isOneOfIds(speakers.id)).prepare(),
);

/** A speaker with all that is known of them, of one state. */
export const findSpeaker = async (db: Db, id: string): Promise<SpeakerProfile | undefined> =>
  Promise.resolve(
    inSnapshot(db, () => {
      const [speaker] = speakersById(db, [id]);
      return speaker && { ...speaker, ...namesOf(db, id), roles: rolesOf(db, id), counts: countsOf(db, id), ...firstAndLastOfSpeaker(db, id) };
    }),
  );

const namesOf = (db: Db, id: string): Pick<SpeakerProfile, 'names' | 'wikidata'> => {
  const { wikidata = null, addedNames } =
    db.select({ wikidata: speakers.wikidata, addedNames: speakers.addedNames }).from(speakers).where(eq(speakers.id, id)).get() ?? {};
  const seen = seenNamesOf(db, id);
  const added = (addedNames ?? []).filter((name) => !seen.some((other) => other.name === name)).map((name) => ({ name, count: 0 }));
  return { wikidata, names: [...seen, ...added] };
};

const seenNamesOf = (db: Db, id: string): SpeakerProfile['names'] => {
  const count = sql<number>`sum(${speakerNames.count})`;
  return db
    .select({ name: speakerNames.name, count })
    .from(speakerNames)
    .where(eq(speakerNames.speakerId, id))
    .groupBy(speakerNames.name)
    .orderBy(sql`${count} desc`, asc(speakerNames.name))
    .all();
};

const rolesOf = (db: Db, id: string): SpeakerProfile['roles'] =>
  db.all(sql`
    select role, article, first, last from (
      select
        ${speakerRoles.role} as role,
        ${articles.id} as article,
        min(${articles.published}) over same_role as first,
        max(${articles.published}) over same_role as last,
        row_number() over (partition by ${speakerRoles.role} order by ${articles.oldestFirst}, ${articles.id}) as nth
      from ${speakerRoles} join ${articles} on ${articles.id} = ${speakerRoles.articleId}
      where ${speakerRoles.speakerId} = ${id}
      window same_role as (partition by ${speakerRoles.role})
    ) where nth = 1 order by last desc, role`);

/** Do so many articles name them? */
export const isNamedBy = (db: Db, id: string, most: number): boolean =>
  countUpTo(db, sql`select 1 from ${speakerNames} where ${speakerNames.speakerId} = ${id}`, most) === most;

const countsOf = (db: Db, id: string): SpeakerProfile['counts'] => ({
  statements: countStatements(db, { speaker: [id] }),
  articles: countRows(db, sql`(select distinct ${speakerNames.articleId} from ${speakerNames} where ${speakerNames.speakerId} = ${id})`),
});
