import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConnectionError, FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, ProblemError, toProblem } from './problem.ts';

/** Answers what is not HTTP, or more than is taken, with a problem, and ends the connection. */
export const answerBrokenHttp = (error: ConnectionError, socket: Duplex): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy(error);
  else if (error.code === 'HPE_HEADER_OVERFLOW')
    writeProblem(socket, new ProblemError('uri-too-long', 'The address and the header fields together may have 16 KiB.'));
  else writeProblem(socket, new ProblemError('invalid-body', 'This is not HTTP as we read it.'));
};

/** CONNECT reaches no route, since it names no path. */
export const refuseConnect = (app: FastifyInstance): void => {
  app.server.on('connect', (_request, socket) => {
    writeProblem(socket, new ProblemError('method-not-allowed', 'This is no proxy.'), 'Allow: GET, HEAD\r\n');
  });
};

const writeProblem = (socket: Duplex, error: ProblemError, fields = ''): void => {
  const problem = toProblem(error, '/');
  const body = JSON.stringify(problem);
  const head = `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}\r\n${fields}Content-Type: ${PROBLEM_TYPE}\r\n`;
  socket.end(`${head}Content-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`);
};
