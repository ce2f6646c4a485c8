import type { Extraction, Statement } from '../extract/types.ts';
import type { ArticleWriting } from './join-rules.ts';
import type { Tx } from './open.ts';
import { periodOf } from './period.ts';
import { spokenOfIn } from './spoken-of.ts';
import { segments, statements, statementSpeakers, statementSubjects } from './statement-tables.ts';
import { storeEvent } from './store-event.ts';
import { storeFragments } from './store-fragments.ts';
import { storeSpeaker } from './store-speaker.ts';

/** The article that something was found in, as it is stored. */
export type StoredText = { id: string; text: string; published?: string | null | undefined };

/** Stores all that was found in a stored article. */
export const storeFindings = (writing: ArticleWriting, article: StoredText, extraction: Extraction): void => {
  const { tx, touch } = writing;
  touch('statement', ...extraction.statements.map((statement) => statement.id));
  const speakerIds = new Map(extraction.speakers.map((speaker) => [speaker.id, storeSpeaker(writing, speaker)]));
  const speakerId = (local: string): string => {
    const known = speakerIds.get(local);
    if (known === undefined) throw new Error(`the extraction names a speaker ${local} that it does not list`);
    return known;
  };
  const eventIds = new Map(extraction.events.map((event) => [event.id, storeEvent(writing, { ...event, participants: event.participants.map(speakerId) })]));
  const spokenOf = spokenOfIn(extraction);
  for (const statement of extraction.statements) {
    insertStatement(tx, article, { ...statement, event: statement.event && { ...statement.event, id: eventIds.get(statement.event.id) ?? '' } });
    insertSpeakers(tx, statement, speakerId);
    insertSubjects(tx, statement.id, new Set(Array.from(spokenOf(statement.text), speakerId)));
  }
  storeFragments(tx, article.text, extraction.statements);
};

const insertStatement = (tx: Tx, article: StoredText, statement: Statement): void => {
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

const insertSubjects = (tx: Tx, statementId: string, speakerIds: ReadonlySet<string>): void => {
  for (const speakerId of speakerIds) tx.insert(statementSubjects).values({ statementId, speakerId }).run();
};
