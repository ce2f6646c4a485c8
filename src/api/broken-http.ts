import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConnectionError, FastifyInstance } from 'fastify';
import { PROBLEM_TYPE, ProblemError, serializeProblem, toProblem } from './problem.ts';

/** The answer that was last begun on a connection. */
const lastAnswers = new WeakMap<Duplex, ServerResponse>();

/** Takes care of requests that no route would see as they are. */
export const handleOddHttp = ({ server }: FastifyInstance): void => {
  server.on('request', (request, answer) => lastAnswers.set(request.socket, answer));
  // CONNECT reaches no route, since it names no path.
  server.on('connect', (_request, socket) => {
    writeProblem(socket, new ProblemError('method-not-allowed', 'This is no proxy.'), 'Allow: GET, HEAD\r\n');
  });
  // What we cannot do for a client, it has to do without.
  server.on('checkExpectation', (request, answer) => server.emit('request', request, answer));
};

/** Answers what is not HTTP, or more than is taken, with a problem, and ends the connection. Answers under way go before, and stay whole. */
export const answerBrokenHttp = (error: ConnectionError, socket: Duplex): void => {
  const last = lastAnswers.get(socket);
  const refuse = (): void => {
    writeProblem(socket, toBrokenHttpError(error));
  };
  if (error.code === 'ECONNRESET' || !socket.writable) socket.destroy(error);
  else if (last?.req.complete) afterAnswer(last, refuse);
  // Of a request that is answered already, the body is broken.
  else if (last?.headersSent) afterAnswer(last, () => socket.end());
  else refuse();
};

const toBrokenHttpError = ({ code }: ConnectionError): ProblemError => {
  if (code === 'HPE_HEADER_OVERFLOW') return new ProblemError('uri-too-long', 'The address and the header fields together may have 16 KiB.');
  return new ProblemError(
    'invalid-body',
    code === 'ERR_HTTP_REQUEST_TIMEOUT'
      ? 'The request did not arrive in time.'
      : 'This is not HTTP as we read it. In an address, all but ASCII has to be percent-encoded.',
  );
};

const afterAnswer = (answer: ServerResponse, then: () => void): void => {
  if (answer.closed) then();
  else answer.once('close', then);
};

const writeProblem = (socket: Duplex, error: ProblemError, fields = ''): void => {
  if (!socket.writable) return;
  const problem = toProblem(error, '/');
  const body = serializeProblem(problem);
  const head = `HTTP/1.1 ${String(problem.status)} ${STATUS_CODES[problem.status] ?? ''}\r\n${fields}Content-Type: ${PROBLEM_TYPE}\r\n`;
  socket.end(`${head}Content-Length: ${String(Buffer.byteLength(body))}\r\nConnection: close\r\n\r\n${body}`);
};
