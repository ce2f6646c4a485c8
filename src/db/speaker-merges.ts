import { eq, sql } from 'drizzle-orm';
import { clusterAgain } from './cluster-again.ts';
import { mergedInto } from './changes.ts';
import { fold } from '../extract/fold.ts';
import { CorrectionError } from './correction-errors.ts';
import { eventParticipants, events } from './event-tables.ts';
import { giveNames, takeBackNames } from './given-names.ts';
import type { JoinRules } from './join-rules.ts';
import type { MergedSpeaker, MovedPart } from './merge-tables.ts';
import { mergedParts, speakerMerges } from './merge-tables.ts';
import type { Pair } from './move-speaker.ts';
import { articlesOf, movePart, partOf } from './move-speaker.ts';
import type { Db, Tx } from './open.ts';
import { refresh } from './refresh.ts';
import { articles, speakerRoles, speakers } from './schema.ts';
import { takeSlug } from './slugs.ts';
import { statementsBy } from './statement-speakers.ts';
import { statements, statementSpeakers, statementSubjects } from './statement-tables.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

/** Who does it, and how speakers are named and found. */
export type MergeOptions = { by: By; rules: JoinRules };

/**
 * Lets one speaker be another from now on: all that articles tell of the first is told of the second, and the first id leads there.
 * When the other was merged, it is who they are now. Gives the id of that one.
 */
export const mergeSpeakers = async (db: Db, { from, to }: Pair, { by, rules }: MergeOptions): Promise<string> =>
  Promise.resolve(
    write(db, by, (writing) => {
      const now = mergedInto(writing.tx, to) ?? to;
      mergeIn(writing, { from, to: now }, rules);
      giveNames(writing.tx, { from, to: now }, rules);
      return now;
    }),
  );

const mergeIn = (writing: Writing, pair: Pair, rules: JoinRules): void => {
  const { tx, merge } = writing;
  const { from, to } = pair;
  if (from === to) throw new CorrectionError('/into', 'is the speaker itself');
  const [speaker, other] = [storedSpeaker(tx, from), storedSpeaker(tx, to)];
  if (!speaker || !other) throw new CorrectionError('/into', `there is no speaker ${speaker ? to : from}`);
  merge(from, to);
  touchTies(writing, from);
  const parts = articlesOf(tx, from).map((articleId) => ({ articleId, part: partOf(tx, articleId, pair) }));
  for (const { articleId, part } of parts) movePart(tx, articleId, { pair, part });
  clusterPartsAgain(tx, parts);
  tx.delete(statementSpeakers).where(eq(statementSpeakers.speakerId, from)).run();
  tx.delete(speakers).where(eq(speakers.id, from)).run();
  if (other.wikidata === null && speaker.wikidata !== null) tx.update(speakers).set({ wikidata: speaker.wikidata }).where(eq(speakers.id, to)).run();
  note(tx, { id: from, other: to, how: 'merge', speaker }, parts);
  refresh(writing, rules, { speakers: [{ id: to }], events: [] });
};

const storedSpeaker = (tx: Tx, id: string) => tx.select().from(speakers).where(eq(speakers.id, id)).get();

/** Everything that shows a speaker changes with whom it shows. */
const touchTies = ({ tx, touch }: Writing, id: string): void => {
  touch('statement', ...statementsBy(tx, id));
  const takesPart = eq(eventParticipants.speakerId, id);
  touch(
    'event',
    ...tx
      .selectDistinct({ id: eventParticipants.eventId })
      .from(eventParticipants)
      .where(takesPart)
      .all()
      .map((row) => row.id),
  );
};

type Part = { articleId: string; part: MovedPart };

/** Who said it tells which reports are of one utterance. */
const clusterPartsAgain = (tx: Tx, parts: Part[]): void => {
  clusterAgain(
    tx,
    parts.flatMap(({ part: { statements, shared } }) => [...statements, ...shared.statements]),
  );
};

const note = (tx: Tx, merge: Omit<typeof speakerMerges.$inferInsert, 'at'>, parts: Part[]): void => {
  tx.delete(speakerMerges).where(eq(speakerMerges.id, merge.id)).run();
  tx.insert(speakerMerges)
    .values({ ...merge, at: Date.now() })
    .run();
  for (const part of parts)
    tx.insert(mergedParts)
      .values({ id: merge.id, ...part })
      .run();
};

/** Lets what some articles tell of a speaker be of another one, who is new. Gives their id. */
export const splitSpeaker = async (
  db: Db,
  { id, articles, name }: { id: string; articles: string[]; name?: string | undefined },
  { by, rules }: MergeOptions,
): Promise<string> =>
  Promise.resolve(
    write(db, by, (writing) => {
      const { tx, touch } = writing;
      const speaker = storedSpeaker(tx, id);
      if (!speaker) throw new CorrectionError('', `there is no speaker ${id}`);
      const told = articlesOf(tx, id);
      const unknown = articles.findIndex((article) => !told.includes(article));
      if (unknown >= 0) throw new CorrectionError(`/articles/${String(unknown)}`, `tells nothing of ${id}`);
      if (told.every((article) => articles.includes(article)))
        throw new CorrectionError('/articles', `are all that tell of ${id}: correct the name instead`, 'conflict');
      const named = { name: name ?? speaker.name, kind: speaker.kind };
      const split = takeSlug(tx, 'speaker', rules.slugOf({ ...named, id, names: [], roles: [] }));
      touch('speaker', id, split);
      touchTies(writing, id);
      tx.insert(speakers)
        .values({ ...named, id: split, nameKey: fold(named.name), corrected: name === undefined ? null : ['name'] })
        .run();
      const pair = { from: id, to: split };
      const parts = [...new Set(articles)].map((articleId) => ({ articleId, part: partOf(tx, articleId, pair) }));
      for (const { articleId, part } of parts) movePart(tx, articleId, { pair, part });
      clusterPartsAgain(tx, parts);
      note(tx, { id: split, other: id, how: 'split' }, parts);
      refresh(writing, rules, { speakers: [{ id }, { id: split }], events: [] });
      return split;
    }),
  );

/** Undoes the merge or the split that a speaker came from. Gives the id of who they are after that. */
export const undoMerge = async (db: Db, id: string, { by, rules }: MergeOptions): Promise<string> =>
  Promise.resolve(
    write(db, by, (writing) => {
      const merge = writing.tx.select().from(speakerMerges).where(eq(speakerMerges.id, id)).get();
      if (!merge) throw new CorrectionError('', `${id} was neither merged nor split off`, 'conflict');
      const { how, speaker } = merge;
      const other = mergedInto(writing.tx, merge.other) ?? merge.other;
      if (how === 'split') {
        mergeIn(writing, { from: id, to: other }, rules);
        writing.tx.delete(speakerMerges).where(eq(speakerMerges.id, id)).run();
        return other;
      }
      if (!speaker || !storedSpeaker(writing.tx, other)) throw new CorrectionError('', `nothing is left of what ${id} was`, 'conflict');
      partAgain(writing, { from: other, to: id }, speaker);
      refresh(writing, rules, { speakers: [{ id: other }, { id }], events: [] });
      return id;
    }),
  );

const partAgain = (writing: Writing, pair: Pair, { gave, ...speaker }: MergedSpeaker): void => {
  const { tx, unmerge } = writing;
  const { from, to } = pair;
  unmerge(to, from);
  touchTies(writing, from);
  tx.update(speakers)
    .set({ wikidata: null })
    .where(eq(speakers.wikidata, speaker.wikidata ?? ''))
    .run();
  tx.insert(speakers).values(speaker).run();
  takeBackNames(tx, from, gave);
  const parts = tx.select().from(mergedParts).where(eq(mergedParts.id, to)).all();
  for (const { articleId, part } of parts) {
    movePart(tx, articleId, { pair, part });
    shareAgain(tx, { articleId, speakerId: to }, part);
  }
  clusterPartsAgain(tx, parts);
  tx.delete(speakerMerges).where(eq(speakerMerges.id, to)).run();
};

/** What both had before they were one, as far as it is there still. */
const shareAgain = (tx: Tx, { articleId, speakerId }: { articleId: string; speakerId: string }, { shared, joint }: MovedPart): void => {
  for (const role of shared.roles) tx.insert(speakerRoles).values({ speakerId, articleId, role }).onConflictDoNothing().run();
  for (const eventId of shared.events)
    if (isThere(tx, events, eventId)) tx.insert(eventParticipants).values({ eventId, articleId, speakerId }).onConflictDoNothing().run();
  for (const statementId of shared.subjectOf)
    if (isThere(tx, statements, statementId)) tx.insert(statementSubjects).values({ statementId, speakerId }).onConflictDoNothing().run();
  for (const row of joint) {
    if (!isThere(tx, statements, row.statementId)) continue;
    const place = readsBack(tx, articleId, row) ? {} : { namedStart: null, namedEnd: null, namedText: null };
    tx.insert(statementSpeakers)
      .values({ ...row, ...place })
      .onConflictDoNothing()
      .run();
  }
};

const isThere = (tx: Tx, table: typeof events | typeof statements, id: string): boolean =>
  tx.select({ id: table.id }).from(table).where(eq(table.id, id)).get() !== undefined;

/** Does the article, which may have another text by now, still name them there? */
const readsBack = (tx: Tx, articleId: string, { namedStart, namedEnd, namedText }: MovedPart['joint'][number]): boolean =>
  namedStart === null ||
  tx
    .select({ words: sql<string>`substr(${articles.text}, ${namedStart + 1}, ${(namedEnd ?? 0) - namedStart})` })
    .from(articles)
    .where(eq(articles.id, articleId))
    .get()?.words === namedText;
