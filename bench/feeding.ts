/** npm run bench:feeding [-- --articles 300] [--rows 20000] [--seconds 20]: how fast articles are fed, next to reading them alone, and how long others wait for answers meanwhile. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createKey } from '../src/db/keys.ts';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { PACKAGE_ROOT } from '../src/package-root.ts';
import { databaseOf } from './generate.ts';
import type { Server } from './servers.ts';
import { startOurs } from './servers.ts';
import { speakerName, wordOf } from './world.ts';

const { values } = parseArgs({
  options: { articles: { type: 'string', default: '300' }, rows: { type: 'string', default: '20000' }, seconds: { type: 'string', default: '20' } },
});

/** With and without feeding take turns so many times, so that what else the machine does befalls both. */
const TURNS = 3;
const SECONDS = Number(values.seconds) / TURNS;

/** One question every so often, which leaves most of the processor free: who asks is no load test. */
const EVERY_MS = 20;

const SENTENCES = [
  '“The plan for WORD is useful,” said Deputy Minister NAME on Tuesday. ',
  'NAME told reporters that the WORD talks would go on, but “not at any WORD price,” and left. ',
  'According to NAME, 12 people agreed to meet again in Oslo about the WORD WORD. ',
  'It rained for the rest of the week, and nobody went out to see the WORD harbor. ',
  'The council has yet to decide on the WORD of the bridge, which is older than the town itself. ',
  '“We never asked for WORD,” NAME said, “and we will not begin now.” ',
];

/** A text of a common length, other than those of all other numbers. */
const articleOf = (n: number) => {
  let filled = n;
  const fill = (kind: string): string => (kind === 'NAME' ? speakerName(filled++ % 500) : wordOf(n + filled++));
  const paragraphs = Array.from({ length: 4 }, () => SENTENCES.join('').replace(/NAME|WORD/g, fill));
  return { text: paragraphs.join('\n\n'), url: `https://bench.example/${n}`, published: '2024-03-12' };
};
const lineOf = (n: number): string => `${JSON.stringify(articleOf(n))}\n`;

type Spent = { wall: number; cpu: number };

/** Seconds that a command takes, by the clock and of processors, with all its processes. */
const timeOf = (folder: string, ...args: string[]): Spent => {
  const script = 'TIMEFORMAT="%R %U %S"; time "$@" >/dev/null 2>&1';
  const times = execFileSync('bash', ['-c', `(${script}) 2>&1`, 'bash', process.execPath, join(PACKAGE_ROOT, 'dist/src/cli.js'), ...args], { cwd: folder });
  const [wall = 0, user = 0, system = 0] = String(times).trim().split(' ').map(Number);
  return { wall, cpu: user + system };
};

const measureThroughput = (folder: string): void => {
  const count = Number(values.articles);
  const file = join(folder, 'articles.jsonl');
  writeFileSync(file, Array.from({ length: count }, (_, n) => lineOf(n)).join(''));
  const [extracting, ingesting] = [timeOf(folder, 'extract', file), timeOf(folder, 'ingest', file)];
  for (const [what, { wall, cpu }] of Object.entries({ 'onrecord extract': extracting, 'onrecord ingest': ingesting }))
    console.log(`- ${what}: ${(count / wall).toFixed(1)} articles/s, ${(count / cpu).toFixed(1)} articles/s of one core`);
  console.log(`- ingest to extract, by core: ${(extracting.cpu / ingesting.cpu).toFixed(2)}`);
};

/** How long each of the questions took to be answered, in milliseconds; no two are alike. */
const askSteadily = async (server: Server, turn: number): Promise<number[]> => {
  const asked: Promise<number>[] = [];
  const end = performance.now() + SECONDS * 1000;
  for (let n = 0; performance.now() < end; n++) {
    asked.push(timeOne(server, `/statements?limit=20&minConfidence=0.${turn}${n}1`));
    await wait(EVERY_MS);
  }
  return Promise.all(asked);
};

const timeOne = async (server: Server, path: string): Promise<number> => {
  const began = performance.now();
  const answer = await server.get({ path });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} gave ${answer.status}`);
  return performance.now() - began;
};

/** Feeds articles without end until it is told to stop, and lets those go then that are on their way; gives how many were stored. */
const feed = ({ port }: Server, { secret, from, isOver }: { secret: string; from: number; isOver: () => boolean }): Promise<number> =>
  new Promise((resolve) => {
    let stored = 0;
    const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/x-ndjson' };
    const sending = request({ port, method: 'POST', path: '/articles', headers }, (answer) => {
      answer.on('data', (data: Buffer) => (stored += data.toString().split('"created"').length - 1)).on('error', () => undefined);
    });
    sending
      .on('error', () => undefined)
      .on('close', () => {
        resolve(stored);
      });
    void (async () => {
      for (let n = from; !isOver(); n++) {
        sending.write(lineOf(n));
        while (sending.writableNeedDrain && !isOver()) await wait(EVERY_MS);
      }
      sending.destroy();
    })();
  });

const quantile = (times: number[], part: number): number => times.toSorted((a, b) => a - b)[Math.floor(part * times.length)] ?? 0;

const measureWaiting = async (folder: string): Promise<void> => {
  const file = join(folder, 'bench.db');
  copyFileSync(databaseOf(Number(values.rows)), file);
  const db = openDatabase(`file:${file}`);
  const { secret } = await createKey(db, { name: 'bench', role: 'ingest', expires: null });
  closeDatabase(db);
  const server = await startOurs(file);
  const [alone, meanwhile]: [number[], number[]] = [[], []];
  let [stored, seconds] = [0, 0];
  await askSteadily(server, 9);
  for (let turn = 0; turn < TURNS; turn++) {
    alone.push(...(await askSteadily(server, 2 * turn)));
    let isOver = false;
    const began = performance.now();
    const feeding = feed(server, { secret, from: 1_000_000 * (turn + 1), isOver: () => isOver });
    await wait(3000);
    meanwhile.push(...(await askSteadily(server, 2 * turn + 1)));
    isOver = true;
    stored += await feeding;
    seconds += (performance.now() - began) / 1000;
  }
  await server.stop();
  for (const [what, times] of Object.entries({ alone, 'while articles are fed': meanwhile }))
    console.log(`- GET /statements, ${what}: p50 ${quantile(times, 0.5).toFixed(1)} ms, p99 ${quantile(times, 0.99).toFixed(1)} ms, of ${times.length}`);
  console.log(`- p99 to p99 (bar 2.5): ${(quantile(meanwhile, 0.99) / quantile(alone, 0.99)).toFixed(2)} ×, ${(stored / seconds).toFixed(1)} articles/s fed`);
};

const folder = mkdtempSync(join(tmpdir(), 'onrecord-bench-'));
measureThroughput(folder);
await measureWaiting(folder);
rmSync(folder, { recursive: true });
