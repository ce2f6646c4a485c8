import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Db } from '../db/open.ts';
import { UnavailableError } from '../db/unavailable.ts';
import { ArticleInputError } from '../ingest/article-input.ts';
import type { BulkOptions, BulkOutcome } from '../ingest/bulk.ts';
import { ingestAll } from '../ingest/bulk.ts';
import { failureOf } from '../ingest/failure.ts';
import type { LineArticle } from '../ingest/jsonl.ts';
import { readLines } from '../ingest/jsonl.ts';
import { notesOn } from '../ingest/notes.ts';
import { codeOfFault } from './problem.ts';

/** An article a line, a report a line. */
export const LINES = 'application/x-ndjson';

/** So much of the report waits for a client that writes all before it reads. */
const MAX_WAITING_BYTES = 16_000_000;

/** Stores the articles of the lines that come, and reports on each as soon as it is stored. */
export const answerBulk = (options: BulkOptions & { db: Db }, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const reports = Readable.from(reportLines(options, request), { objectMode: false, highWaterMark: MAX_WAITING_BYTES });
  return reply.code(200).type(LINES).send(reports);
};

async function* reportLines({ db, ...options }: BulkOptions & { db: Db }, request: FastifyRequest): AsyncGenerator<string> {
  const lines = refuseOthers(readLines(request.body as AsyncIterable<Buffer>));
  for await (const { item, outcome } of ingestAll(db, lines, options)) yield `${JSON.stringify(reportOf(item, outcome, request))}\n`;
}

/** As in every body, a key that is not taken is an error: what was meant by it would be lost. */
async function* refuseOthers(lines: AsyncIterable<LineArticle>): AsyncGenerator<LineArticle> {
  for await (const line of lines) {
    const others = 'source' in line ? line.otherKeys : [];
    const detail = others.map((key) => `\`${key}\` is no key that is taken`).join('; ');
    yield others.length > 0 ? { line: line.line, id: line.id, error: new ArticleInputError('invalid-body', detail) } : line;
  }
}

const reportOf = ({ line, id }: LineArticle, outcome: BulkOutcome, request: FastifyRequest) => {
  if ('error' in outcome) return { line, id, error: toldFailure(outcome.error, request) };
  const notes = notesOn(outcome);
  return { line, id, article: outcome.id, outcome: outcome.outcome, statements: outcome.statements, ...(notes.length > 0 && { notes }) };
};

/** What is not the client's doing is logged, and not told. */
const toldFailure = (error: unknown, request: FastifyRequest): { code: string; detail: string } => {
  const failure = failureOf(error);
  if (failure.code !== 'failed' && failure.code !== 'unavailable') return { ...failure, code: codeOfFault(failure.code) };
  if (error instanceof UnavailableError) request.log.warn({ err: error }, 'refused for now');
  else request.log.error({ err: error }, 'unexpected error');
  return failure.code === 'unavailable' ? failure : { code: 'internal-error', detail: 'The error is in our log.' };
};
