import { describe, expect, it } from 'vitest';
import { OperatorError } from '../src/cli/operator-error.ts';
import { readConfig } from '../src/config.ts';

describe('the configuration', () => {
  it('has defaults', () => {
    const defaults = {
      HOST: '127.0.0.1',
      PORT: 3000,
      DATABASE_URL: 'file:./data/onrecord.db',
      QUERY_LIMIT_MS: 2000,
      RATE_LIMIT: { quota: 60_000, seconds: 60 },
      PROXIES: 0,
      TEXT_ACCESS: 'full',
      LOG_LEVEL: 'info',
      READ_REQUIRES_KEY: false,
    };
    expect(readConfig({})).toEqual(defaults);
  });

  it('comes from the environment', () => {
    const environment = {
      HOST: '::',
      PORT: '0',
      DATABASE_URL: ':memory:',
      QUERY_LIMIT_MS: '500',
      RATE_LIMIT: 'off',
      PROXIES: '1',
      TEXT_ACCESS: 'none',
      LOG_LEVEL: 'silent',
      READ_REQUIRES_KEY: 'true',
    };
    expect(readConfig({ ...environment, PATH: '/bin' })).toEqual({
      ...environment,
      PORT: 0,
      QUERY_LIMIT_MS: 500,
      RATE_LIMIT: undefined,
      PROXIES: 1,
      READ_REQUIRES_KEY: true,
    });
  });

  it.each([
    ['PORT', 'http', 'PORT must be a whole number from 0 to 65535, not "http"'],
    ['PORT', '65536', 'PORT must be a whole number from 0 to 65535, not "65536"'],
    ['PORT', '', 'PORT must be a whole number from 0 to 65535, not ""'],
    ['HOST', '', 'HOST must be a host name or an address, not ""'],
    ['DATABASE_URL', 'postgres://localhost/onrecord', 'DATABASE_URL must be file:PATH or :memory:, not "postgres://localhost/onrecord"'],
    ['QUERY_LIMIT_MS', '0', 'QUERY_LIMIT_MS must be a whole number of milliseconds from 10 to 999999, not "0"'],
    ['RATE_LIMIT', '0', 'RATE_LIMIT must be a whole number of requests a minute, or off, not "0"'],
    ['PROXIES', 'true', 'PROXIES must be a whole number from 0 to 9, not "true"'],
    ['TEXT_ACCESS', 'some', 'TEXT_ACCESS must be one of full, context, none, not "some"'],
    ['READ_REQUIRES_KEY', 'yes', 'READ_REQUIRES_KEY must be true or false, not "yes"'],
    ['LOG_LEVEL', 'loud', 'LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent, not "loud"'],
  ])('refuses %s=%s', (name, value, message) => {
    expect(() => readConfig({ [name]: value })).toThrow(new OperatorError(message));
  });

  it('names all that is wrong, each once', () => {
    expect(() => readConfig({ PORT: 'a\nb', LOG_LEVEL: 'loud' })).toThrow(/^PORT must [^;]+"a\\nb"; LOG_LEVEL must [^;]+$/);
  });
});
