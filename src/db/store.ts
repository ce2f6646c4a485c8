import { createHash } from 'node:crypto';
import { and, eq, inArray, or, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { freeSlug } from '../extract/identity.ts';
import type { Article, Event, Extraction, Speaker, Statement } from '../extract/types.ts';
import type { Db, Tx } from './open.ts';
import { periodOf } from './period.ts';
import * as t from './schema.ts';

/** A speaker or event of the database, as the rules that join articles see it. */
export type KnownSpeaker = Pick<Speaker, 'id' | 'name' | 'kind' | 'names'>;
export type KnownEvent = Event;

/** How speakers and events of a new article find those already known. Pure: they see the candidates that the database offers. */
export type JoinRules = {
  /** What a speaker is found by, folded. */
  keysOf(speaker: Pick<Speaker, 'kind' | 'names'>): string[];
  /** The slug that a new speaker starts from. */
  slugOf(speaker: Speaker): string;
  /** The candidate that is this speaker, if any. */
  findSpeaker(speaker: Speaker, candidates: KnownSpeaker[]): KnownSpeaker | undefined;
  /** What two namings of one speaker add up to. */
  mergeSpeakers(known: KnownSpeaker, speaker: Speaker): Pick<Speaker, 'name' | 'kind'>;
  slugOfEvent(event: Event): string;
  /** The candidate that is this event, if any; participants are ids of the database on both sides. */
  findEvent(event: Event, candidates: KnownEvent[]): KnownEvent | undefined;
  mergeEvents(known: KnownEvent, event: Event): Omit<Event, 'id' | 'participants'>;
};

export type StoreResult = { id: string; outcome: 'created' | 'unchanged' };

/** The URL of an article is stored already with another text. */
export class ArticleChangedError extends Error {
  override name = 'ArticleChangedError';
  constructor(url: string) {
    super(`${url} is already stored with another text`);
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Is this very article stored? Throws ArticleChangedError when its id is, with another text. */
export const isStored = async (db: Db | Tx, id: string, article: Article): Promise<boolean> => Promise.resolve(isStoredNow(db, id, article));

const isStoredNow = (db: Db | Tx, id: string, article: Article): boolean => {
  const known = db.select({ sha: t.articles.textSha256 }).from(t.articles).where(eq(t.articles.id, id)).get();
  if (known && known.sha !== sha256(article.text)) throw new ArticleChangedError(article.url ?? id);
  return known !== undefined;
};

/** Stores an article with all that was found in it, in one transaction; an article that is there already changes nothing. */
export const storeArticle = async (db: Db, id: string, article: Article, found: { extraction: Extraction; rules: JoinRules }): Promise<StoreResult> =>
  Promise.resolve(
    db.transaction(
      (tx): StoreResult => {
        if (isStoredNow(tx, id, article)) return { id, outcome: 'unchanged' };
        insertArticle(tx, id, article);
        const { extraction, rules } = found;
        const speakerIds = new Map(extraction.speakers.map((speaker) => [speaker.id, storeSpeaker(tx, id, speaker, rules)]));
        const globalId = (local: string): string => {
          const known = speakerIds.get(local);
          if (known === undefined) throw new Error(`the extraction names a speaker ${local} that it does not list`);
          return known;
        };
        const eventIds = new Map(
          extraction.events.map((event) => [event.id, storeEvent(tx, id, { ...event, participants: event.participants.map(globalId) }, rules)]),
        );
        for (const statement of extraction.statements) insertStatement(tx, { id, article }, statement, { globalId, eventIds });
        return { id, outcome: 'created' };
      },
      { behavior: 'immediate' },
    ),
  );

const insertArticle = (tx: Tx, id: string, { text, title = null, outlet = null, url = null, published = null }: Article): void => {
  tx.insert(t.articles)
    .values({ id, url, title, outlet, outletKey: outlet && fold(outlet), published, text, textSha256: sha256(text), ...periodOf(published) })
    .run();
};

const storeSpeaker = (tx: Tx, articleId: string, speaker: Speaker, rules: JoinRules): string => {
  const keys = rules.keysOf(speaker);
  const known = rules.findSpeaker(speaker, speakersByKey(tx, keys));
  const id = known?.id ?? freeSlug(rules.slugOf(speaker), (slug) => tx.select().from(t.speakers).where(eq(t.speakers.id, slug)).get() !== undefined);
  const { name, kind } = known ? rules.mergeSpeakers(known, speaker) : speaker;
  tx.insert(t.speakers)
    .values({ id, name, kind, nameKey: fold(name) })
    .onConflictDoUpdate({ target: t.speakers.id, set: { name, kind, nameKey: fold(name) } })
    .run();
  for (const key of keys) tx.insert(t.speakerKeys).values({ key, speakerId: id }).onConflictDoNothing().run();
  for (const form of speaker.names) {
    tx.insert(t.speakerNames)
      .values({ speakerId: id, articleId, ...form })
      .onConflictDoUpdate({
        target: [t.speakerNames.speakerId, t.speakerNames.articleId, t.speakerNames.name],
        set: { count: sql`${t.speakerNames.count} + ${form.count}` },
      })
      .run();
  }
  for (const role of speaker.roles) tx.insert(t.speakerRoles).values({ speakerId: id, articleId, role }).onConflictDoNothing().run();
  return id;
};

const speakersByKey = (tx: Tx, keys: string[]): KnownSpeaker[] => {
  if (keys.length === 0) return [];
  const found = tx
    .selectDistinct({ id: t.speakers.id, name: t.speakers.name, kind: t.speakers.kind })
    .from(t.speakerKeys)
    .innerJoin(t.speakers, eq(t.speakers.id, t.speakerKeys.speakerId))
    .where(inArray(t.speakerKeys.key, keys))
    .orderBy(t.speakers.id)
    .all();
  return found.map((speaker) => ({ ...speaker, names: namesOf(tx, speaker.id) }));
};

const namesOf = (tx: Tx, speakerId: string): Speaker['names'] =>
  tx
    .select({ name: t.speakerNames.name, count: sql<number>`sum(${t.speakerNames.count})` })
    .from(t.speakerNames)
    .where(eq(t.speakerNames.speakerId, speakerId))
    .groupBy(t.speakerNames.name)
    .all();

const storeEvent = (tx: Tx, articleId: string, event: Event, rules: JoinRules): string => {
  const known = rules.findEvent(event, eventCandidates(tx, articleId, event));
  const id = known?.id ?? freeSlug(rules.slugOfEvent(event), (slug) => tx.select().from(t.events).where(eq(t.events.id, slug)).get() !== undefined);
  const { name, date, precision, place, status } = known ? rules.mergeEvents(known, event) : event;
  const row = { name, date, precision, place, status, nameKey: fold(name), placeKey: place && fold(place), ...periodOf(date) };
  tx.insert(t.events)
    .values({ id, ...row })
    .onConflictDoUpdate({ target: t.events.id, set: row })
    .run();
  const { name: nameHere, date: dateHere, precision: precisionHere, place: placeHere, status: statusHere } = event;
  tx.insert(t.eventArticles)
    .values({ eventId: id, articleId, name: nameHere, date: dateHere, precision: precisionHere, place: placeHere, status: statusHere })
    .run();
  for (const speakerId of event.participants) tx.insert(t.eventParticipants).values({ eventId: id, articleId, speakerId }).onConflictDoNothing().run();
  return id;
};

/** Events of other articles at the same place, in the same days, or with one of the participants. */
const eventCandidates = (tx: Tx, articleId: string, event: Event): KnownEvent[] => {
  const { dayFrom, dayTo } = periodOf(event.date);
  const sharing = tx.select({ id: t.eventParticipants.eventId }).from(t.eventParticipants).where(inArray(t.eventParticipants.speakerId, event.participants));
  const here = tx.select({ id: t.eventArticles.eventId }).from(t.eventArticles).where(eq(t.eventArticles.articleId, articleId));
  const { id, name, date, precision, place, status } = t.events;
  const rows = tx
    .select({ id, name, date, precision, place, status })
    .from(t.events)
    .where(
      and(
        sql`${id} not in ${here}`,
        or(
          event.place === null ? undefined : eq(t.events.placeKey, fold(event.place)),
          dayFrom === null ? undefined : sql`${t.events.dayFrom} <= ${dayTo} and ${t.events.dayTo} >= ${dayFrom}`,
          inArray(id, sharing),
        ),
      ),
    )
    .orderBy(id)
    .limit(500)
    .all();
  return rows.map((row) => ({ ...row, participants: participantsOf(tx, row.id) }));
};

const participantsOf = (tx: Tx, eventId: string): string[] =>
  tx
    .selectDistinct({ id: t.eventParticipants.speakerId })
    .from(t.eventParticipants)
    .where(eq(t.eventParticipants.eventId, eventId))
    .all()
    .map(({ id }) => id);

type Resolved = { globalId: (local: string) => string; eventIds: Map<string, string> };

const insertStatement = (
  tx: Tx,
  { id: articleId, article }: { id: string; article: Article },
  statement: Statement,
  { globalId, eventIds }: Resolved,
): void => {
  const { id, kind, text, segments, cue, mention, saidOn, event, confidence } = statement;
  tx.insert(t.statements)
    .values({
      id,
      articleId,
      kind,
      text,
      confidence,
      start: segments[0]?.start ?? -1,
      cueStart: cue?.start,
      cueEnd: cue?.end,
      cueText: cue?.text,
      mentionStart: mention?.start,
      mentionEnd: mention?.end,
      mentionText: mention?.text,
      saidDate: saidOn?.date,
      saidPrecision: saidOn?.precision,
      saidWords: saidOn?.words,
      eventId: event && eventIds.get(event.id),
      eventRelation: event?.relation,
      ...periodOf(saidOn?.date ?? article.published),
    })
    .run();
  for (const segment of segments)
    tx.insert(t.segments)
      .values({ statementId: id, ...segment })
      .run();
  const seen = new Set<string>();
  for (const { id: local, role, namedAt } of statement.speakers) {
    const speakerId = globalId(local);
    if (seen.has(speakerId)) continue;
    tx.insert(t.statementSpeakers)
      .values({ statementId: id, speakerId, nth: seen.size, role, namedStart: namedAt.start, namedEnd: namedAt.end, namedText: namedAt.text })
      .run();
    seen.add(speakerId);
  }
};
