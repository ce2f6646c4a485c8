import { and, eq } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import { eventArticles, eventParticipants } from './event-tables.ts';
import type { Formerly } from './join-rules.ts';
import type { Tx } from './open.ts';
import { speakerNames, speakerRoles, speakers } from './schema.ts';
import { statements, statementSpeakers } from './statement-tables.ts';
import { participantsOf } from './store-event.ts';
import { namesOf } from './store-speaker.ts';

/** Whom and what a stored article tells of. */
export const formerlyIn = (tx: Tx, article: string): Formerly => {
  const { id, name, kind, corrected } = speakers;
  const ids = speakerIdsIn(tx, article);
  const names = namesOf(tx, ids);
  const eventRows = tx.select().from(eventArticles).where(eq(eventArticles.articleId, article)).all();
  const participants = participantsOf(
    tx,
    eventRows.map(({ eventId }) => eventId),
  );
  return {
    speakers: tx
      .select({ id, name, kind, corrected })
      .from(speakers)
      .where(isAnyOf(id, ids))
      .all()
      .map((speaker) => ({ ...speaker, names: names.get(speaker.id) ?? [] })),
    events: eventRows.map(({ eventId, articleId: _, ...event }) => ({ ...event, id: eventId, participants: participants.get(eventId) ?? [] })),
  };
};

/** All whom an article names, and those whom a person has it say something. */
const speakerIdsIn = (tx: Tx, article: string): string[] => {
  const named = tx.selectDistinct({ id: speakerNames.speakerId }).from(speakerNames).where(eq(speakerNames.articleId, article)).all();
  const speaking = tx
    .selectDistinct({ id: statementSpeakers.speakerId })
    .from(statementSpeakers)
    .innerJoin(statements, and(eq(statements.id, statementSpeakers.statementId), eq(statements.articleId, article)))
    .all();
  return [...new Set([...named, ...speaking].map(({ id }) => id))];
};

/** Deletes all that was found in an article, but not the article, nor speakers and events that nothing tells of any more. */
export const forgetFindings = (tx: Tx, article: string): void => {
  for (const table of [statements, speakerNames, speakerRoles, eventParticipants, eventArticles]) tx.delete(table).where(eq(table.articleId, article)).run();
};
