import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { buildApp } from '../src/api/app.ts';
import { Config } from '../src/config.ts';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { cliArguments, runHere, temporaryFolder } from './cli/run.ts';
import { storeReport } from './db/fixtures.ts';

const pageOf = (name: string): string => readFileSync(join(PACKAGE_ROOT, 'docs', name), 'utf8');
const OPERATING = pageOf('operating.md');

/** All that the page tells to type, in order. */
const COMMANDS = [...OPERATING.matchAll(/```sh\n([\s\S]+?)```/g)].map(([, commands = '']) => commands).join('');

/** What `npx onrecord` runs. */
const NPX = `npx() { shift; ${[process.execPath, ...cliArguments([])].map((word) => `'${word}'`).join(' ')} "$@"; }`;

const articlesIn = (file: string): unknown[] => {
  const db = openDatabase(`file:${file}`);
  const ids = db.$client.prepare('select id from articles').pluck().all();
  closeDatabase(db);
  return ids;
};

describe('the page for operators', () => {
  it('has commands that do as it says, one after the other', async () => {
    const cwd = temporaryFolder();
    const db = openDatabase(`file:${cwd}/data/onrecord.db`);
    const { article } = await storeReport(db, { url: 'https://coast.example/1', utterances: [{ by: ['Ann Miller'], words: 'It works' }] });
    const app = await buildApp({ db });
    await app.listen({ port: 0, host: '127.0.0.1' });
    onTestFinished(async () => {
      await app.close();
      closeDatabase(db);
    });
    const address = `127.0.0.1:${(app.server.address() as AddressInfo).port}`;
    const script = `set -e -o pipefail; ${NPX}\n${COMMANDS.replaceAll('127.0.0.1:3000', address)}\nnpx onrecord keys revoke "$ID"`;
    const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd, env: { PATH: process.env.PATH } });
    expect(stdout).toContain('{"status":"ok"}');
    expect(stdout).toContain(`There is no article ${article} any more.`);
    expect(stderr).toMatch(/key_[\da-f]{16} is revoked/);
    expect(articlesIn(join(cwd, 'onrecord-saved.db'))).toEqual([article]);
    expect(articlesIn(join(cwd, 'moved.db'))).toEqual([article]);
    expect(articlesIn(join(cwd, 'data/onrecord.db'))).toEqual([]);
  });

  it('has every setting with its default, and no other', () => {
    const rows = [...OPERATING.matchAll(/^\| ((?:`[A-Z_]+` ?)+)\s*\| ((?:`[^`]+` ?)+)/gm)].flatMap(([, names = '', values = '']) => {
      const [variables, defaults] = [names, values].map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word));
      return variables!.map((name, nth) => [name, defaults![nth]]);
    });
    expect(rows.map(([name]) => name).toSorted()).toEqual(Object.keys(Config.shape).toSorted());
    expect(Config.parse(Object.fromEntries(rows))).toEqual(Config.parse({}));
  });
});

it('`onrecord serve --help` has every setting with its default, and no other', async () => {
  const { stdout } = await runHere(['serve', '--help']);
  const settings = Object.fromEntries([...stdout.matchAll(/^ {2}([A-Z_]+)=(\S+) {2,}\S/gm)].map(([, name = '', value = '']) => [name, value]));
  expect(Object.keys(settings).toSorted()).toEqual(Object.keys(Config.shape).toSorted());
  expect(Config.parse(settings)).toEqual(Config.parse({}));
});

it.each(['operating.md', 'security.md'])('docs/%s names only files that exist', (name) => {
  const files = [...pageOf(name).matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(0);
  for (const file of files) expect(() => readFileSync(join(PACKAGE_ROOT, 'docs', file)), file).not.toThrow();
});

it('docs/security.md goes through all ten points', () => {
  const points = [...pageOf('security.md').matchAll(/^## API(\d+) .+\n\n.+\n\nShown by \[/gm)].map(([, point]) => Number(point));
  expect(points).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});
