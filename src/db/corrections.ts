import { eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { EventRelation, EventStatus, SpeakerKind, StatementKind } from '../extract/types.ts';
import { clusterAgain } from './cluster-again.ts';
import { lastChangeOf, mergedInto } from './changes.ts';
import { CorrectionError, StaleError } from './correction-errors.ts';
import { events } from './event-tables.ts';
import type { Resource } from './facts.ts';
import type { JoinRules } from './join-rules.ts';
import type { Db, Tx } from './open.ts';
import { periodOf } from './period.ts';
import { refreshKeys } from './refresh.ts';
import { speakers } from './schema.ts';
import { setSpeakers, statementsBy } from './statement-speakers.ts';
import type { STATEMENT_STATUSES } from './statement-tables.ts';
import { statements } from './statement-tables.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

/** A resource as it was when somebody looked: its version is the number of its last change; null where any will do. */
export type Looked = { id: string; version: number | null };

export type StatementCorrection = {
  status?: (typeof STATEMENT_STATUSES)[number] | undefined;
  kind?: StatementKind | undefined;
  /** By id; those merged since are who they are now. */
  speakers?: string[] | undefined;
  event?: { id: string; relation: EventRelation } | null | undefined;
};
export type SpeakerCorrection = {
  name?: string | undefined;
  kind?: SpeakerKind | undefined;
  names?: string[] | undefined;
  wikidata?: string | null | undefined;
};
export type EventCorrection = {
  name?: string | undefined;
  date?: string | null | undefined;
  place?: string | null | undefined;
  status?: EventStatus | undefined;
};

/** Corrects in a transaction of its own what nobody changed since it was looked at; throws StaleError when somebody did. */
const correct = (db: Db, by: By, { looked: { id, version }, type, work }: { looked: Looked; type: Resource; work: (writing: Writing) => void }): void => {
  write(db, by, (writing) => {
    const last = lastChangeOf(writing.tx, type, id);
    const isGone = last?.op === 'merged' || last?.op === 'removed';
    if (isGone || (version !== null && last?.seq !== version)) throw new StaleError(id);
    writing.touch(type, id);
    work(writing);
  });
};

/** The names of what was set before and now. */
const union = (before: string[] | null | undefined, facts: object): string[] => [
  ...new Set([...(before ?? []), ...Object.entries(facts).flatMap(([name, value]) => (value === undefined ? [] : [name]))]),
];

/** A name with what it is compared by, where there is one. */
const named = (name: string | undefined) => name !== undefined && { name, nameKey: fold(name) };

/** What a person says of a statement, from now on. */
export const correctStatement = async (db: Db, looked: Looked, { by, ...correction }: StatementCorrection & { by: By }): Promise<void> => {
  const { id } = looked;
  correct(db, by, {
    looked,
    type: 'statement',
    work: ({ tx }) => {
      const { speakers: speakerIds, status, kind, event } = correction;
      const { corrected, articleId, status: before } = statements;
      const stored = tx.select({ corrected, articleId, before }).from(statements).where(eq(statements.id, id)).get();
      if (!stored) throw new StaleError(id);
      if (event && !tx.select({ id: events.id }).from(events).where(eq(events.id, event.id)).get())
        throw new CorrectionError('/event/id', `there is no event ${event.id}`);
      tx.update(statements)
        .set({
          corrected: union(stored.corrected, correction),
          ...(kind && { kind }),
          ...(status && { status, statusReason: status === 'usable' ? null : (by.reason ?? null) }),
          ...(event !== undefined && { eventId: event?.id ?? null, eventRelation: event?.relation ?? null }),
        })
        .where(eq(statements.id, id))
        .run();
      if (speakerIds) setSpeakers(tx, { id, articleId: stored.articleId }, knownSpeakers(tx, speakerIds));
      const isElsewhere = status !== undefined && (status === 'retracted') !== (stored.before === 'retracted');
      if (speakerIds || isElsewhere) clusterAgain(tx, [id]);
    },
  });
  return Promise.resolve();
};

const knownSpeakers = (tx: Tx, ids: string[]): string[] => [
  ...new Set(
    ids.map((id, nth) => {
      const now = mergedInto(tx, id) ?? id;
      if (!tx.select({ id: speakers.id }).from(speakers).where(eq(speakers.id, now)).get())
        throw new CorrectionError(`/speakers/${String(nth)}`, `there is no speaker ${id}`);
      return now;
    }),
  ),
];

/** What a person says of a speaker, from now on; `names` are those they are found by besides those seen. */
export const correctSpeaker = async (db: Db, looked: Looked, { by, rules, ...correction }: SpeakerCorrection & { by: By; rules: JoinRules }): Promise<void> => {
  const { id } = looked;
  correct(db, by, {
    looked,
    type: 'speaker',
    work: ({ tx }) => {
      const { name, kind, names, wikidata } = correction;
      const { corrected, before } = tx.select({ corrected: speakers.corrected, before: speakers.kind }).from(speakers).where(eq(speakers.id, id)).get() ?? {};
      if (wikidata != null) refuseBorne(tx, id, wikidata);
      tx.update(speakers)
        .set({
          corrected: union(corrected, correction),
          ...named(name),
          ...(kind && { kind }),
          ...(names && { addedNames: names.length > 0 ? [...new Set(names)] : null }),
          ...(wikidata !== undefined && { wikidata }),
        })
        .where(eq(speakers.id, id))
        .run();
      refreshKeys(tx, rules, id);
      // Reports are compared with an eye to who is a person.
      if (kind && (kind === 'person') !== (before === 'person')) clusterAgain(tx, statementsBy(tx, id));
    },
  });
  return Promise.resolve();
};

const refuseBorne = (tx: Tx, id: string, wikidata: string): void => {
  const other = tx
    .select({ id: speakers.id })
    .from(speakers)
    .where(sql`${speakers.wikidata} = ${wikidata} and ${speakers.id} <> ${id}`)
    .get();
  if (other) throw new CorrectionError('/wikidata', `${wikidata} is ${other.id}: merge the two`, 'conflict');
};

/** What a person says of an event, from now on; its date is as precise as it is long. */
export const correctEvent = async (db: Db, looked: Looked, { by, ...correction }: EventCorrection & { by: By }): Promise<void> => {
  const { id } = looked;
  correct(db, by, {
    looked,
    type: 'event',
    work: ({ tx }) => {
      const { name, date, place, status } = correction;
      const { corrected } = tx.select({ corrected: events.corrected }).from(events).where(eq(events.id, id)).get() ?? {};
      tx.update(events)
        .set({
          corrected: union(corrected, correction),
          ...named(name),
          ...(date !== undefined && { date, precision: precisionOf(date), ...periodOf(date) }),
          ...(place !== undefined && { place, placeKey: place && fold(place) }),
          ...(status && { status }),
        })
        .where(eq(events.id, id))
        .run();
    },
  });
  return Promise.resolve();
};

const precisionOf = (date: string | null) => (date === null ? 'unknown' : date.length === 4 ? 'year' : date.length === 7 ? 'month' : 'day');
