import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** Does what reads, at once, in one state of the database, whoever else writes meanwhile. */
export const inSnapshot = <Result>(db: Db, read: () => Result): Result => (db.$client.inTransaction ? read() : (snapshot(db).deferred(read) as Result));

/** Made once: that takes longer than to begin and end it. */
const snapshot = prepared((db) => db.$client.transaction((read: () => unknown) => read()));
