import { sql } from 'drizzle-orm';
import { isAnyOf } from './any-of.ts';
import type { Resource } from './facts.ts';
import type { Facts } from './keeping-tables.ts';
import type { Tx } from './open.ts';
import { eventParticipants } from './event-tables.ts';
import { speakerNames } from './schema.ts';
import { statements, statementSpeakers } from './statement-tables.ts';

/** Ids of resources, by what they are. */
export type Related = Partial<Record<Resource, string[]>>;

/** What other resources show of one: when that changes, they change too. */
const SHOWN: Record<Resource, string[]> = {
  article: ['title', 'outlet', 'url', 'published'],
  speaker: ['name', 'kind'],
  event: ['name', 'date', 'precision'],
  statement: [],
};

/** The articles, speakers and events that show these statements. */
export const belongings = (tx: Tx, ids: string[]): Related => {
  if (ids.length === 0) return {};
  const own = tx.selectDistinct({ article: statements.articleId, event: statements.eventId }).from(statements).where(isAnyOf(statements.id, ids)).all();
  const { speakerId, statementId } = statementSpeakers;
  const by = tx.selectDistinct({ speakerId }).from(statementSpeakers).where(isAnyOf(statementId, ids)).all();
  return {
    article: own.map(({ article }) => article),
    event: own.flatMap(({ event }) => event ?? []),
    speaker: by.map((row) => row.speakerId),
  };
};

/** All that changed because something else did, in the state that is now: what shows a changed name or date, and what statements belong to. */
export const echoesOf = (tx: Tx, told: { type: Resource; id: string; after?: Facts | null | undefined }[]): Related => {
  const shownOf = (type: Resource): string[] =>
    told.filter((change) => change.type === type && SHOWN[type].some((name) => name in (change.after ?? {}))).map(({ id }) => id);
  const [articles, speakers, changedEvents] = [shownOf('article'), shownOf('speaker'), shownOf('event')];
  const statement = statementsThatShow(tx, { article: articles, speaker: speakers, event: changedEvents });
  const all = [...statement, ...told.filter(({ type }) => type === 'statement').map(({ id }) => id)];
  const { article = [], event = [], speaker = [] } = belongings(tx, all);
  return { statement, article, event: [...event, ...eventsOf(tx, speakers)], speaker: [...speaker, ...speakersIn(tx, articles)] };
};

const statementsThatShow = (tx: Tx, { article = [], speaker = [], event = [] }: Related): string[] => {
  if (article.length + speaker.length + event.length === 0) return [];
  const { id, articleId, eventId } = statements;
  const by = tx.select({ id: statementSpeakers.statementId }).from(statementSpeakers).where(isAnyOf(statementSpeakers.speakerId, speaker));
  const rows = tx
    .select({ id })
    .from(statements)
    .where(sql`${isAnyOf(articleId, article)} or ${isAnyOf(eventId, event)} or ${id} in ${by}`);
  return rows.all().map((row) => row.id);
};

const eventsOf = (tx: Tx, speakers: string[]): string[] => {
  if (speakers.length === 0) return [];
  const { eventId, speakerId } = eventParticipants;
  return tx
    .selectDistinct({ id: eventId })
    .from(eventParticipants)
    .where(isAnyOf(speakerId, speakers))
    .all()
    .map((row) => row.id);
};

const speakersIn = (tx: Tx, articles: string[]): string[] => {
  if (articles.length === 0) return [];
  const { speakerId, articleId } = speakerNames;
  return tx
    .selectDistinct({ id: speakerId })
    .from(speakerNames)
    .where(isAnyOf(articleId, articles))
    .all()
    .map((row) => row.id);
};
