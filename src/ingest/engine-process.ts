import { setPriority } from 'node:os';
import type { ProcessAnswer } from '../process-pool.ts';
import { ENGINE_TASKS } from './engine-tasks.ts';

/** What an engine in a process of its own is asked. */
export type EngineQuestion = { task: keyof typeof ENGINE_TASKS; input: never };

/** Below the process that answers everyone. */
const PRIORITY = 10;

/** wink-nlp keeps every word that it has read: after so many articles, or so much memory, another process goes on. */
const MOST_ARTICLES = 2000;
const MOST_BYTES = 1_500_000_000;

let articles = 0;

const answer = async ({ task, input }: EngineQuestion): Promise<ProcessAnswer> => {
  const isTired = ++articles >= MOST_ARTICLES || process.memoryUsage.rss() > MOST_BYTES;
  try {
    return { result: await ENGINE_TASKS[task](input), isTired };
  } catch (error) {
    const { name, message, code } = error as Error & { code?: string };
    return { error: { name, message, ...(code !== undefined && { code }) }, isTired };
  }
};

const send = (message: ProcessAnswer): void => {
  process.send?.(message);
};

// A terminal sends its signals to all: who asks is the one to stop, and takes us along.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
setPriority(PRIORITY);
process.on('message', (question: EngineQuestion) => {
  void answer(question).then(send);
});
// The networks are loaded before any article waits for them.
await ENGINE_TASKS.readText({ text: 'Ready.', language: 'en' });
send('ready');
