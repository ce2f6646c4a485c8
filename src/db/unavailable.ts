/** Something that cannot be brought to its end at the moment, and can be tried again. */
export class UnavailableError extends Error {
  override name = 'UnavailableError';
}

/** What SQLite says when it cannot write or read, although nothing is wrong with what it was asked. */
const CAUSES: [code: RegExp, cause: string][] = [
  [/^SQLITE_FULL/, 'there is no room left on the disk'],
  [/^SQLITE_BUSY/, 'another process has been writing for too long'],
  [/^SQLITE_IOERR/, 'the disk fails'],
  [/^SQLITE_READONLY/, 'the database cannot be written'],
];

/** Why something cannot be done at the moment, where that is what an error says, here or in another process: it may be tried again. */
export const unavailability = (error: unknown): string | undefined => {
  if (error instanceof UnavailableError) return error.message;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CAUSES.find(([cause]) => cause.test(code))?.[1];
};
