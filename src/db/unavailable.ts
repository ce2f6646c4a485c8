import { SqliteError } from 'better-sqlite3';

/** What SQLite says when it cannot write or read, although nothing is wrong with what it was asked. */
const CAUSES: [code: RegExp, cause: string][] = [
  [/^SQLITE_FULL/, 'there is no room left on the disk'],
  [/^SQLITE_BUSY/, 'another process has been writing for too long'],
  [/^SQLITE_IOERR/, 'the disk fails'],
  [/^SQLITE_READONLY/, 'the database cannot be written'],
];

/** Why nothing can be stored at the moment, where that is what an error says. What was under way is undone, and may be tried again. */
export const unavailability = (error: unknown): string | undefined =>
  error instanceof SqliteError ? CAUSES.find(([code]) => code.test(error.code))?.[1] : undefined;
