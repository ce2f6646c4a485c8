/** npm run bench -- [--rows 100000,1000000] [--seconds 6] [--only WORDS]: how fast we answer, as a Markdown table; each next to a bare route with the same bytes. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { closeDatabase, openDatabase } from '../src/db/open.ts';
import { write } from '../src/db/writing.ts';
import { databaseOf } from './generate.ts';
import type { Load } from './load.ts';
import { load, together } from './load.ts';
import type { Facts, Scenario } from './scenarios.ts';
import { scenariosFor } from './scenarios.ts';
import type { Server } from './servers.ts';
import { startBare, startOurs } from './servers.ts';
import { sizesOf, speakerName, wordOf } from './world.ts';

type Measured = { scenario: Scenario; ours: Load; bare: Load; lag: number };
type Service = Server & { change: () => void };

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '6' }, only: { type: 'string', default: '' } },
});

/** Ours and the bare route take turns so many times, so that what else the machine does befalls both. */
const TURNS = 3;
const SECONDS = Number(values.seconds) / TURNS;

/** The speakers of whom there may be a page, and words. */
const factsOf = (rows: number): Facts => ({
  speakers: Array.from({ length: Math.floor(sizesOf(rows).speakers / 4) }, (_, rank) => speakerName(rank).toLowerCase().replaceAll(' ', '-')),
  rare: wordOf(15_000),
  common: wordOf(0),
});

/** The longest that the server's event loop was held since it was last asked, in milliseconds. */
const lagOf = async (server: Server): Promise<number> => {
  const text = await (await server.get({ path: '/metrics' })).text();
  // What is measured is a timer of 10 ms.
  return Math.max(0, Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1]) * 1000 - 10);
};

/** The service and a bare route with the same bytes, in turn. */
const measure = async (service: Service, scenario: Scenario): Promise<Measured> => {
  let asked = 1;
  const ask = (): ReturnType<Scenario['ask']> => {
    if (scenario.changes !== undefined && asked % scenario.changes === 0) service.change();
    return scenario.ask(asked++);
  };
  const body = Buffer.from(await (await service.get(scenario.ask(0))).arrayBuffer());
  const bareServer = await startBare(body);
  const bareAsk = () => ({ path: '/' });
  await load(service, ask, SECONDS);
  await load(bareServer, bareAsk, SECONDS / 2);
  const [ours, bare, lags]: [Load[], Load[], number[]] = [[], [], []];
  for (let turn = 0; turn < TURNS; turn++) {
    bare.push(await load(bareServer, bareAsk, SECONDS / 2));
    await lagOf(service);
    ours.push(await load(service, ask, SECONDS));
    lags.push(await lagOf(service));
  }
  await bareServer.stop();
  return { scenario, ours: together(ours), bare: together(bare), lag: Math.max(...lags) };
};

const COLUMNS = ['', 'of bare', 'bar', 'of bare, by cpu', 'answers/s', 'µs cpu', 'bare µs', 'p50 ms', 'p99 ms', 'loop held ms', 'bytes', 'status'];

const rowOf = ({ scenario: { name, bar }, ours, bare, lag }: Measured): string[] => [
  name,
  (ours.requests / ours.seconds / (bare.requests / bare.seconds)).toFixed(3),
  bar === undefined ? '' : String(bar),
  (bare.cpu / ours.cpu).toFixed(3),
  (ours.requests / ours.seconds).toFixed(0),
  ours.cpu.toFixed(0),
  bare.cpu.toFixed(0),
  ...[0.5, 0.99].map((part) => (ours.times[Math.floor(part * ours.times.length)] ?? 0).toFixed(2)),
  lag.toFixed(0),
  String(ours.bytes),
  [...ours.statuses].join(),
];

const print = (row: string[]): void => {
  process.stdout.write(`| ${row.map((cell, n) => (n === 0 ? cell.padEnd(33) : cell.padStart((COLUMNS[n] ?? '').length))).join(' | ')} |\n`);
};

/** Runs the service over a database of so many statements; `change` lets another process tell of a change to one of these, as a feeder or an editor does. */
const withService = async <Result>(rows: number, work: (service: Service) => Promise<Result>): Promise<Result> => {
  const file = databaseOf(rows);
  const server = await startOurs(file);
  const db = openDatabase(`file:${file}`);
  db.$client.pragma('synchronous = OFF');
  const ids = db.$client.prepare<[], string>('select id from statements limit 1000').pluck().all();
  let changed = 0;
  const change = (): void => {
    write(db, {}, ({ touch }) => {
      touch('statement', ids[changed++ % ids.length] ?? '');
    });
  };
  const result = await work({ ...server, change });
  await server.stop();
  closeDatabase(db);
  return result;
};

const benchmark = (rows: number): Promise<Measured[]> =>
  withService(rows, async (service) => {
    const scenarios = (await scenariosFor(service, factsOf(rows))).filter(({ name }) => name.includes(values.only));
    process.stdout.write(`\n${rows.toLocaleString('en')} statements\n\n`);
    print(COLUMNS);
    print(COLUMNS.map((column, n) => '-'.repeat(n === 0 ? 33 : column.length)));
    const measured: Measured[] = [];
    for (const scenario of scenarios) {
      const one = await measure(service, scenario);
      measured.push(one);
      print(rowOf(one));
    }
    return measured;
  });

/** Microseconds of processor time that answers of a scenario took, ours and a bare route's. */
type Cost = { name: string; ours: number; bare: number };

/** How many times as much processor time one takes as the other. */
const compare = (what: string, dear: Cost | undefined, cheap: Cost | undefined): void => {
  if (dear && cheap) process.stdout.write(`- ${what}: ${(dear.ours / cheap.ours).toFixed(2)} ×\n`);
};

const report = (costs: Cost[]): void => {
  const find = (wanted: string): Cost | undefined => costs.find(({ name }) => name === wanted);
  process.stdout.write('\n');
  compare('all, page 5,000 to page 1 (bar 1.2)', find('all, page 5,000'), find('all, page 1'));
  compare('most frequent speaker, last page to page 1 (bar 1.2)', find('most frequent speaker, last page'), find('most frequent speaker, page 1'));
  const hooks = find('by speaker, seen before');
  if (hooks) process.stdout.write(`- what all our hooks take, of an answer seen before: ${(hooks.ours - hooks.bare).toFixed(0)} µs of processor time\n`);
};

/** Measures one size in a process of its own: after another one, who asks would be slower, too. */
const benchmarkApart = async (rows: string): Promise<Cost[]> => {
  const child = fork(fileURLToPath(import.meta.url), ['--rows', rows, '--seconds', values.seconds, '--only', values.only]);
  const [costs] = (await once(child, 'message')) as [Cost[]];
  return costs;
};

const sizes = values.rows.split(',');
if (sizes.length === 1) {
  const measured = await benchmark(Number(sizes[0]));
  const costs = measured.map(({ scenario: { name }, ours, bare }) => ({ name, ours: ours.cpu, bare: bare.cpu }));
  report(costs);
  process.send?.(costs);
} else {
  const runs: Cost[][] = [];
  for (const rows of sizes) runs.push(await benchmarkApart(rows));
  const [small = [], large = []] = runs;
  for (const [n, { name }] of large.entries()) compare(`more rows, ${name} (bar for list, one, 304: 1.3)`, large[n], small[n]);
}
