import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { LRUCache } from 'lru-cache';
import type { z } from 'zod';
import type { Db } from '../db/open.ts';
import { statementsById } from '../db/statement-rows.ts';
import { versionOf } from '../db/version.ts';
import { StatementList } from './statement-list.ts';
import { Statement, toStatement } from './statement.ts';

/** So much of what was written is remembered, in bytes. */
const MAX_KEPT = 64 * 1024 * 1024;

/** Writes a list of the statements with these ids as JSON. */
export type ListWriter = (ids: string[], about: Omit<StatementList, 'data'>) => Buffer;

/** A writer by the serializers that `compile` makes. Each statement is read and written once, whatever lists it is in, until something stored changes. */
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
  let version = '';
  return (ids) => {
    const now = versionOf(db);
    if (now !== version) written.clear();
    version = now;
    const missing = ids.filter((id) => !written.has(id));
    const fresh = new Map(statementsById(db, missing).map((statement) => [statement.id, write(toStatement(statement))]));
    for (const [id, bytes] of fresh) written.set(id, bytes);
    return ids.flatMap((id) => fresh.get(id) ?? written.get(id) ?? []);
  };
};
