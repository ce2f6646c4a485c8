import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Db } from '../src/db/open.ts';
import type { IngestOptions } from '../src/ingest/index.ts';
import { ingest } from '../src/ingest/index.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const FOLDER = join(PACKAGE_ROOT, 'seed');

const Manifest = z.array(
  z.strictObject({
    file: z.string(),
    title: z.string().nullable(),
    outlet: z.string().nullable(),
    url: z.url().nullable(),
    published: z.iso.date().nullable(),
  }),
);

/** Fills the database with the source texts of this folder; those that are there already stay as they are. Gives the number of new articles. */
export const seed = async (db: Db, options: IngestOptions = {}): Promise<number> => {
  let created = 0;
  for (const { file, ...known } of Manifest.parse(JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8')))) {
    const { outcome } = await ingest(db, { ...known, text: readFileSync(join(FOLDER, file), 'utf8') }, options);
    if (outcome === 'created') created++;
  }
  return created;
};
