import { readFileSync } from 'node:fs';
import { connect } from 'node:net';

/** What asking for a while has shown; `cpu` is processor time of the server, in microseconds a request. */
export type Load = { requests: number; seconds: number; cpu: number; times: number[]; bytes: number; statuses: Set<number> };
export type Asked = { path: string; headers?: string };
/** What to ask: the request of this number. */
export type Ask = (n: number) => Asked;

const CONNECTIONS = 10;

/** Microseconds of processor time that a process has used. */
const cpuOf = (pid: number): number => {
  // After the name in brackets, fields 14 and 15 of proc(5), in hundredths of a second.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10_000;
};

/** Asks a server, over some connections at once, for so many seconds. */
export const load = async ({ port, pid }: { port: number; pid: number }, ask: Ask, seconds: number): Promise<Load> => {
  const result: Load = { requests: 0, seconds: 0, cpu: 0, times: [], bytes: 0, statuses: new Set() };
  const [began, cpuBefore] = [performance.now(), cpuOf(pid)];
  const next = () => (performance.now() < began + seconds * 1000 ? ask(result.requests++) : undefined);
  const heard = ({ status, length, ms }: Heard): void => {
    result.times.push(ms);
    result.statuses.add(status);
    result.bytes = length;
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, () => converse(port, next, heard)));
  return { ...result, seconds: (performance.now() - began) / 1000, cpu: (cpuOf(pid) - cpuBefore) / result.requests };
};

/** Several as one. */
export const together = (loads: Load[]): Load => ({
  requests: sum(loads.map(({ requests }) => requests)),
  seconds: sum(loads.map(({ seconds }) => seconds)),
  cpu: sum(loads.map(({ cpu, requests }) => cpu * requests)) / sum(loads.map(({ requests }) => requests)),
  times: loads.flatMap(({ times }) => times).sort((a, b) => a - b),
  bytes: loads[0]?.bytes ?? 0,
  statuses: new Set(loads.flatMap(({ statuses }) => [...statuses])),
});

const sum = (numbers: number[]): number => numbers.reduce((a, b) => a + b, 0);

type Heard = { status: number; length: number; ms: number };

/** One connection: a request after each answer. Only as much of HTTP as our servers speak: each answer says its length, or that it is a 304. */
const converse = (port: number, next: () => Asked | undefined, heard: (answer: Heard) => void): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let [sent, left, status, length] = [0, 0, 0, 0];
    const send = (): void => {
      const request = next();
      if (!request) {
        socket.end();
        resolve();
        return;
      }
      sent = performance.now();
      socket.write(`GET ${request.path} HTTP/1.1\r\nHost: bench\r\n${request.headers ?? ''}\r\n`);
    };
    socket
      .on('connect', send)
      .on('error', reject)
      .on('close', () => {
        reject(new Error('the server hung up'));
      });
    socket.on('data', (data: Buffer) => {
      if (left === 0) {
        const end = data.indexOf('\r\n\r\n');
        if (end < 0) throw new Error('a head in pieces');
        const head = data.toString('latin1', 0, end);
        status = Number(head.slice(9, 12));
        length = status === 304 ? 0 : Number(/content-length: (\d+)/i.exec(head)?.[1]);
        left = length + end + 4;
      }
      left -= data.length;
      if (left > 0) return;
      heard({ status, length, ms: performance.now() - sent });
      send();
    });
  });
