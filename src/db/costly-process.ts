import { setPriority } from 'node:os';
import type { CostlyQueries } from './costly-queries.ts';
import { openToRead } from './open.ts';

/** What a process that runs costly queries is asked, one at a time, and what it answers; it says `ready` first. */
export type CostlyQuestion = { name: string; input: unknown };
export type CostlyAnswer = 'ready' | { result: unknown } | { error: { name: string; message: string } };

/** Below the process that answers everyone. */
const PRIORITY = 5;

const [, , file = '', module = ''] = process.argv;

const answer = async (queries: CostlyQueries, { name, input }: CostlyQuestion): Promise<CostlyAnswer> => {
  try {
    return { result: await queries[name]?.(db, input as never) };
  } catch (error) {
    const { name: kind, message } = error as Error;
    return { error: { name: kind, message } };
  }
};

const send = (message: CostlyAnswer): void => {
  process.send?.(message);
};

// A terminal sends its signals to all: who asks is the one to stop, and takes us along.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
setPriority(PRIORITY);
const db = openToRead(file);
const { COSTLY_QUERIES } = (await import(module)) as { COSTLY_QUERIES: CostlyQueries };
process.on('message', (question: CostlyQuestion) => {
  void answer(COSTLY_QUERIES, question).then(send);
});
send('ready');
