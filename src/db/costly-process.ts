import { joinPool } from '../pool-member.ts';
import type { CostlyQueries } from './costly-queries.ts';
import { openToRead } from './open.ts';

/** What a process that runs costly queries is asked. */
export type CostlyQuestion = { name: string; input: unknown };

const [, , file = '', module = ''] = process.argv;

await joinPool<CostlyQuestion>({
  priority: 5,
  prepare: async () => {
    const db = openToRead(file);
    const { COSTLY_QUERIES: queries } = (await import(module)) as { COSTLY_QUERIES: CostlyQueries };
    return ({ name, input }) => queries[name]?.(db, input as never);
  },
});
