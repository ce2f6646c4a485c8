import type { Extraction, Statement } from '../extract/types.ts';
import type { ArticleWriting } from './join-rules.ts';
import type { Tx } from './open.ts';
import { periodOf } from './period.ts';
import { given, prepared } from './prepared.ts';
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
  const eventId = (local: string): string => {
    const known = eventIds.get(local);
    if (known === undefined) throw new Error(`the extraction names an event ${local} that it does not list`);
    return known;
  };
  const spokenOf = spokenOfIn(extraction);
  for (const statement of extraction.statements) {
    insertStatement(tx, article, { ...statement, event: statement.event && { ...statement.event, id: eventId(statement.event.id) } });
    insertSpeakers(tx, statement, speakerId);
    insertSubjects(tx, statement.id, new Set(Array.from(spokenOf(statement.text), speakerId)));
  }
  storeFragments(tx, article.text, extraction.statements);
};

const insertStatement = (tx: Tx, article: StoredText, statement: Statement): void => {
  const { id, kind, text, cue, mention, saidOn, event, confidence } = statement;
  insertRow(tx).run({
    id,
    articleId: article.id,
    kind,
    text,
    confidence: confidence ?? null,
    // A statement without a segment has no place: the table refuses it.
    start: statement.segments[0]?.start ?? -1,
    cueStart: cue?.start ?? null,
    cueEnd: cue?.end ?? null,
    cueText: cue?.text ?? null,
    mentionStart: mention?.start ?? null,
    mentionEnd: mention?.end ?? null,
    mentionText: mention?.text ?? null,
    saidDate: saidOn?.date ?? null,
    saidPrecision: saidOn?.precision ?? null,
    saidWords: saidOn?.words ?? null,
    eventId: event?.id ?? null,
    eventRelation: event?.relation ?? null,
    ...periodOf(saidOn?.date ?? article.published),
  });
  for (const segment of statement.segments) insertSegment(tx).run({ statementId: id, ...segment });
};

/** What is known of a statement when it is found. */
const COLUMNS = [
  'id',
  'articleId',
  'kind',
  'text',
  'confidence',
  'start',
  'cueStart',
  'cueEnd',
  'cueText',
  'mentionStart',
  'mentionEnd',
  'mentionText',
  'saidDate',
  'saidPrecision',
  'saidWords',
  'eventId',
  'eventRelation',
  'dayFrom',
  'dayTo',
] as const;

const insertRow = prepared((db) =>
  db
    .insert(statements)
    .values(given(...COLUMNS))
    .prepare(),
);

const insertSegment = prepared((db) =>
  db
    .insert(segments)
    .values(given('statementId', 'start', 'end', 'text'))
    .prepare(),
);

/** Two of an article can turn out to be one among the known: then they said it once. */
const insertSpeakers = (tx: Tx, { id, speakers }: Statement, speakerId: (local: string) => string): void => {
  const known = new Map(speakers.map((speaker) => [speakerId(speaker.id), speaker]));
  [...known].forEach(([speaker, { role, namedAt }], nth) => {
    insertSpeaker(tx).run({ statementId: id, speakerId: speaker, nth, role, namedStart: namedAt.start, namedEnd: namedAt.end, namedText: namedAt.text });
  });
};

const insertSpeaker = prepared((db) =>
  db
    .insert(statementSpeakers)
    .values(given('statementId', 'speakerId', 'nth', 'role', 'namedStart', 'namedEnd', 'namedText'))
    .prepare(),
);

const insertSubjects = (tx: Tx, statementId: string, speakerIds: ReadonlySet<string>): void => {
  for (const speakerId of speakerIds) insertSubject(tx).run({ statementId, speakerId });
};

const insertSubject = prepared((db) => db.insert(statementSubjects).values(given('statementId', 'speakerId')).prepare());
