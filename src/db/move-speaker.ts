import { and, asc, eq, sql } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import { eventParticipants } from './event-tables.ts';
import type { MovedPart, Ties } from './merge-tables.ts';
import type { Tx } from './open.ts';
import { speakerNames, speakerRoles } from './schema.ts';
import { statements, statementSpeakers, statementSubjects } from './statement-tables.ts';

/** One speaker and another, by ids. */
export type Pair = { from: string; to: string };

/** The articles that tell of a speaker. */
export const articlesOf = (tx: Tx, speaker: string): string[] => {
  const tables = [speakerNames, speakerRoles, eventParticipants];
  const told = tables.flatMap((table) => tx.selectDistinct({ id: table.articleId }).from(table).where(eq(table.speakerId, speaker)).all());
  const said = tx
    .selectDistinct({ id: statements.articleId })
    .from(statementSpeakers)
    .innerJoin(statements, eq(statements.id, statementSpeakers.statementId))
    .where(eq(statementSpeakers.speakerId, speaker))
    .all();
  return [...new Set([...told, ...said].map(({ id }) => id))].sort();
};

/** What an article tells of a speaker. */
export const partOf = (tx: Tx, article: string, { from, to }: Pair): MovedPart => {
  const here = (table: typeof speakerNames | typeof speakerRoles | typeof eventParticipants, speaker: string) =>
    and(eq(table.articleId, article), eq(table.speakerId, speaker));
  const rolesOf = (speaker: string): string[] =>
    tx
      .select({ role: speakerRoles.role })
      .from(speakerRoles)
      .where(here(speakerRoles, speaker))
      .orderBy(asc(speakerRoles.role))
      .all()
      .map((row) => row.role);
  const eventsOf = (speaker: string): string[] =>
    tx
      .select({ id: eventParticipants.eventId })
      .from(eventParticipants)
      .where(here(eventParticipants, speaker))
      .orderBy(asc(eventParticipants.eventId))
      .all()
      .map((row) => row.id);
  const tiesOf = (speaker: string): Ties => ({
    roles: rolesOf(speaker),
    events: eventsOf(speaker),
    statements: statementsIn(tx, statementSpeakers, { article, speaker }),
    subjectOf: statementsIn(tx, statementSubjects, { article, speaker }),
  });
  const [own, others] = [tiesOf(from), tiesOf(to)];
  const pick = (isShared: boolean): Ties => ({
    roles: own.roles.filter((role) => others.roles.includes(role) === isShared),
    events: own.events.filter((event) => others.events.includes(event) === isShared),
    statements: own.statements.filter((statement) => others.statements.includes(statement) === isShared),
    subjectOf: own.subjectOf.filter((statement) => others.subjectOf.includes(statement) === isShared),
  });
  const shared = pick(true);
  return {
    ...pick(false),
    shared,
    joint: tx
      .select()
      .from(statementSpeakers)
      .where(and(eq(statementSpeakers.speakerId, from), isAnyOf(statementSpeakers.statementId, shared.statements)))
      .all(),
    names: tx
      .select({ name: speakerNames.name, count: speakerNames.count })
      .from(speakerNames)
      .where(here(speakerNames, from))
      .orderBy(asc(speakerNames.name))
      .all(),
  };
};

/** The statements of an article that a table ties to a speaker, in text order. */
const statementsIn = (
  tx: Tx,
  link: typeof statementSpeakers | typeof statementSubjects,
  { article, speaker }: { article: string; speaker: string },
): string[] =>
  tx
    .select({ id: statements.id })
    .from(statements)
    .innerJoin(link, and(eq(link.statementId, statements.id), eq(link.speakerId, speaker)))
    .where(eq(statements.articleId, article))
    .orderBy(asc(statements.start), asc(statements.id))
    .all()
    .map((row) => row.id);

/** Moves what an article tells of one speaker to another; as far as it still tells it, and not yet of the other. */
export const movePart = (tx: Tx, articleId: string, { pair, part }: { pair: Pair; part: MovedPart }): void => {
  for (const { name, count } of part.names) moveName(tx, { articleId, name, count }, pair);
  const { from, to } = pair;
  const isHere = sql`speaker_id = ${from} and article_id = ${articleId}`;
  const isListed = (column: string, ids: string[]) => sql`${sql.identifier(column)} in (select value from json_each(${JSON.stringify(ids)}))`;
  tx.run(sql`update or ignore ${speakerRoles} set speaker_id = ${to} where ${isHere} and ${isListed('role', part.roles)}`);
  tx.run(sql`update or ignore ${eventParticipants} set speaker_id = ${to} where ${isHere} and ${isListed('event_id', part.events)}`);
  tx.run(sql`update or ignore ${statementSubjects} set speaker_id = ${to} where speaker_id = ${from} and ${isListed('statement_id', part.subjectOf)}`);
  tx.run(sql`update or ignore ${statementSpeakers} set speaker_id = ${to} where speaker_id = ${from} and ${isListed('statement_id', part.statements)}`);
};

const moveName = (tx: Tx, { articleId, name, count }: { articleId: string; name: string; count: number }, { from, to }: Pair): void => {
  const isRow = (speaker: string) => and(eq(speakerNames.speakerId, speaker), eq(speakerNames.articleId, articleId), eq(speakerNames.name, name));
  const had = tx.select({ count: speakerNames.count }).from(speakerNames).where(isRow(from)).get()?.count ?? 0;
  const moved = Math.min(had, count);
  if (moved === 0) return;
  if (moved === had) tx.delete(speakerNames).where(isRow(from)).run();
  else
    tx.update(speakerNames)
      .set({ count: had - moved })
      .where(isRow(from))
      .run();
  tx.insert(speakerNames)
    .values({ speakerId: to, articleId, name, count: moved })
    .onConflictDoUpdate({
      target: [speakerNames.speakerId, speakerNames.articleId, speakerNames.name],
      set: { count: sql`${speakerNames.count} + ${moved}` },
    })
    .run();
};
