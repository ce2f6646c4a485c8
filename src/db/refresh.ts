import { and, asc, desc, eq, notInArray, sql } from 'drizzle-orm';
import type { Event } from '../extract/types.ts';
import { eventArticles, eventParticipants, events } from './event-tables.ts';
import type { Formerly, JoinRules } from './join-rules.ts';
import type { Tx } from './open.ts';
import { speakerKeys, speakers } from './schema.ts';
import { statements, statementSpeakers } from './statement-tables.ts';
import { storeKeys } from './store-keys.ts';
import { updateEvent } from './store-event.ts';
import { namesOf, updateSpeaker } from './store-speaker.ts';
import type { Writing } from './writing.ts';

/** Whom and what to bring up to date, by id. */
type Stale = { [Kind in keyof Formerly]: Pick<Formerly[Kind][number], 'id'>[] };

/** Lets touched speakers and events be what the articles that are left say of them; those that nothing tells of any more go. */
export const refresh = ({ tx }: Pick<Writing, 'tx'>, rules: JoinRules, { speakers: stale, events: staleEvents }: Stale): void => {
  for (const { id } of staleEvents) refreshEvent(tx, rules, id);
  for (const { id } of stale) refreshSpeaker(tx, rules, id);
};

const refreshSpeaker = (tx: Tx, rules: JoinRules, id: string): void => {
  const speaker = tx.select().from(speakers).where(eq(speakers.id, id)).get();
  if (!speaker) return;
  const seen = namesOf(tx, [id]).get(id) ?? [];
  if (seen.length === 0 && !isSpeakerTold(tx, id)) {
    tx.delete(speakers).where(eq(speakers.id, id)).run();
    return;
  }
  if (seen.length > 0) updateSpeaker(tx, id, rules.mergeSpeakers({ ...speaker, names: seen }, { ...speaker, names: [], roles: [] }));
  refreshKeys(tx, rules, id);
};

const isSpeakerTold = (tx: Tx, id: string): boolean =>
  [statementSpeakers, eventParticipants].some((table) => tx.select({ id: table.speakerId }).from(table).where(eq(table.speakerId, id)).limit(1).get());

/** Lets a speaker be found by the names that articles and people give them, and by no other. */
export const refreshKeys = (tx: Tx, rules: JoinRules, id: string): void => {
  const { kind, name, addedNames, corrected } = tx.select().from(speakers).where(eq(speakers.id, id)).get() ?? {};
  if (kind === undefined || name === undefined) return;
  const seen = namesOf(tx, [id]).get(id) ?? [];
  const given = [...(addedNames ?? []), ...(seen.length === 0 || corrected?.includes('name') ? [name] : [])];
  const keys = rules.keysOf({ kind, names: [...seen, ...given.map((other) => ({ name: other, count: 1 }))] });
  tx.delete(speakerKeys)
    .where(and(eq(speakerKeys.speakerId, id), notInArray(speakerKeys.key, keys)))
    .run();
  storeKeys(tx, { id, kind }, keys);
};

const refreshEvent = (tx: Tx, rules: JoinRules, id: string): void => {
  // The name that it has stays while an article uses it.
  const hasName = sql`${eventArticles.name} = (select ${events.name} from ${events} where ${events.id} = ${id})`;
  const told = tx.select().from(eventArticles).where(eq(eventArticles.eventId, id)).orderBy(desc(hasName), asc(eventArticles.articleId)).all();
  const [first, ...others] = told.map((row): Event => ({ ...row, id, participants: [] }));
  if (first)
    updateEvent(
      tx,
      id,
      others.reduce((known, event) => ({ ...known, ...rules.mergeEvents(known, event) }), first),
    );
  else if (!tx.select({ id: statements.id }).from(statements).where(eq(statements.eventId, id)).limit(1).get())
    tx.delete(events).where(eq(events.id, id)).run();
};
