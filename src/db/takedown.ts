import { and, eq, sql } from 'drizzle-orm';
import { setTimeout as wait } from 'node:timers/promises';
import { isAnyOf } from './any-of.ts';
import { clusterAgain, comradesOf } from './cluster-again.ts';
import { eventArticles } from './event-tables.ts';
import { forgetHistories, forgetWords, toldWith } from './forget-words.ts';
import { formerlyIn } from './formerly.ts';
import { takeBackUntold } from './given-names.ts';
import type { Formerly, JoinRules } from './join-rules.ts';
import type { Db, Tx } from './open.ts';
import { LOCK_WAIT } from './open.ts';
import { refresh } from './refresh.ts';
import { formerStatements, revisions } from './revision-tables.ts';
import { articles } from './schema.ts';
import { statements } from './statement-tables.ts';
import { UnavailableError } from './unavailable.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

/**
 * Takes an article down: its texts, its statements, whom and what nothing else tells of, and every word of it in histories. Only ids stay, as tombstones; those of speakers and events are made of names.
 * False when there is no such article. What was deleted is in the files of the database until its log is empty.
 */
export const takeDown = (db: Db, id: string, { by, rules }: { by: By; rules: JoinRules }): boolean =>
  write(db, by, (writing) => takeDownIn(writing, id, rules));

const takeDownIn = (writing: Writing, id: string, rules: JoinRules): boolean => {
  const { tx, touch, forget } = writing;
  const texts = textsOf(tx, id);
  if (texts.length === 0) return false;
  const formerly = formerlyIn(tx, id);
  const ids = statementIdsOf(tx, id);
  const told = toldWith(tx, id, formerly);
  forget();
  touch('article', id);
  touch('statement', ...ids);
  touch('speaker', ...formerly.speakers.map((speaker) => speaker.id));
  touch('event', ...formerly.events.map((event) => event.id));
  const comrades = comradesOf(tx, ids).filter((other) => !ids.includes(other));
  leaveEvents(writing, id, formerly.events);
  forgetHistories(tx, [id, ...ids]);
  tx.delete(articles).where(eq(articles.id, id)).run();
  clusterAgain(tx, comrades);
  takeBackUntold(
    tx,
    formerly.speakers.map((speaker) => speaker.id),
  );
  refresh(writing, rules, formerly);
  forgetWords(tx, told, texts);
  return true;
};

/** All texts and titles that an article has or had; none when there is no such article. */
const textsOf = (tx: Tx, id: string): string[] => {
  const now = tx.select({ title: articles.title, text: articles.text }).from(articles).where(eq(articles.id, id)).all();
  const former = tx.select({ title: revisions.formerTitle, text: revisions.formerText }).from(revisions).where(eq(revisions.articleId, id)).all();
  return [...now, ...former].flatMap(({ title, text }) => [title ?? '', text]);
};

/** All statements that an article holds or held. */
const statementIdsOf = (tx: Tx, article: string): string[] =>
  [statements, formerStatements].flatMap((table) =>
    tx
      .select({ id: table.id })
      .from(table)
      .where(eq(table.articleId, article))
      .all()
      .map((row) => row.id),
  );

/** Statements of other articles, which people have given to events that only this one tells of, belong to none then. */
const leaveEvents = ({ tx, touch }: Writing, article: string, told: Formerly['events']): void => {
  const others = sql`${statements.eventId} not in (select event_id from ${eventArticles} where article_id <> ${article})`;
  const ids = told.map((event) => event.id);
  const left = tx
    .select({ id: statements.id })
    .from(statements)
    .where(and(isAnyOf(statements.eventId, ids), others))
    .all()
    .map((row) => row.id);
  touch('statement', ...left);
  tx.update(statements).set({ eventId: null, eventRelation: null }).where(isAnyOf(statements.id, left)).run();
};

/** How often, and how long after each other, it is tried to empty the log while others read. */
const TRIES = 100;
const PAUSE_MS = 100;

/** Tries to empty the write-ahead log until that is done. Throws when others read for too long. */
export const emptyLog = async (tryOnce: () => Promise<boolean>): Promise<void> => {
  for (let nth = 0; nth < TRIES; nth++) {
    if (await tryOnce()) return;
    await wait(PAUSE_MS);
  }
  throw new UnavailableError('it was taken down, but somebody reads on and on, so that words of it are still in the write-ahead log');
};

/** Brings all that was written into the database file, where what was deleted is overwritten, and empties its write-ahead log. False when others read; waits for nobody. */
export const isLogEmptied = ({ $client: client }: Db): boolean => {
  client.pragma('busy_timeout = 0');
  try {
    const [{ busy } = { busy: 1 }] = client.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    return busy === 0;
  } finally {
    client.pragma(LOCK_WAIT);
  }
};
