import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import type { Asked } from './load.ts';

export type Server = { port: number; pid: number; get: (asked: Asked) => Promise<Response>; stop: () => Promise<void> };

/** Waits for the address that a server prints. */
const listening = async (child: ChildProcess): Promise<Server> => {
  let printed = '';
  for await (const data of child.stdout ?? []) {
    printed += String(data);
    if (/http:\S+\n/.test(printed)) break;
  }
  const address = /http:\S+/.exec(printed)?.[0];
  if (address === undefined || child.pid === undefined) throw new Error('a server did not start');
  return {
    port: Number(new URL(address).port),
    pid: child.pid,
    get: ({ path, headers = '' }) => {
      const fields = headers
        .split('\r\n')
        .flatMap((line): [string, string][] => (line ? [[line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]] : []));
      return fetch(`${address}${path}`, { headers: [['accept-encoding', 'identity'], ...fields] });
    },
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
};

/** The service as it is installed, with all it does for each request: limits, logs, metrics, headers. */
export const startOurs = (file: string): Promise<Server> =>
  listening(
    spawn(process.execPath, [join(PACKAGE_ROOT, 'dist/src/cli.js'), 'serve'], {
      env: { PATH: process.env.PATH, PORT: '0', DATABASE_URL: `file:${file}`, RATE_LIMIT: '999999999' },
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );

/** A Fastify route without hooks that sends these bytes from memory. */
export const startBare = (body: Buffer): Promise<Server> => {
  const child = spawn(process.execPath, ['--import', 'tsx', join(PACKAGE_ROOT, 'bench/bare.ts')], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.end(body);
  return listening(child);
};
