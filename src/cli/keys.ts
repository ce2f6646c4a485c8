import { createKey, listKeys, revokeKey } from '../db/keys.ts';
import type { Db } from '../db/open.ts';
import type { KeyOptions } from './key-options.ts';
import { OperatorError } from './operator-error.ts';
import { printLine } from './print.ts';

/** Makes a key and prints it, alone on its line. Gives its id. */
export const printNewKey = async (db: Db, { role, name, expires }: KeyOptions): Promise<string> => {
  const { id, secret } = await createKey(db, { role, name: name ?? null, expires: expires ?? null });
  await printLine(secret);
  return id;
};

/** Prints a line of JSON for each key. */
export const printKeys = async (db: Db): Promise<void> => {
  for (const key of await listKeys(db)) await printLine(JSON.stringify(key));
};

/** Revokes a key; throws an OperatorError when there is none of this id. */
export const endKey = async (db: Db, id: string): Promise<void> => {
  if (!(await revokeKey(db, id))) throw new OperatorError(`there is no key ${id}`);
};
