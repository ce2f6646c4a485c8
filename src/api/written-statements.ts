import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import { followStatements } from '../db/follow-statements.ts';
import type { Db } from '../db/open.ts';
import { statementsById } from '../db/statement-rows.ts';
import { StatementList } from './statement-list.ts';
import { Statement, toStatement } from './statement.ts';

/** So much of what was written is remembered, in bytes. */
const MAX_KEPT = 64 * 1024 * 1024;

/** Writes a list of the statements with these ids as JSON. */
export type ListWriter = (ids: string[], about: Omit<StatementList, 'data'>) => Buffer;

/** A writer by the serializers that `compile` makes. Each statement is read and written once, whatever lists it is in, until it changes. */
export const listWriter = (db: Db, compile: FastifySerializerCompiler<z.ZodType>): ListWriter => {
  const route = { method: 'GET', url: '/statements' };
  const writeStatement = compile({ schema: Statement, ...route });
  const writeList = compile({ schema: StatementList, ...route });
  const statementsOf = rememberStatements(db, (statement) => Buffer.from(writeStatement(statement)));
  return (ids, about) => {
    const around = writeList({ data: [], ...about });
    const statements = statementsOf(ids).flatMap((statement) => [COMMA, statement]);
    return Buffer.concat([BEGINNING, ...statements.slice(1), Buffer.from(around.slice(BEGINNING.length))]);
  };
};

/** `data` comes first in a list. */
const BEGINNING = Buffer.from('{"data":[');
const COMMA = Buffer.from(',');

/** Gives the statements with these ids in order, as `write` writes them. */
const rememberStatements = (db: Db, write: (statement: Statement) => Buffer): ((ids: string[]) => Buffer[]) => {
  const written = new LRUCache<string, Buffer>({ maxSize: MAX_KEPT, sizeCalculation: ({ length }) => length });
  const changedStatements = followStatements(db);
  return (ids) => {
    forget(written, changedStatements());
    const known = ids.map((id) => written.get(id));
    const missing = ids.filter((_, nth) => known[nth] === undefined);
    const fresh = new Map(statementsById(db, missing).map((statement) => [statement.id, write(toStatement(statement))]));
    for (const [id, bytes] of fresh) written.set(id, bytes);
    return ids.flatMap((id, nth) => known[nth] ?? fresh.get(id) ?? []);
  };
};

const forget = (written: LRUCache<string, Buffer>, ids: string[] | undefined): void => {
  if (!ids) written.clear();
  for (const id of ids ?? []) written.delete(id);
};
