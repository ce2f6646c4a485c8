import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { jsonLines, run, runHere, temporaryFolder } from './run.ts';

it('makes a key and prints it once, alone on its line; lists and ends it; keeps no more of it than a digest', async () => {
  const cwd = temporaryFolder();
  const env = { DATABASE_URL: `file:${cwd}/data/onrecord.db` };
  const made = await run(['keys', 'create', '--role', 'editor', '--name', 'desk of Ann', '--expires', '2999-01-01T00:00:00+01:00'], { cwd });
  expect(made).toMatchObject({ code: 0, stdout: expect.stringMatching(/^onrecord_[\da-f]{16}_[\w-]{43}\n$/) });
  const [, id = ''] = /^onrecord: (key_[\da-f]{16}) keep it: it is not shown again\n$/.exec(made.stderr)!;
  const [, , ...secret] = made.stdout.trim().split('_');
  expect(Buffer.from(secret.join('_'), 'base64url')).toHaveLength(32);

  const key = { id, name: 'desk of Ann', role: 'editor', created: expect.any(String), expires: '2998-12-31T23:00:00.000Z', lastUsed: null, revoked: null };
  expect(jsonLines(await runHere(['keys', 'list'], { env }))).toEqual([key]);
  expect(readFileSync(join(cwd, 'data/onrecord.db')).includes(secret.join('_'))).toBe(false);

  expect(await runHere(['keys', 'revoke', id], { env })).toMatchObject({ code: 0, stdout: '', stderr: `onrecord: ${id} is revoked\n` });
  const [revoked] = jsonLines(await runHere(['keys', 'list'], { env }));
  expect(revoked).toEqual({ ...key, revoked: expect.any(String) });
  await runHere(['keys', 'revoke', id], { env });
  expect(jsonLines(await runHere(['keys', 'list'], { env }))).toEqual([revoked]);
});

it('says that there is no such key, and exits 1', async () => {
  expect(await runHere(['keys', 'revoke', 'key_x'], { env: { DATABASE_URL: `file:${temporaryFolder()}/onrecord.db` } })).toMatchObject({
    code: 1,
    stdout: '',
    stderr: 'onrecord: there is no key key_x\n',
  });
});
