import { hash } from 'node:crypto';
import { z } from 'zod';
import type { SortKey } from '../db/page.ts';
import { invalidCursor } from './problem.ts';

const Key = z.array(z.union([z.string(), z.number()]));

/** The place in a list as an opaque word. `scope` says which list: its cursors are good for no other. */
export const writeCursor = (key: SortKey, scope: string): string => {
  const check = hash('sha256', JSON.stringify([scope, key]), 'base64url').slice(0, 8);
  return Buffer.from(JSON.stringify([check, ...key])).toString('base64url');
};

/** The place that a cursor of this very list stands for; everything else is a 400. */
export const readCursor = (cursor: string, scope: string): SortKey => {
  const key = Key.safeParse(parse(cursor)).data?.slice(1);
  if (!key || writeCursor(key, scope) !== cursor) throw invalidCursor();
  return key;
};

const parse = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return undefined;
  }
};
