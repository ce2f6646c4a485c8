import { randomBytes } from 'node:crypto';
import type { Db } from './open.ts';
import { prepared } from './prepared.ts';

/** A word that stands for all that is stored: another one after every change, by whomever, and never one that was before. Costs no query. */
export const versionOf = (db: Db): string => {
  const { opened, others, own } = counters(db);
  return `${opened}.${others.get()}.${own.get()}`;
};

/** SQLite counts the changes that other connections committed and those of this one, both since it was opened. */
const counters = prepared(({ $client }) => ({
  opened: randomBytes(6).toString('base64url'),
  others: $client.prepare<[], number>('pragma data_version').pluck(),
  own: $client.prepare<[], number>('select total_changes()').pluck(),
}));
