import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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

/** What tests run in processes of their own, beside what is built of the sources. */
const MEMBERS = ['pool-members', 'ingest/mortal-engine', 'db/slow-queries'];

const buildMember = async (source: string, target: string): Promise<void> => {
  const { default: ts } = await import('typescript');
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true, rewriteRelativeImportExtensions: true };
  mkdirSync(dirname(join(PACKAGE_ROOT, target)), { recursive: true });
  writeFileSync(join(PACKAGE_ROOT, target), ts.transpileModule(readFileSync(join(PACKAGE_ROOT, source), 'utf8'), { compilerOptions }).outputText);
};

/** Builds what the tests of the command line, the server and the client run, when the sources are newer. */
export default async (): Promise<void> => {
  if (Math.max(changedIn('src'), changedIn('seed')) > changedAt('dist/src/cli.js')) build('build');
  if (changedIn('client') > changedAt('client/dist/index.js')) build('build:client');
  for (const name of MEMBERS) {
    const [source, target] = [`test/${name}.ts`, `dist/test/${name}.js`];
    if (changedAt(source) > changedAt(target)) await buildMember(source, target);
  }
};
