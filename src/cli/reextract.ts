import type { Db } from '../db/open.ts';
import type { Reread, StatementChange } from '../db/reread.ts';
import { openEngine } from '../ingest/engine.ts';
import { failureOf } from '../ingest/failure.ts';
import { reextractAll } from '../ingest/reextract.ts';
import { printLine } from './print.ts';

/** How many articles were read, how many differ, how many statements came to what, how many articles failed; the last article when it was stopped before the end. */
export type ReextractTally = {
  articles: number;
  differing: number;
  failed: number;
  outcomes: Record<StatementChange['outcome'] | 'speakers', number>;
  stoppedAt?: string;
};

/** Reads all articles anew and prints a line of JSON for each of which something differs; with `apply` that is changed. A signal stops it between two articles. */
export const reextract = async (db: Db, options: { apply: boolean; after?: string | undefined }): Promise<ReextractTally> => {
  const tally: ReextractTally = { articles: 0, differing: 0, failed: 0, outcomes: { kept: 0, moved: 0, reworded: 0, removed: 0, added: 0, speakers: 0 } };
  const engine = openEngine();
  const running = new AbortController();
  const stop = (): void => {
    running.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
  let last = options.after;
  try {
    for await (const { id, ...result } of reextractAll(db, { ...options, engine, isOver: () => running.signal.aborted })) {
      tally.articles++;
      last = id;
      if ('error' in result) {
        tally.failed++;
        await printLine(JSON.stringify({ id, error: failureOf(result.error) }));
      } else if (result.reread?.differs) {
        count(tally, result.reread);
        await printLine(JSON.stringify(lineFor(id, result.reread)));
      }
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, stop);
    await engine.close();
  }
  return { ...tally, ...(running.signal.aborted && { stoppedAt: last ?? '' }) };
};

const count = (tally: ReextractTally, { statements }: Reread): void => {
  tally.differing++;
  for (const { outcome, changed } of statements) {
    tally.outcomes[outcome]++;
    if ('speakers' in changed) tally.outcomes.speakers++;
  }
};

/** Statements of which nothing differs are only counted. */
const lineFor = (id: string, { statements, speakers, events }: Reread) => ({
  id,
  unchanged: statements.filter(isUnchanged).length,
  statements: statements.filter((statement) => !isUnchanged(statement)),
  speakers,
  events,
});

const isUnchanged = ({ outcome, changed }: StatementChange): boolean => outcome === 'kept' && Object.keys(changed).length === 0;
