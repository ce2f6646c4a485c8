import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { By } from '../db/writing.ts';
import { holderOf } from './auth.ts';
import { NO_CONTROLS, WRONG_CHARACTERS } from './parameters.ts';
import { BODY_PROBLEMS, ITEM_PROBLEMS } from './problem.ts';

/** A body of corrections is small. */
export const MAX_CORRECTION_BYTES = 100_000;

/** A word or more, as a person writes it. */
export const line = (max: number) =>
  z
    .string('must be a text')
    .trim()
    .min(1, 'must not be empty')
    .max(max, `may have at most ${String(max)} characters`)
    .regex(NO_CONTROLS, WRONG_CHARACTERS)
    .refine((text) => text.isWellFormed(), WRONG_CHARACTERS);

/** Why something was done, for the history. */
export const Reason = line(1000).describe('Why, for the history');

/** What a correction can go wrong with. */
export const CORRECTION_PROBLEMS = { ...ITEM_PROBLEMS, ...BODY_PROBLEMS };

/** What somebody asks to do with a resource, and who does. */
export type Asked<Body> = { id: string; body: Omit<Body, 'reason'>; by: By };

/** What a request asks to do with the resource of its path. */
export const askedBy = <Body extends { reason?: string | undefined }>(
  request: Pick<FastifyRequest, 'raw'>,
  { id }: { id: string },
  { reason, ...body }: Body,
): Asked<Body> => ({ id, body, by: { key: holderOf(request as FastifyRequest).id, reason: reason ?? null } });
