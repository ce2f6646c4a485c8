import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { seed } from '../seed/seed.ts';
import type { Serving } from './api/app.ts';
import { buildApp } from './api/app.ts';
import { withDatabase } from './cli/database.ts';
import { OperatorError } from './cli/operator-error.ts';
import type { Config } from './config.ts';
import { listArticles } from './db/articles.ts';
import { hasUsableKey } from './db/keys.ts';
import type { Db } from './db/open.ts';
import type { Engine } from './ingest/engine.ts';
import { openEngine, USUAL_SIZE } from './ingest/engine.ts';
import type { Writer } from './ingest/writer.ts';
import { openWriter } from './ingest/writer.ts';

/** How long running requests may take to finish once the server is told to stop. */
const GRACE_MS = 30_000;

/** How long a text may wait that is only read, and then, how long it may take. */
const GUEST_LIMIT_MS = 30_000;
/** How many of them may wait: each is in memory, with up to 20 MB. */
const MOST_GUESTS_WAITING = 32;

/** So much may wait for each process that reads what is to be stored, in bytes: more than the longest texts of one stream. */
const MOST_WAITING_BYTES = 100_000_000;

/** When for so long none has come, no more are on their way. */
const QUIET_MS = 50;

/** Serves the API until SIGTERM or SIGINT; then running requests finish and the database is closed. An empty database is seeded first. */
export const serve = async (config: Config): Promise<void> => {
  const stopped = stopSignal();
  await withDatabase(config, (db) =>
    withProcesses(db, async (processes) => {
      if (await isEmpty(db)) await seed(db, processes);
      const app = await buildApp({ db, ...processes, ...settingsOf(config) });
      const running = runningAnswers(app);
      announce(await listen(app, config), await hasUsableKey(db));
      await stopped;
      await finish(app, running);
    }),
  );
};

type Processes = { engine: Engine; guestEngine: Engine; writer: Writer };

const withProcesses = async (db: Db, work: (processes: Processes) => Promise<void>): Promise<void> => {
  const guestEngine = openEngine({ size: 1, limitMs: GUEST_LIMIT_MS, limitsWaiting: true, mostWaiting: MOST_GUESTS_WAITING });
  const processes = { engine: openEngine({ mostWaitingBytes: USUAL_SIZE * MOST_WAITING_BYTES }), guestEngine, writer: openWriter(db) };
  try {
    await work(processes);
  } finally {
    await Promise.all(Object.values(processes).map((one) => one.close()));
  }
};

/** What the configuration says of how requests are answered. */
const settingsOf = (config: Config): Omit<Serving, 'db'> => ({
  logLevel: config.LOG_LEVEL,
  textAccess: config.TEXT_ACCESS,
  readRequiresKey: config.READ_REQUIRES_KEY,
  queryLimitMs: config.QUERY_LIMIT_MS,
  proxies: config.PROXIES,
  ...(config.RATE_LIMIT && { rateLimit: config.RATE_LIMIT }),
});

/** Repeated signals are ignored: a terminal sends one to npm and to us, and npm passes its own on. */
const stopSignal = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT']) {
      process.on(signal, () => {
        resolve();
      });
    }
  });

const isEmpty = async (db: Db): Promise<boolean> => {
  const { rows } = await listArticles(db, { filters: {}, limit: 1, after: undefined });
  return rows.length === 0;
};

const listen = async (app: FastifyInstance, { HOST: host, PORT: port }: Config): Promise<string> => {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    throw new OperatorError(`cannot listen on ${host}:${port}: ${(error as Error).message}`);
  }
};

const announce = (address: string, hasKey: boolean): void => {
  const lines = [
    `On Record listens on ${address}`,
    `  explorer: ${address}/docs`,
    `  try: curl '${address}/statements?speaker=Ryabkov'`,
    ...(hasKey ? [] : ['  nobody can write yet: npx onrecord keys create --role ingest makes a key']),
    'Ctrl-C stops it.',
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** The answers that are under way. A connection that sends nothing is none: browsers open such, and would hold up the stop. */
const runningAnswers = (app: FastifyInstance): Set<ServerResponse> => {
  const running = new Set<ServerResponse>();
  app.server.on('request', (_request, answer) => {
    running.add(answer);
    answer.once('close', () => running.delete(answer));
  });
  return running;
};

const finish = async (app: FastifyInstance, running: Set<ServerResponse>): Promise<void> => {
  // Node, when a server closes, counts an answer as done once it is handed over, and would cut off one that a slow client still reads.
  app.server.closeIdleConnections = () => undefined;
  const closed = app.close();
  await Promise.race([allClosed(running), wait(GRACE_MS, undefined, { ref: false })]);
  app.server.closeAllConnections();
  await closed;
};

/** Until no answer is under way, nor begins: what clients sent before they could know may not have been read yet. */
const allClosed = async (running: Set<ServerResponse>): Promise<void> => {
  do {
    await Promise.all([...running].map((answer) => new Promise((resolve) => answer.once('close', resolve))));
    await wait(QUIET_MS);
  } while (running.size > 0);
};
