import { z } from 'zod';
import type { KeyRole } from '../db/key-roles.ts';

/** Whose a key is, in a few words. */
export const KeyName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(100, 'may have at most 100 characters')
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), 'has characters that no name has');

/** When a key ends, in UTC. */
export const KeyExpiry = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], 'must be YYYY-MM-DD or an ISO date-time like 2027-01-01T12:00:00Z')
  .transform((time) => new Date(time).toISOString())
  .refine((time) => time > new Date().toISOString(), 'is in the past');

/** What a key is to be. */
export type KeyOptions = { role: KeyRole; name?: string; expires?: string };
