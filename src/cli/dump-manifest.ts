import { z } from 'zod';

/** What the folder of an export says of itself: the state of the database that it was made of, and of each table how many rows there are and what the file must be. */
export const DumpManifest = z.object({
  format: z.literal('onrecord-export'),
  version: z.literal(1),
  made: z.iso.datetime(),
  schema: z.int().nonnegative(),
  filledIn: z.int().nonnegative(),
  tables: z.record(z.string().regex(/^\w+$/), z.object({ rows: z.int().nonnegative(), sha256: z.string().regex(/^[\da-f]{64}$/) })),
});
export type DumpManifest = z.infer<typeof DumpManifest>;

/** The file that says so; it is written last. */
export const MANIFEST = 'manifest.json';

/** Where the rows of a table are, one a line. */
export const fileOf = (table: string): string => `${table}.ndjson`;
