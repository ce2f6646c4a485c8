import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../seed/seed.ts';
import { buildApp } from '../src/api/app.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { emptyDatabase } from './db/fixtures.ts';

const README = readFileSync(join(PACKAGE_ROOT, 'README.md'), 'utf8');

/** Each request that the README shows, with the answer it shows. */
const SHOWN = Array.from(README.matchAll(/```console\n\$ curl '127\.0\.0\.1:3000([^']+)'\n```\n\n```json\n([\s\S]+?)```/g), ([, url = '', answer = '']) => ({
  url,
  answer: JSON.parse(answer) as unknown,
}));

const isProblem = (answer: unknown): answer is object => typeof answer === 'object' && answer !== null && 'requestId' in answer;

let ask: (url: string) => Promise<unknown>;
beforeAll(async () => {
  const db = emptyDatabase();
  await seed(db);
  const app = await buildApp({ db, logLevel: 'silent' });
  ask = async (url) => (await app.inject(url)).json();
});

describe('the README', () => {
  it('shows requests', () => {
    expect(SHOWN.length).toBe(2);
  });

  it.each(SHOWN)('shows the real answer to $url', async ({ url, answer }) => {
    // Each request has an id of its own.
    expect(await ask(url)).toEqual(isProblem(answer) ? { ...answer, requestId: expect.any(String) } : answer);
  });

  it('names only scripts and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync(join(PACKAGE_ROOT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    for (const [, script = ''] of README.matchAll(/npm run ([\w:]+)/g)) expect(Object.keys(scripts)).toContain(script);
    for (const [, file = ''] of README.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)) expect(() => readFileSync(join(PACKAGE_ROOT, file)), file).not.toThrow(/ENOENT/);
  });
});
