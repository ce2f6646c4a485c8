import { z } from 'zod';
import type { Standing as StoredStanding } from '../db/revisions.ts';
import { withLinks } from '../db/statement-links.ts';
import type { StoredStatement } from '../db/statement-rows.ts';
import { STATEMENT_STATUSES } from '../db/statement-tables.ts';
import { EVENT_RELATIONS, PRECISIONS, SPEAKER_KINDS, STATEMENT_KINDS } from '../extract/types.ts';

const offset = (description: string) => z.int().nonnegative().describe(description);

export const Excerpt = z
  .object({
    start: offset('The first code point'),
    end: offset('The code point after the last'),
    text: z.string().describe('The words that stand there'),
  })
  .meta({ id: 'Excerpt', description: 'A stretch of the article’s text, in Unicode code points, end exclusive' });

/** A date of any precision, as the keys of the object that it belongs to. */
export const preciseDate = {
  date: z.string().nullable().describe('`2021-07-28`, `2021-07` or `2021`: as long as its precision; null when it is not known'),
  precision: z.enum(PRECISIONS).describe('How much of the date is known'),
};

export const SpeakerReference = z
  .object({
    id: z.string().describe('As in `/speakers/{id}`'),
    name: z.string(),
    kind: z.enum(SPEAKER_KINDS),
  })
  .meta({ id: 'SpeakerReference', description: 'A speaker, by name' });

const StatementSpeaker = SpeakerReference.extend({
  role: z.string().nullable().describe('The title as this article prints it'),
  namedAt: Excerpt.nullable().describe('Where this article names them; null where it does not, and a person says that it is they'),
}).meta({ id: 'StatementSpeaker', description: 'One who said it, as the article shows them' });

const SaidOn = z
  .object({ ...preciseDate, words: z.string().describe('The words of the text that say so') })
  .meta({ id: 'SaidOn', description: 'The day it was said, where the text gives one' });

const StatementEvent = z
  .object({
    id: z.string().describe('As in `/events/{id}`'),
    name: z.string(),
    ...preciseDate,
    relation: z.enum(EVENT_RELATIONS).describe('`at`: the occasion it was said at; `about`: the one it reports or comments on'),
  })
  .meta({ id: 'StatementEvent', description: 'The event that a statement belongs to' });

/** What is known of an article besides its text. */
export const articleFacts = {
  id: z.string().describe('As in `/articles/{id}`'),
  title: z.string().nullable(),
  outlet: z.string().nullable().describe('Who published it'),
  url: z.string().nullable(),
  published: z.string().nullable().describe('`2021-07-28`, `2021-07` or `2021`'),
};
const StatementArticle = z.object(articleFacts).meta({ id: 'StatementArticle', description: 'The article that a statement stands in' });

const Context = z
  .object({
    before: Excerpt.nullable().describe('The sentence before; null at the start of the text'),
    sentence: Excerpt.describe('The sentence or sentences that hold the statement'),
    after: Excerpt.nullable().describe('The sentence after; null at the end of the text'),
  })
  .meta({ id: 'Context', description: 'The sentences around a statement' });

const Span = z
  .object({ start: offset('The first code point'), end: offset('The code point after the last') })
  .meta({ id: 'Span', description: 'A stretch of a text, in Unicode code points, end exclusive' });

export const Statement = z
  .object({
    id: z.string().describe('From its article and its words: the same after a reload, and when text is added before it'),
    kind: z.enum(STATEMENT_KINDS).describe('`direct`: all of it quoted; `mixed`: a paraphrase with quoted parts; `indirect`: a paraphrase'),
    text: z.string().describe('The segments, joined by one space'),
    segments: z.array(Excerpt).describe('Where it stands; several when it is interrupted'),
    cue: Excerpt.nullable().describe('The words that attribute it; null when none do'),
    mention: Excerpt.nullable().describe('How the text names who said it; null when it does not'),
    speakers: z.array(StatementSpeaker).describe('Who said it; several when they said it together, none when nobody is named'),
    saidOn: SaidOn.nullable().describe('The day it was said; null when the text gives none'),
    event: StatementEvent.nullable(),
    article: StatementArticle,
    status: z.enum(STATEMENT_STATUSES).describe('Retracted ones leave lists, never their own path'),
    statusReason: z.string().nullable().describe('Why it is disputed or retracted'),
    confidence: z.number().min(0).max(1).nullable().describe('The chance that words and speakers are right; null for one stored before there was a measure'),
    links: z.object({
      self: z.string(),
      article: z.string(),
      source: z.string().nullable().describe('Opens the article’s page at the words, by a text fragment; null when no URL is known'),
    }),
    highlights: z.array(Span).optional().describe('Where the words of `q` stand in `text`; only when it was asked for'),
    context: Context.nullable().optional().describe('With `include=context`; null where this server gives out no text (`TEXT_ACCESS`)'),
  })
  .meta({ id: 'Statement', description: 'What someone is reported to have said, at one place of one article' });
export type Statement = z.infer<typeof Statement>;

/** What a statement has, for those who want less. */
export const STATEMENT_KEYS = Object.keys(Statement.shape) as (keyof Statement)[];

const Standing = z
  .object({
    number: z.int().positive().describe('Which text of its article it stands in, counted from 1; the offsets point into that'),
    current: z.boolean().describe('Is that the text of today? If not, the statement was removed or reworded'),
    now: z.string().nullable().describe('The statement that it was reworded to'),
  })
  .meta({ id: 'Standing', description: 'Where a statement stands, among the texts that its article has had' });

export const StatementInContext = Statement.extend({
  revision: Standing,
  context: Context.nullable().describe('Null where this server gives out no text (`TEXT_ACCESS`)'),
}).meta({
  id: 'StatementInContext',
  description: 'A statement with the sentences around it',
});
export type StatementInContext = z.infer<typeof StatementInContext>;

/** A statement as clients see it, with where it stands. */
export const toStanding = ({ revision, ...statement }: StoredStatement & StoredStanding): Statement & StoredStanding => ({
  ...withLinks(statement),
  revision,
});
