import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';

const changedIn = (folder: string): number =>
  Math.max(
    ...readdirSync(join(PACKAGE_ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => !file.startsWith('dist'))
      .map((file) => statSync(join(PACKAGE_ROOT, folder, file)).mtimeMs),
  );

const changedAt = (file: string): number => statSync(join(PACKAGE_ROOT, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const build = (script: string): void => {
  execFileSync('npm', ['run', script], { cwd: PACKAGE_ROOT, stdio: 'pipe' });
};

/** Builds what the tests of the command line, the server and the client run, when the sources are newer. */
export default (): void => {
  if (Math.max(changedIn('src'), changedIn('seed')) > changedAt('dist/src/cli.js')) build('build');
  if (changedIn('client') > changedAt('client/dist/index.js')) build('build:client');
};
