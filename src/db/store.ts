import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import type { Article, Extraction, Statement } from '../extract/types.ts';
import type { JoinRules } from './join-rules.ts';
import type { Db, Tx } from './open.ts';
import { periodOf } from './period.ts';
import { articles } from './schema.ts';
import { segments, statements, statementSpeakers } from './statement-tables.ts';
import { storeEvent } from './store-event.ts';
import { storeFragments } from './store-fragments.ts';
import { storeSpeaker } from './store-speaker.ts';
import type { By, Writing } from './writing.ts';
import { write } from './writing.ts';

/** An article with the id that it has or will have. */
export type IdentifiedArticle = Article & { id: string };
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
export const isStored = async (db: Db, article: IdentifiedArticle): Promise<boolean> => Promise.resolve(isStoredIn(db, article));

const isStoredIn = (db: Db | Tx, { id, text, url }: IdentifiedArticle): boolean => {
  const known = db.select({ sha: articles.textSha256 }).from(articles).where(eq(articles.id, id)).get();
  if (known && known.sha !== sha256(text)) throw new ArticleChangedError(url ?? id);
  return known !== undefined;
};

/** Stores an article with all that was found in it, in one transaction; one that is there already changes nothing. */
export const storeArticle = async (db: Db, article: IdentifiedArticle, { by = {}, ...found }: Found & { by?: By }): Promise<StoreResult> =>
  Promise.resolve(write(db, by, (writing) => storeIn(writing, article, found)));

/** What an article says, and how it finds what is known. */
export type Found = { extraction: Extraction; rules: JoinRules };

/** The same inside a transaction of its own. */
export const storeIn = (transaction: Writing, article: IdentifiedArticle, { extraction, rules }: Found): StoreResult => {
  const { id } = article;
  const { tx, touch } = transaction;
  if (isStoredIn(tx, article)) return { id, outcome: 'unchanged' };
  touch('article', id);
  touch('statement', ...extraction.statements.map((statement) => statement.id));
  insertArticle(tx, article);
  const writing = { ...transaction, articleId: id, rules };
  const speakerIds = new Map(extraction.speakers.map((speaker) => [speaker.id, storeSpeaker(writing, speaker)]));
  const speakerId = (local: string): string => {
    const known = speakerIds.get(local);
    if (known === undefined) throw new Error(`the extraction names a speaker ${local} that it does not list`);
    return known;
  };
  const eventIds = new Map(extraction.events.map((event) => [event.id, storeEvent(writing, { ...event, participants: event.participants.map(speakerId) })]));
  for (const statement of extraction.statements) {
    insertStatement(tx, article, { ...statement, event: statement.event && { ...statement.event, id: eventIds.get(statement.event.id) ?? '' } });
    insertSpeakers(tx, statement, speakerId);
  }
  storeFragments(tx, article.text, extraction.statements);
  return { id, outcome: 'created' };
};

const insertArticle = (tx: Tx, { id, text, title = null, outlet = null, url = null, published = null }: IdentifiedArticle): void => {
  tx.insert(articles)
    .values({ id, url, title, outlet, outletKey: outlet && fold(outlet), published, text, textSha256: sha256(text), ...periodOf(published) })
    .run();
};

const insertStatement = (tx: Tx, article: IdentifiedArticle, statement: Statement): void => {
  const { id, kind, text, cue, mention, saidOn, event, confidence } = statement;
  tx.insert(statements)
    .values({
      id,
      articleId: article.id,
      kind,
      text,
      confidence,
      // A statement without a segment has no place: the table refuses it.
      start: statement.segments[0]?.start ?? -1,
      cueStart: cue?.start,
      cueEnd: cue?.end,
      cueText: cue?.text,
      mentionStart: mention?.start,
      mentionEnd: mention?.end,
      mentionText: mention?.text,
      saidDate: saidOn?.date,
      saidPrecision: saidOn?.precision,
      saidWords: saidOn?.words,
      eventId: event?.id,
      eventRelation: event?.relation,
      ...periodOf(saidOn?.date ?? article.published),
    })
    .run();
  for (const segment of statement.segments)
    tx.insert(segments)
      .values({ statementId: id, ...segment })
      .run();
};

/** Two of an article can turn out to be one among the known: then they said it once. */
const insertSpeakers = (tx: Tx, { id, speakers }: Statement, speakerId: (local: string) => string): void => {
  const known = new Map(speakers.map((speaker) => [speakerId(speaker.id), speaker]));
  [...known].forEach(([speaker, { role, namedAt }], nth) => {
    tx.insert(statementSpeakers)
      .values({ statementId: id, speakerId: speaker, nth, role, namedStart: namedAt.start, namedEnd: namedAt.end, namedText: namedAt.text })
      .run();
  });
};
