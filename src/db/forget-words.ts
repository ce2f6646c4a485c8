import { and, eq, inArray, isNotNull, or, sql } from 'drizzle-orm';
import { givenAnswers } from './answer-tables.ts';
import { isAnyOf } from './any-of.ts';
import { mergedInto } from './changes.ts';
import { eventArticles, events } from './event-tables.ts';
import type { Facts } from './keeping-tables.ts';
import { changes } from './keeping-tables.ts';
import type { Formerly } from './join-rules.ts';
import { mergedParts, speakerMerges } from './merge-tables.ts';
import type { Tx } from './open.ts';
import { formerStatements } from './revision-tables.ts';
import { speakerNames, speakers } from './schema.ts';
import type { StoredStatement } from './statement-rows.ts';

/** A speaker or an event of an article that is to go, with the names and places that it had there. */
type Told = { type: 'speaker' | 'event'; id: string; words: string[] };

/** What happened to these articles and statements stays; what they were, and why, does not. */
export const forgetHistories = (tx: Tx, ids: string[]): void => {
  tx.update(changes)
    .set({ before: null, after: null, reason: null })
    .where(and(inArray(changes.type, ['article', 'statement']), isAnyOf(changes.id, ids)))
    .run();
};

/** Whom and what an article tells of, or told of in an older text: what changed with it may have been told by it. */
export const toldWith = (tx: Tx, article: string, { speakers: known, events: knownEvents }: Formerly): Told[] => {
  const then = tx
    .selectDistinct({ at: changes.at })
    .from(changes)
    .where(and(eq(changes.type, 'article'), eq(changes.id, article)));
  const changed = tx
    .selectDistinct({ type: changes.type, id: changes.id })
    .from(changes)
    .where(and(inArray(changes.type, ['speaker', 'event']), inArray(changes.at, then)))
    .all();
  const words = new Map<string, string[]>([
    ...known.map(({ id, names }): [string, string[]] => [`speaker ${id}`, names.map(({ name }) => name)]),
    ...knownEvents.map(({ id, name, place }): [string, string[]] => [`event ${id}`, [name, place ?? '']]),
  ]);
  const keys = new Set([...words.keys(), ...changed.map(({ type, id }) => `${type} ${id}`)]);
  return [...keys].map((key) => {
    const [type, id] = key.split(' ') as [Told['type'], string];
    return { type, id, words: words.get(key) ?? [] };
  });
};

/**
 * Takes the words of texts that are gone out of all that was kept of speakers and events: their histories, what is needed to part them again,
 * answers to repeated requests, and what other articles said formerly. Words that articles which are left have for them stay.
 */
export const forgetWords = (tx: Tx, told: Told[], texts: string[]): void => {
  const secrets = new Set(told.flatMap((one) => forgetWordsOf(tx, one, texts)));
  if (secrets.size === 0) return;
  const hasSecret = (column: typeof givenAnswers.body | typeof formerStatements.body) =>
    sql`exists (select 1 from json_each(${JSON.stringify([...secrets])}) where instr(${column}, value))`;
  tx.delete(givenAnswers).where(hasSecret(givenAnswers.body)).run();
  for (const { id, body } of tx.select().from(formerStatements).where(hasSecret(formerStatements.body)).all())
    tx.update(formerStatements)
      .set({ body: renamed(tx, body) })
      .where(eq(formerStatements.id, id))
      .run();
};

/** Forgets what only the texts that are gone say of one speaker or event. Gives the words that it had from them. */
const forgetWordsOf = (tx: Tx, { type, id, words }: Told, texts: string[]): string[] => {
  const left = new Set((type === 'speaker' ? namesLeft(tx, [id, mergedInto(tx, id) ?? id]) : eventWordsLeft(tx, id)).flatMap(wordsIn));
  const isSecret = (word: string): boolean => !left.has(word) && texts.some((text) => text.includes(word));
  const secretsIn = (facts: unknown): string[] => stringsIn(facts).flatMap(wordsIn).filter(isSecret);
  const { seq, before, after, reason } = changes;
  const history = tx
    .select({ seq, before, after, reason })
    .from(changes)
    .where(and(eq(changes.type, type), eq(changes.id, id), or(isNotNull(before), isNotNull(reason))))
    .all()
    .map((row) => ({ seq: row.seq, secrets: [row.before, row.after].flatMap((json) => secretsIn(namesOf(json))), reason: row.reason }));
  const merges = type === 'speaker' ? tx.select().from(speakerMerges).where(eq(speakerMerges.id, id)).all() : [];
  const merged = merges.flatMap(({ speaker }) => secretsIn([speaker?.name, speaker?.addedNames]));
  const secrets = [...new Set([...words.flatMap(wordsIn).filter(isSecret), ...history.flatMap((row) => row.secrets), ...merged])];
  for (const row of history) {
    if (row.secrets.length === 0 && !secrets.some((word) => row.reason?.includes(word))) continue;
    tx.update(changes).set({ before: null, after: null, reason: null }).where(eq(seq, row.seq)).run();
  }
  const isEmpty = merges.length > 0 && !tx.select({ id: mergedParts.id }).from(mergedParts).where(eq(mergedParts.id, id)).get();
  if (merged.length > 0 || isEmpty) tx.update(speakerMerges).set({ speaker: null }).where(eq(speakerMerges.id, id)).run();
  return secrets;
};

/** The facts that name something. */
const namesOf = (json: string | null): unknown => {
  const { name, addedNames, place } = JSON.parse(json ?? '{}') as Facts;
  return [name, addedNames, place];
};

const stringsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(stringsIn) : []);

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

const namesLeft = (tx: Tx, ids: string[]): string[] =>
  tx
    .selectDistinct({ name: speakerNames.name })
    .from(speakerNames)
    .where(isAnyOf(speakerNames.speakerId, ids))
    .all()
    .map(({ name }) => name);

const eventWordsLeft = (tx: Tx, id: string): string[] =>
  tx
    .selectDistinct({ name: eventArticles.name, place: eventArticles.place })
    .from(eventArticles)
    .where(eq(eventArticles.eventId, id))
    .all()
    .flatMap(({ name, place }) => [name, place ?? '']);

/** A statement that stands no more, under the names that speakers and the event have now; without those that are gone. */
const renamed = (tx: Tx, statement: StoredStatement): StoredStatement => {
  const { name, kind } = speakers;
  return {
    ...statement,
    speakers: statement.speakers.flatMap((speaker) => {
      const now = tx.select({ name, kind }).from(speakers).where(eq(speakers.id, speaker.id)).get();
      return now ? [{ ...speaker, ...now }] : [];
    }),
    event: statement.event && renamedEvent(tx, statement.event),
  };
};

const renamedEvent = (tx: Tx, event: NonNullable<StoredStatement['event']>): StoredStatement['event'] => {
  const { name, date, precision } = events;
  const now = tx.select({ name, date, precision }).from(events).where(eq(events.id, event.id)).get();
  return now ? { ...event, ...now } : null;
};
