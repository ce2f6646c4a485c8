import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { Row } from '../db/dump.ts';
import { isBlank, load, stateOf, tablesOf } from '../db/dump.ts';
import type { Db } from '../db/open.ts';
import { closeDatabase, openDatabase } from '../db/open.ts';
import { linesOf } from '../ingest/lines.ts';
import { refuseMemory, withDatabase } from './database.ts';
import { DumpManifest, fileOf, MANIFEST } from './dump-manifest.ts';
import { OperatorError } from './operator-error.ts';

/** Takes an export into the configured database, which has to be empty, whole or not at all; one of an older version is brought up to date after. Gives how many rows there are. */
export const importAll = async (config: Config, folder: string): Promise<number> => {
  const manifest = readManifest(folder);
  const db = openFor(config, manifest);
  try {
    if (stateOf(db).schema !== manifest.schema) throw new OperatorError(`${folder} was made by another version: import it where there is no database yet`);
    if (!isBlank(db)) throw new OperatorError(`the database ${config.DATABASE_URL} is not empty`);
    checkTables(folder, manifest, tablesOf(db));
    await load(db, manifest.filledIn, async (insert) => {
      for (const table of tablesOf(db)) await readTable(folder, table, { ...manifest.tables[table], insert });
    });
  } finally {
    closeDatabase(db);
  }
  await withDatabase(config, () => undefined);
  return Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
};

const openFor = ({ DATABASE_URL }: Config, { schema }: DumpManifest): Db => {
  refuseMemory(DATABASE_URL);
  try {
    return openDatabase(DATABASE_URL, { until: schema });
  } catch (error) {
    throw new OperatorError(`cannot open the database ${DATABASE_URL}: ${(error as Error).message}`);
  }
};

const readManifest = (folder: string): DumpManifest => {
  const { data, error } = DumpManifest.safeParse(parse(join(folder, MANIFEST)));
  if (error)
    throw new OperatorError(`${folder} is no export: ${MANIFEST} ${error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')}`);
  return data;
};

const parse = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new OperatorError(`cannot read ${file}: ${(error as Error).message}`);
  }
};

const checkTables = (folder: string, { tables: given }: DumpManifest, wanted: string[]): void => {
  const differing = [...wanted.filter((table) => !(table in given)), ...Object.keys(given).filter((table) => !wanted.includes(table))];
  if (differing.length > 0) throw new OperatorError(`${folder} has not the tables that it should: ${differing.join(', ')}`);
};

type Expected = { rows?: number; sha256?: string; insert: (table: string, row: Row) => void };

const readTable = async (folder: string, table: string, { rows, sha256, insert }: Expected): Promise<void> => {
  const file = join(folder, fileOf(table));
  const digest = createHash('sha256');
  let count = 0;
  for await (const line of linesOf(digesting(createReadStream(file), digest), Infinity)) {
    count++;
    insertLine(`${file}:${String(count)}`, () => {
      insert(table, JSON.parse(String(line)) as Row);
    });
  }
  if (digest.digest('hex') !== sha256 || count !== rows) throw new OperatorError(`${file} is not as it was written: nothing was imported`);
};

async function* digesting(chunks: AsyncIterable<Buffer>, digest: ReturnType<typeof createHash>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    digest.update(chunk);
    yield chunk;
  }
}

const insertLine = (place: string, insert: () => void): void => {
  try {
    insert();
  } catch (error) {
    throw new OperatorError(`${place} cannot be stored: ${(error as Error).message}; nothing was imported`);
  }
};
