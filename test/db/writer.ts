import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { builtModule } from '../built.ts';

const built = (file: `src/${string}.js`): string => JSON.stringify(builtModule(file).href);

/** Stores articles one by one, and lets others come to it in between. */
const WRITER = `
  const [{ openDatabase, closeDatabase }, { storeArticle }] = await Promise.all([import(${built('src/db/open.js')}), import(${built('src/db/store.js')})]);
  const [file, name, count] = process.argv.slice(1);
  const db = openDatabase(file);
  for (let nth = 0; nth < count; nth++) {
    await storeArticle(db, { id: 'ar_' + name + nth, text: name + nth }, { extraction: { statements: [], speakers: [], events: [] }, rules: {} });
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  closeDatabase(db);`;

/** Starts a process that stores so many articles in a database, each under this name and its number. */
export const startWriter = (url: string, name: string, count: number): ChildProcess =>
  spawn(process.execPath, ['--input-type=module', '-e', WRITER, url, name, String(count)], { stdio: 'inherit' });
