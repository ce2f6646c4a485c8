import { and, asc, eq, gt } from 'drizzle-orm';
import { eventArticles, eventParticipants } from './event-tables.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { Db, Tx } from './open.ts';
import type { StatementOutcome } from './revision-tables.ts';
import { articles, speakerNames, speakerRoles } from './schema.ts';
import { sha256 } from './sha256.ts';
import type { StoredStatement } from './statement-rows.ts';
import { statementsIn } from './statements.ts';
import type { Found } from './store.ts';
import { storeRevision } from './store-revision.ts';
import { Undone, undone } from './undone.ts';
import type { By } from './writing.ts';
import { write } from './writing.ts';

/** The next article in the order of ids, as it is stored. */
export const articleAfter = (db: Db, after: string): IdentifiedArticle | undefined => {
  const { id, text, title, outlet, author, url, published, language } = articles;
  return db.select({ id, text, title, outlet, author, url, published, language }).from(articles).where(gt(id, after)).orderBy(asc(id)).limit(1).get();
};

/** A fact of a statement, before and after. */
export type FactChange = { was: unknown; now: unknown };
/** What becomes of a statement, with the facts that differ by name. */
export type StatementChange = StatementOutcome & { changed: Record<string, FactChange> };
/** Ids of those whom, or what, an article tells of from now on, tells of no more, or tells something else of. */
export type Difference = { added: string[]; removed: string[]; changed: string[] };
/** What another reading of an article changes. */
export type Reread = { differs: boolean; statements: StatementChange[]; speakers: Difference; events: Difference };

/**
 * Puts another reading of a stored article in the place of the one it has, except where people have corrected that; where nothing differs, nothing is written.
 * Without `apply` all is undone. Gives what differs; nothing when the article has gone, or another text, since it was read.
 */
export const storeReading = (db: Db, article: IdentifiedArticle, { apply, by, ...found }: Found & { apply: boolean; by: By }): Reread | undefined =>
  undone(() =>
    write(db, by, (writing) => {
      const { tx } = writing;
      const { id } = article;
      const stored = tx
        .select({ id: articles.id })
        .from(articles)
        .where(and(eq(articles.id, id), eq(articles.textSha256, sha256(article.text))))
        .get();
      if (!stored) return undefined;
      const before = findingsOf(db, tx, id);
      const outcomes = storeRevision({ ...writing, articleId: id, rules: found.rules }, article, found.extraction);
      const reread = compare(before, findingsOf(db, tx, id), outcomes);
      if (!apply || !reread.differs) throw new Undone(reread);
      return reread;
    }),
  );

type Findings = { statements: Map<string, StoredStatement>; speakers: Map<string, unknown>; events: Map<string, unknown> };

const findingsOf = (db: Db, tx: Tx, id: string): Findings => {
  const names = tx.select().from(speakerNames).where(eq(speakerNames.articleId, id)).orderBy(asc(speakerNames.name)).all();
  const roles = tx.select().from(speakerRoles).where(eq(speakerRoles.articleId, id)).orderBy(asc(speakerRoles.role)).all();
  const events = tx.select().from(eventArticles).where(eq(eventArticles.articleId, id)).all();
  const participants = tx.select().from(eventParticipants).where(eq(eventParticipants.articleId, id)).orderBy(asc(eventParticipants.speakerId)).all();
  return {
    statements: new Map(statementsIn(db, id).map((statement) => [statement.id, statement])),
    speakers: groupBy([...names, ...roles], ({ speakerId }) => speakerId),
    events: groupBy([...events, ...participants], ({ eventId }) => eventId),
  };
};

const groupBy = <Row>(rows: Row[], keyOf: (row: Row) => string): Map<string, Row[]> => {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
};

const compare = (before: Findings, after: Findings, outcomes: StatementOutcome[]): Reread => {
  const statements = outcomes.map((outcome) => ({
    ...outcome,
    changed: changesBetween(before.statements.get(outcome.was ?? ''), after.statements.get(outcome.now ?? '')),
  }));
  const [speakers, events] = [differenceOf(before.speakers, after.speakers), differenceOf(before.events, after.events)];
  const differs =
    statements.some(({ outcome, changed }) => outcome !== 'kept' || Object.keys(changed).length > 0) ||
    [speakers, events].some((difference) => Object.values(difference).some((ids) => ids.length > 0));
  return { differs, statements, speakers, events };
};

const differenceOf = (before: Map<string, unknown>, after: Map<string, unknown>): Difference => ({
  added: [...after.keys()].filter((id) => !before.has(id)),
  removed: [...before.keys()].filter((id) => !after.has(id)),
  changed: [...after].flatMap(([id, now]) => (before.has(id) && JSON.stringify(before.get(id)) !== JSON.stringify(now) ? [id] : [])),
});

const changesBetween = (was: StoredStatement | undefined, now: StoredStatement | undefined): Record<string, FactChange> => {
  if (!was || !now) return {};
  const [before, after] = [factsOf(was), factsOf(now)];
  const names = Object.keys(before) as (keyof typeof before)[];
  const differing = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(differing.map((name) => [name, { was: before[name], now: after[name] }]));
};

const factsOf = ({ kind, segments, cue, mention, speakers, saidOn, event, confidence }: StoredStatement) => ({
  kind,
  segments,
  cue,
  mention,
  speakers: speakers.map(({ id }) => id),
  roles: speakers.map(({ role }) => role),
  saidOn,
  event: event && { id: event.id, relation: event.relation },
  confidence,
});
