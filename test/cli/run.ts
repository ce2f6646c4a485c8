import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { onTestFinished, vi } from 'vitest';
import { runCommand } from '../../src/cli/program.ts';

export type Environment = Record<string, string>;
export type Ended = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string };

/** As it is installed: test/build.ts sees to it that it is up to date. */
const CLI = join(import.meta.dirname, '../../dist/src/cli.js');

/** What node takes to run `onrecord`. */
export const cliArguments = (args: string[]): string[] => [CLI, ...args];

/** A folder of its own for one test. */
export const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'onrecord-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
};

/** Starts `onrecord` as a process of its own, in a folder of its own unless told; it does not outlive the test. */
export const start = (args: string[], { env = {}, cwd = temporaryFolder() }: { env?: Environment; cwd?: string } = {}): ChildProcessWithoutNullStreams => {
  const child = spawn(process.execPath, cliArguments(args), { cwd, env: { PATH: process.env.PATH, ...env } });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child;
};

/** Waits for the end of a process. */
export const end = async (child: ChildProcessWithoutNullStreams): Promise<Ended> => {
  const closed = new Promise<Pick<Ended, 'code' | 'signal'>>((resolve) => {
    child.once('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { ...(await closed), stdout, stderr };
};

/** Runs `onrecord` to its end. */
export const run = (args: string[], { input = '', ...options }: { env?: Environment; cwd?: string; input?: string | Buffer } = {}): Promise<Ended> => {
  const child = start(args, options);
  child.stdin.end(input);
  return end(child);
};

/** Runs `onrecord` to its end in this process, which takes no time to start: for what does not depend on being a process. */
export const runHere = async (args: string[], { env = {} }: { env?: Environment } = {}): Promise<Omit<Ended, 'signal'>> => {
  const printed = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    vi.spyOn(process[stream], 'write').mockImplementation((chunk, ...rest: unknown[]) => {
      printed[stream] += String(chunk);
      for (const done of rest) if (typeof done === 'function') done();
      return true;
    });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await runCommand(args);
    return { code: process.exitCode, ...printed };
  } finally {
    process.exitCode = before;
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
  }
};

/** The lines of JSON that were printed. */
export const jsonLines = ({ stdout }: Pick<Ended, 'stdout'>): any[] =>
  stdout
    .split('\n')
    .filter(Boolean)
    .map((line): unknown => JSON.parse(line));
