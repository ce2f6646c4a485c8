import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonLines, run, temporaryFolder } from './run.ts';

it('makes a key and prints it once, alone on its line; lists and ends it; keeps no more of it than a digest', async () => {
  const cwd = temporaryFolder();
  const made = await run(['keys', 'create', '--role', 'editor', '--name', 'desk of Ann', '--expires', '2999-01-01T00:00:00+01:00'], { cwd });
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^onrecord_[\da-f]{16}_[\w-]{43}\n$/) });
  const [, id = ''] = /^onrecord: (key_[\da-f]{16}) keep it: it is not shown again\n$/.exec(made.stderr)!;
  const [, , ...secret] = made.stdout.trim().split('_');
  expect(Buffer.from(secret.join('_'), 'base64url')).toHaveLength(32);

  const key = { id, name: 'desk of Ann', role: 'editor', created: expect.any(String), expires: '2998-12-31T23:00:00.000Z', lastUsed: null, revoked: null };
  expect(jsonLines(await run(['keys', 'list'], { cwd }))).toEqual([key]);
  expect(readFileSync(join(cwd, 'data/onrecord.db')).includes(secret.join('_'))).toBe(false);

  expect(await run(['keys', 'revoke', id], { cwd })).toMatchObject({ code: 0, stdout: '', stderr: `onrecord: ${id} is revoked\n` });
  const [revoked] = jsonLines(await run(['keys', 'list'], { cwd }));
  expect(revoked).toEqual({ ...key, revoked: expect.any(String) });
  await run(['keys', 'revoke', id], { cwd });
  expect(jsonLines(await run(['keys', 'list'], { cwd }))).toEqual([revoked]);
});

it('says that there is no such key, and exits 1', async () => {
  expect(await run(['keys', 'revoke', 'key_x'])).toMatchObject({ code: 1, stdout: '', stderr: 'onrecord: there is no key key_x\n' });
});
