import { z } from 'zod';
import type { Facet } from '../db/facets.ts';
import { FACETS } from '../db/facets.ts';
import { MOST_RANKED } from '../db/ranking.ts';
import { MAX_LISTED } from '../db/speaker-matches.ts';
import { listOf } from './list.ts';
import { SpeakerReference, Statement } from './statement.ts';

export const SpeakerMatch = z
  .object({
    value: z.string().describe('As it was asked for'),
    matched: z.array(SpeakerReference).describe(`Whom it means; of more than ${String(MAX_LISTED)} the first ${String(MAX_LISTED)}, by id`),
    ambiguous: z.boolean().describe('Do several bear the name? Then the statements of all are given'),
    suggestions: z
      .array(SpeakerReference.pick({ id: true, name: true }))
      .describe('The nearest known names, when nobody bears it; of many such values only for the first five'),
  })
  .meta({ id: 'SpeakerMatch', description: 'Whom a value of `speaker`, `notSpeaker` or `about` means' });

export const FacetCount = z
  .object({
    value: z.string().describe('As the parameter of that name takes it'),
    label: z.string().describe('What to call it'),
    count: z.int().positive().describe('How many of the statements have it'),
    link: z
      .string()
      .describe(
        'Those statements; of a month, also those of a coarser date that overlaps; of a speaker, where `speaker` is asked for, all of theirs that the other filters let through',
      ),
  })
  .meta({ id: 'FacetCount', description: 'How often a value is there' });

/** What naming parameters meant, and what was asked for, wherever statements are listed or counted. */
export const questionMeta = {
  asked: z.string().describe('What was asked for, in words'),
  speakers: z.array(SpeakerMatch).describe('One for each value of `speaker`, in order'),
  notSpeaker: z.array(SpeakerMatch).optional().describe('One for each value of `notSpeaker`, when there are any'),
  about: z.array(SpeakerMatch).optional().describe('One for each value of `about`, when there are any'),
};

const StatementListMeta = z
  .object({
    ...questionMeta,
    count: z.int().nonnegative().nullable().optional().describe('With `count=exact`: how many statements there are in all; null when counting took too long'),
    facets: z
      .partialRecord(z.enum(Object.keys(FACETS) as Facet[]), z.array(FacetCount))
      .optional()
      .describe('With `facets`: by facet, the most frequent values first; one that took too long is left out'),
    timedOut: z.boolean().optional().describe('True when a count or a facet took too long'),
    relevance: z
      .object({ ranked: z.int().nonnegative(), bounded: z.boolean() })
      .optional()
      .describe(
        `With \`sort=relevance\`: how many statements were ranked; \`bounded\` when more than ${String(MOST_RANKED)} have the words, of which those stored last were ranked, and only those are listed`,
      ),
  })
  .meta({ id: 'StatementListMeta', description: 'What is said of a list of statements' });

export const StatementList = listOf(Statement, StatementListMeta).meta({ id: 'StatementList', description: 'One page of statements' });
export type StatementList = z.infer<typeof StatementList>;
