import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Row } from '../db/dump.ts';
import { atOneMoment, rowsOf, stateOf, tablesOf } from '../db/dump.ts';
import type { Db } from '../db/open.ts';
import type { DumpManifest } from './dump-manifest.ts';
import { fileOf, MANIFEST } from './dump-manifest.ts';
import { OperatorError } from './operator-error.ts';

/** So much is written at once, in characters. */
const CHUNK = 1 << 20;

/** Writes all that a database holds, but no keys, into a folder that is not there yet: it is there once it is whole. Gives how many rows there are. */
export const exportAll = (db: Db, given: string): number => {
  const folder = resolve(given);
  if (existsSync(folder)) throw new OperatorError(`${given} is there already`);
  const part = `${folder}.${String(process.pid)}.part`;
  try {
    mkdirSync(part);
    const manifest = atOneMoment(db, () => writeTables(db, part));
    writeFileSync(join(part, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    renameSync(part, folder);
    return Object.values(manifest.tables).reduce((sum, { rows }) => sum + rows, 0);
  } finally {
    rmSync(part, { recursive: true, force: true });
  }
};

const writeTables = (db: Db, folder: string): DumpManifest => ({
  format: 'onrecord-export',
  version: 1,
  made: new Date().toISOString(),
  ...stateOf(db),
  tables: Object.fromEntries(tablesOf(db).map((table) => [table, writeRows(join(folder, fileOf(table)), rowsOf(db, table))])),
});

const writeRows = (file: string, rows: Iterable<Row>): DumpManifest['tables'][string] => {
  const handle = openSync(file, 'wx');
  const digest = createHash('sha256');
  let count = 0;
  let lines = '';
  const flush = (): void => {
    digest.update(lines);
    writeFileSync(handle, lines);
    lines = '';
  };
  for (const row of rows) {
    count++;
    lines += `${JSON.stringify(row)}\n`;
    if (lines.length > CHUNK) flush();
  }
  flush();
  fsyncSync(handle);
  closeSync(handle);
  return { rows: count, sha256: digest.digest('hex') };
};
