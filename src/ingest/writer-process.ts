import { openAgain } from '../db/open.ts';
import { joinPool } from '../pool-member.ts';
import { WRITER_TASKS } from './writer-tasks.ts';

/** What a writer in a process of its own is asked. */
export type WriterQuestion = { task: keyof typeof WRITER_TASKS; input: never };

const [, , file = ''] = process.argv;

await joinPool<WriterQuestion>({
  // Who waits to write, or for the lock, waits for this one: it must not be kept from the processor.
  priority: 0,
  prepare: async () => {
    const db = openAgain(file);
    return Promise.resolve(({ task, input }) => WRITER_TASKS[task](db, input));
  },
});
