import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it, onTestFinished } from 'vitest';
import { closeDatabase, openDatabase } from '../../src/db/open.ts';
import { storeArticle } from '../../src/db/store.ts';
import { JOIN_RULES } from '../../src/ingest/join.ts';
import type { Environment } from '../cli/run.ts';
import { end, run, start, temporaryFolder } from '../cli/run.ts';

type Server = { child: ChildProcessWithoutNullStreams; printed: string; address: string; port: number };

/** Starts the server and waits for what it prints. */
const startServer = async (env: Environment = {}, cwd = temporaryFolder()): Promise<Server> => {
  const child = start(['serve'], { cwd, env: { PORT: '0', LOG_LEVEL: 'warn', ...env } });
  const printed = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (output.includes('stops it')) resolve(output);
    });
    child.once('exit', () => {
      reject(new Error(`it ended, having printed ${output}`));
    });
  });
  const address = /http:\S+/.exec(printed)![0];
  return { child, printed, address, port: Number(new URL(address).port) };
};

/** Each of its letters takes six bytes of JSON: more than the system holds for a reader who is slow. */
const BIG = '\u0001'.repeat(4_000_000);

/** A database with one article and nothing found in it. */
const databaseWith = async (content: string, folder: string): Promise<string> => {
  const url = `file:${folder}/onrecord.db`;
  const db = openDatabase(url);
  await storeArticle(db, { id: 'big', text: content }, { extraction: { statements: [], speakers: [], events: [] }, rules: JOIN_RULES });
  closeDatabase(db);
  return url;
};

/** The messages of a log. */
const logged = (log: string): string[] =>
  log
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).msg);

/** A connection to a server that stays open. */
const connectTo = async (port: number) => {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => {
    socket.destroy();
  });
  await once(socket, 'connect');
  return socket;
};

const refusesConnections = async (port: number): Promise<void> => {
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'close').then(() => false)]).catch(() => false);
    socket.destroy();
    if (!isOpen) return;
  }
};

describe('onrecord serve', () => {
  it('seeds an empty database, prints where it is and what to try, answers that, and logs apart', async () => {
    const { child, printed, address } = await startServer({ LOG_LEVEL: 'info' });
    expect(printed.split('\n')).toEqual([
      `On Record listens on ${address}`,
      `  explorer: ${address}/docs`,
      `  try: curl '${address}/statements?speaker=Ryabkov'`,
      '  nobody can write yet: npx onrecord keys create --role ingest makes a key',
      'Ctrl-C stops it.',
      '',
    ]);
    const { data, meta }: any = await (await fetch(/'(.*)'/.exec(printed)![1]!)).json();
    expect(data.length).toBeGreaterThan(0);
    expect(meta.speakers[0].matched).toMatchObject([{ id: 'sergey-ryabkov' }]);
    expect((await fetch(`${address}/docs`)).status).toBe(200);
    child.kill('SIGTERM');
    const { stderr: log, ...ended } = await end(child);
    expect(ended).toEqual({ code: 0, signal: null, stdout: '' });
    expect(logged(log)).toContain('request completed');
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'does not seed a database that has articles; on %s, lets a running request finish, closes the database and exits 0',
    async (signal) => {
      const cwd = temporaryFolder();
      const { child, port, address } = await startServer({ DATABASE_URL: await databaseWith(BIG, cwd) }, cwd);
      expect(await (await fetch(`${address}/articles`)).json()).toHaveProperty('data.length', 1);
      const [idle, running] = [await connectTo(port), await connectTo(port)];
      idle.write('GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await once(idle, 'data');
      running.write('GET /articles/big HTTP/1.1\r\nHost: localhost\r\n\r\n');
      await once(running, 'readable');
      await connectTo(port); // and sends nothing

      child.kill(signal);
      child.kill(signal);
      await refusesConnections(port);
      const answer = await text(running);
      expect(answer).toMatch(/^HTTP\/1.1 200 OK\r\n/);
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n'))).text).toHaveLength(BIG.length);
      expect(await end(child)).toMatchObject({ code: 0, signal: null, stderr: '' });
      expect(readdirSync(cwd)).toEqual(['onrecord.db']);
    },
  );

  it('says in one line that its port is taken, and exits 1', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      taken.close();
    });
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const { code, stdout, stderr } = await run(['serve'], { env: { PORT: String(port), DATABASE_URL: await databaseWith('Rain.', temporaryFolder()) } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`onrecord: cannot listen on 127.0.0.1:${port}: listen EADDRINUSE: address already in use 127.0.0.1:${port}\n`);
  });

  it('says in one line that its database cannot be written, and exits 1', async () => {
    const { code, stdout, stderr } = await run(['serve'], { env: { DATABASE_URL: 'file:/dev/null/onrecord.db' } });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^onrecord: cannot open the database file:\/dev\/null\/onrecord.db: .*\n$/);
  });
});
