import { z } from 'zod';
import { TEXT_ACCESSES } from './api/text-access.ts';
import { OperatorError } from './cli/operator-error.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** What the environment sets. */
export const Config = z.object({
  HOST: z.string().min(1, 'must be a host name or an address').default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a whole number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a whole number from 0 to 65535')
    .default(3000),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|:memory:)$/s, 'must be file:PATH or :memory:')
    .default('file:./data/onrecord.db'),
  QUERY_LIMIT_MS: z
    .string()
    .regex(/^[1-9]\d{1,5}$/, 'must be a whole number of milliseconds from 10 to 999999')
    .transform(Number)
    .default(2000),
  RATE_LIMIT: z
    .string()
    .regex(/^(off|[1-9]\d{0,8})$/, 'must be a whole number of requests a minute, or off')
    .transform((value) => (value === 'off' ? undefined : { quota: Number(value), seconds: 60 }))
    .prefault('60000'),
  PROXIES: z.string().regex(/^\d$/, 'must be a whole number from 0 to 9').transform(Number).default(0),
  TEXT_ACCESS: z.enum(TEXT_ACCESSES, `must be one of ${TEXT_ACCESSES.join(', ')}`).default('full'),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).default('info'),
  READ_REQUIRES_KEY: z
    .enum(['true', 'false'], 'must be true or false')
    .transform((value) => value === 'true')
    .default(false),
});
/** What the environment says. */
export type Config = z.infer<typeof Config>;

/** The configuration, from the environment; throws an OperatorError that names every variable at fault and what it should be. */
export const readConfig = (environment: NodeJS.ProcessEnv = process.env): Config => {
  const { data, error } = Config.safeParse(environment);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => {
    const variable = String(path[0]);
    return `${variable} ${message}, not ${JSON.stringify(environment[variable])}`;
  });
  throw new OperatorError([...new Set(faults)].join('; '));
};
