import { z } from 'zod';
import { MAX_LISTED } from '../db/speaker-matches.ts';
import { listOf } from './list.ts';
import { SpeakerReference, Statement } from './statement.ts';

const SpeakerMatch = z
  .object({
    value: z.string().describe('As it was asked for'),
    matched: z.array(SpeakerReference).describe(`Whom it means; of more than ${String(MAX_LISTED)} the first ${String(MAX_LISTED)}, by id`),
    ambiguous: z.boolean().describe('Do several bear the name? Then the statements of all are given'),
    suggestions: z.array(SpeakerReference.pick({ id: true, name: true })).describe('The nearest known names, when nobody bears it'),
  })
  .meta({ id: 'SpeakerMatch', description: 'Whom a value of `speaker` means' });

export const StatementList = listOf(Statement, z.object({ speakers: z.array(SpeakerMatch).describe('One for each value of `speaker`, in order') })).meta({
  id: 'StatementList',
  description: 'One page of statements',
});
export type StatementList = z.infer<typeof StatementList>;
