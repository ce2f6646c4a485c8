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

/** The words that are gone, by the ids of the speakers and events that only they told of so. */
type Secrets = Map<string, Set<string>>;

/**
 * Takes the names of texts that are gone out of all that was kept of the speakers and events they told of: their histories, what is needed to
 * part them again, answers to repeated requests, and what other articles said formerly. Words that articles which are left have for them stay.
 */
export const forgetWords = (tx: Tx, told: Told[], texts: string[]): void => {
  const gone = new Set(texts.flatMap(wordsIn));
  const secrets: Secrets = new Map();
  for (const one of told) {
    const ids = one.type === 'speaker' ? allMergedWith(tx, one.id) : [one.id];
    const words = forgetWordsOf(tx, { ...one, ids }, gone);
    if (words.length > 0) for (const id of ids) secrets.set(id, new Set([...(secrets.get(id) ?? []), ...words]));
  }
  if (secrets.size === 0) return;
  forgetAnswers(tx, secrets);
  renameFormer(tx, secrets);
};

/** Forgets what only the texts that are gone say of one speaker or event, whose ids these are. Gives the words that it had from them. */
const forgetWordsOf = (tx: Tx, { type, id, ids, words }: Told & { ids: string[] }, gone: Set<string>): string[] => {
  const left = new Set((type === 'speaker' ? namesLeft(tx, ids) : eventWordsLeft(tx, id)).flatMap(wordsIn));
  const secretsIn = (names: unknown): string[] =>
    stringsIn(names)
      .flatMap(tellingWords)
      .filter((word) => gone.has(word) && !left.has(word));
  const { seq, before, after, reason } = changes;
  const history = tx
    .select({ seq, before, after, reason })
    .from(changes)
    .where(and(eq(changes.type, type), eq(changes.id, id), or(isNotNull(before), isNotNull(reason))))
    .all()
    .map((row) => ({ seq: row.seq, secrets: [row.before, row.after].flatMap((json) => secretsIn(namesOf(json))), reason: row.reason }));
  const merges = type === 'speaker' ? tx.select().from(speakerMerges).where(eq(speakerMerges.id, id)).all() : [];
  const merged = merges.flatMap(({ speaker }) => secretsIn([speaker?.name, speaker?.addedNames]));
  const secrets = new Set([...secretsIn(words), ...history.flatMap((row) => row.secrets), ...merged]);
  for (const row of history) {
    if (row.secrets.length === 0 && !wordsIn(row.reason ?? '').some((word) => secrets.has(word))) continue;
    tx.update(changes).set({ before: null, after: null, reason: null }).where(eq(seq, row.seq)).run();
  }
  const isEmpty = merges.length > 0 && !tx.select({ id: mergedParts.id }).from(mergedParts).where(eq(mergedParts.id, id)).get();
  if (merged.length > 0 || isEmpty) tx.update(speakerMerges).set({ speaker: null }).where(eq(speakerMerges.id, id)).run();
  return [...secrets];
};

/** Whom one is merged into, and all others who are, however often: what was kept names them by the ids that they had. */
const allMergedWith = (tx: Tx, id: string): string[] => {
  const merged = (ids: string[]): string[] => {
    if (ids.length === 0) return [];
    const into = and(eq(speakerMerges.how, 'merge'), isAnyOf(speakerMerges.other, ids));
    const next = tx.select({ id: speakerMerges.id }).from(speakerMerges).where(into).all();
    return [...ids, ...merged(next.map((row) => row.id))];
  };
  return [...new Set([id, ...merged([mergedInto(tx, id) ?? id])])];
};

/** Does the JSON name any of those? */
const namesAny = (column: typeof givenAnswers.body | typeof formerStatements.body, secrets: Secrets) =>
  sql`exists (select 1 from json_tree(${column}) where key = 'id' and atom in (select value from json_each(${JSON.stringify([...secrets.keys()])})))`;

const forgetAnswers = (tx: Tx, secrets: Secrets): void => {
  const { holder, name, body } = givenAnswers;
  for (const row of tx.select({ holder, name, body }).from(givenAnswers).where(namesAny(body, secrets)).all())
    if (tellsAny(row.body, secrets))
      tx.delete(givenAnswers)
        .where(and(eq(holder, row.holder), eq(name, row.name)))
        .run();
};

const renameFormer = (tx: Tx, secrets: Secrets): void => {
  const { id, body } = formerStatements;
  for (const row of tx.select({ id, body }).from(formerStatements).where(namesAny(body, secrets)).all())
    if (tellsAny(row.body, secrets))
      tx.update(formerStatements)
        .set({ body: renamed(tx, row.body, secrets) })
        .where(eq(id, row.id))
        .run();
};

/** Does the value, or any in it, have a name with a word that is gone? */
const tellsAny = (value: unknown, secrets: Secrets): boolean =>
  typeof value === 'object' && value !== null && (hasSecret(value, secrets) || Object.values(value).some((one) => tellsAny(one, secrets)));

const hasSecret = ({ id, name }: { id?: unknown; name?: unknown }, secrets: Secrets): boolean =>
  typeof id === 'string' && typeof name === 'string' && wordsIn(name).some((word) => secrets.get(id)?.has(word));

/** The facts that name something. */
const namesOf = (json: string | null): unknown => {
  const { name, addedNames, place } = JSON.parse(json ?? '{}') as Facts;
  return [name, addedNames, place];
};

const stringsIn = (value: unknown): string[] => (typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(stringsIn) : []);

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The words that make a name the name of somebody or something: the capitalised ones, if it has any. */
const tellingWords = (name: string): string[] => {
  const words = wordsIn(name).filter((word) => !/^(the|an?|of|in|on|at|and|for|with)$/i.test(word));
  const capitalised = words.filter((word) => !/^\p{Ll}/u.test(word));
  return capitalised.length > 0 ? capitalised : words;
};

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

/** A statement that stands no more, with the names that speakers and the event have now for those that are gone. */
const renamed = (tx: Tx, statement: StoredStatement, secrets: Secrets): StoredStatement => {
  const { name, kind } = speakers;
  return {
    ...statement,
    speakers: statement.speakers.flatMap((speaker) => {
      if (!hasSecret(speaker, secrets)) return [speaker];
      const now = tx.select({ name, kind }).from(speakers).where(eq(speakers.id, speaker.id)).get();
      return now ? [{ ...speaker, ...now }] : [];
    }),
    event: statement.event && (hasSecret(statement.event, secrets) ? renamedEvent(tx, statement.event) : statement.event),
  };
};

const renamedEvent = (tx: Tx, event: NonNullable<StoredStatement['event']>): StoredStatement['event'] => {
  const { name, date, precision } = events;
  const now = tx.select({ name, date, precision }).from(events).where(eq(events.id, event.id)).get();
  return now ? { ...event, ...now } : null;
};
