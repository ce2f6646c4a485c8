import { joinPool } from '../pool-member.ts';
import { ENGINE_TASKS } from './engine-tasks.ts';

/** What an engine in a process of its own is asked. */
export type EngineQuestion = { task: keyof typeof ENGINE_TASKS; input: never };

/** wink-nlp keeps every word that it has read: after so many articles, or so much memory, another process goes on. */
const MOST_ARTICLES = 2000;
const MOST_BYTES = 1_500_000_000;

let articles = 0;

await joinPool<EngineQuestion>({
  priority: 10,
  prepare: async () => {
    // The networks are loaded before any article waits for them.
    await ENGINE_TASKS.readText({ text: 'Ready.', language: 'en' });
    return ({ task, input }) => ENGINE_TASKS[task](input);
  },
  isTired: () => ++articles >= MOST_ARTICLES || process.memoryUsage.rss() > MOST_BYTES,
});
