import { SerializerSelector } from '@fastify/fast-json-stringify-compiler';
import type { FastifySerializerCompiler } from 'fastify/types/schema.js';
import { z } from 'zod';

const compile = SerializerSelector()({}, {});

/** What was compiled of a schema: many routes have the same, a problem most of all. */
const compiled = new WeakMap<z.ZodType, ReturnType<FastifySerializerCompiler<z.ZodType>>>();

/** Writes an answer by code that is compiled from its schema once: twice as fast as checking it, which tests do. */
export const compiledSerializer: FastifySerializerCompiler<z.ZodType> = ({ schema, method, url, httpStatus = '' }) => {
  const serialize = compiled.get(schema) ?? compile({ schema: schemaOf(schema), method, url, httpStatus });
  compiled.set(schema, serialize);
  return serialize;
};

/** The schema without names, so that it holds all its parts, and without what would only be checked. */
const schemaOf = (schema: z.ZodType): object => {
  const whole = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any', metadata: z.registry() });
  return JSON.parse(JSON.stringify(whole), (key, part: unknown) => (key === 'additionalProperties' && part === false ? undefined : toNullable(part))) as object;
};

/** `anyOf` would be decided by checking each value; that something may be null can be said otherwise. */
const toNullable = (part: unknown): unknown => {
  const { anyOf, ...rest } = (part ?? {}) as { anyOf?: { type?: string }[] };
  const [first, second] = anyOf ?? [];
  return anyOf?.length === 2 && first && second?.type === 'null' ? { ...first, ...rest, nullable: true } : part;
};
