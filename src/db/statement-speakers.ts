import { and, eq, sql } from 'drizzle-orm';
import { excerptsOf } from '../extract/code-points.ts';
import type { Excerpt } from '../extract/types.ts';
import { escapeRegExp } from './escape-reg-exp.ts';
import type { Tx } from './open.ts';
import { articles, speakerNames, speakerRoles } from './schema.ts';
import { statementSpeakers } from './statement-tables.ts';

/** Lets a statement be made by these speakers, by ids, as a person has it: with the place where its article names them, if it does. */
export const setSpeakers = (tx: Tx, { id, articleId }: { id: string; articleId: string }, speakerIds: string[]): void => {
  tx.delete(statementSpeakers).where(eq(statementSpeakers.statementId, id)).run();
  speakerIds.forEach((speakerId, nth) => {
    const named = placeOfName(tx, articleId, speakerId);
    const [namedStart, namedEnd, namedText] = [named?.start, named?.end, named?.text];
    tx.insert(statementSpeakers)
      .values({ statementId: id, speakerId, nth, role: roleIn(tx, articleId, speakerId), namedStart, namedEnd, namedText })
      .run();
  });
};

/** Where an article names a speaker as fully as it does. */
const placeOfName = (tx: Tx, article: string, speaker: string): Excerpt | undefined => {
  const { name, speakerId, articleId } = speakerNames;
  const names = tx
    .select({ name })
    .from(speakerNames)
    .where(and(eq(speakerId, speaker), eq(articleId, article)))
    .orderBy(sql`length(${name}) desc`)
    .all();
  if (names.length === 0) return undefined;
  const { text = '' } = tx.select({ text: articles.text }).from(articles).where(eq(articles.id, article)).get() ?? {};
  return names.map((row) => findWords(text, row.name)).find((excerpt) => excerpt !== undefined);
};

/** The first place in a text where a name stands as whole words. */
const findWords = (text: string, name: string): Excerpt | undefined => {
  const start = text.search(new RegExp(`(?<![\\p{L}\\p{N}])${escapeRegExp(name)}(?![\\p{L}\\p{N}])`, 'u'));
  return start < 0 ? undefined : excerptsOf(text)({ start, end: start + name.length });
};

const roleIn = (tx: Tx, article: string, speaker: string): string | null => {
  const { role, speakerId, articleId } = speakerRoles;
  const row = tx
    .select({ role })
    .from(speakerRoles)
    .where(and(eq(speakerId, speaker), eq(articleId, article)))
    .get();
  return row?.role ?? null;
};

/** The ids of all statements of a speaker. */
export const statementsBy = (tx: Tx, speaker: string): string[] => {
  const { statementId, speakerId } = statementSpeakers;
  const rows = tx.select({ id: statementId }).from(statementSpeakers).where(eq(speakerId, speaker)).all();
  return rows.map(({ id }) => id);
};
