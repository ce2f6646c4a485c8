import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const BUILT = join(PACKAGE_ROOT, 'dist/src/cli.js');

const changedIn = (folder: string): number =>
  Math.max(...readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => statSync(join(PACKAGE_ROOT, folder, file)).mtimeMs));

const builtAt = (): number => statSync(BUILT, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Builds what the tests of the command line and the server run, when the sources are newer. */
export default (): void => {
  if (Math.max(changedIn('src'), changedIn('seed')) > builtAt()) execFileSync('npm', ['run', 'build'], { cwd: PACKAGE_ROOT, stdio: 'pipe' });
};
