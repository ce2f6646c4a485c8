import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import type { z } from 'zod';
import type { Db } from '../db/open.ts';
import { readWritten } from '../db/written-statements.ts';
import { madeOf } from './kept-answers.ts';
import { StatementList } from './statement-list.ts';

/** Writes a list of the statements with these ids as JSON. */
export type ListWriter = (ids: string[], about: Omit<StatementList, 'data'>) => Buffer;

/** A writer by the serializer that `compile` makes, of statements that stand written. */
export const listWriter = (db: Db, compile: FastifySerializerCompiler<z.ZodType>): ListWriter => {
  const write = compile({ schema: StatementList, method: 'GET', url: '/statements' });
  return (ids, about) => {
    const rest = write({ data: [], ...about }).slice(BEGINNING.length);
    const { json, digests } = readWritten(db, ids, [BEGINNING, rest]);
    return madeOf(json, digests + rest);
  };
};

/** `data` comes first in a list. */
const BEGINNING = '{"data":[';
