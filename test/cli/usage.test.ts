import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, runHere, temporaryFolder } from './run.ts';

describe('the command line', () => {
  it.each([
    [],
    ['serve'],
    ['seed'],
    ['migrate'],
    ['ingest'],
    ['extract'],
    ['reextract'],
    ['backup'],
    ['export'],
    ['import'],
    ['keys'],
    ['keys', 'create'],
    ['keys', 'list'],
    ['keys', 'revoke'],
  ])('%s --help says what it does, on stdout', async (...command) => {
    const { code, stdout, stderr } = await runHere([...command, '--help']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(['Usage: onrecord', ...command].join(' '));
  });

  it.each([
    ['no command', []],
    ['an unknown command', ['bogus']],
    ['no file', ['extract']],
    ['a date that is none', ['extract', '--published', '2021-02-30', 'a.txt']],
    ['an url that is none', ['ingest', '--url', 'example.com', 'a.txt']],
    ['a role that is none', ['keys', 'create', '--role', 'root']],
    ['a key without a role', ['keys', 'create']],
    ['a key that ends before it begins', ['keys', 'create', '--role', 'ingest', '--expires', '2020-01-01']],
    ['a backup to nowhere', ['backup']],
    ['one argument too many', ['migrate', 'now']],
  ])('%s is wrong usage: exit 2, told on stderr', async (_, args) => {
    const { code, stdout, stderr } = await runHere(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it('is the same as a process of its own', async () => {
    for (const args of [['--help'], ['bogus']]) expect(await run(args)).toEqual({ ...(await runHere(args)), signal: null });
  });

  it('tells of a wrong environment in one line, and exits 1', async () => {
    const { code, stdout, stderr } = await runHere(['serve'], { env: { PORT: 'http' } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('onrecord: PORT must be a whole number from 0 to 65535, not "http"\n');
  });
});

describe('migrate and seed', () => {
  it('create the database in ./data, and change nothing the second time', async () => {
    const cwd = temporaryFolder();
    expect(await run(['migrate'], { cwd })).toMatchObject({ code: 0, stderr: 'onrecord: file:./data/onrecord.db is up to date\n' });
    expect(readdirSync(`${cwd}/data`)).toEqual(['onrecord.db']);
    const env = { DATABASE_URL: `file:${cwd}/data/onrecord.db` };
    expect(await runHere(['seed'], { env })).toEqual({ code: 0, stdout: '', stderr: 'onrecord: 2 new articles\n' });
    expect(await runHere(['seed'], { env })).toEqual({ code: 0, stdout: '', stderr: 'onrecord: 0 new articles\n' });
  });

  it('agree about a database that several create at once', async () => {
    const cwd = temporaryFolder();
    const ended = await Promise.all([1, 2, 3].map(() => run(['migrate'], { cwd })));
    expect(ended.map(({ code }) => code)).toEqual([0, 0, 0]);
  });
});
