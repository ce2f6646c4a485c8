import type { Db } from './open.ts';
import { openToRead } from './open.ts';

/** All pages at once: a copy that pauses has to begin anew whenever somebody writes. Writers are not held up by it. */
const ALL_PAGES = 0x7f_ff_ff_ff;

/** Copies a database, as it is at one moment, into a new file, whoever reads and writes meanwhile. Throws when the copy is not sound. */
export const copyDatabase = async ({ $client }: Db, file: string): Promise<void> => {
  await $client.backup(file, { progress: () => ALL_PAGES });
  const copy = openToRead(file);
  const faults = copy.$client.pragma('quick_check(1)', { simple: true }) as string;
  copy.$client.close();
  if (faults !== 'ok') throw new Error(`the copy is broken: ${faults}`);
};
