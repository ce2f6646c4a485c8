import { sql } from 'drizzle-orm';
import type { CostlyQueries } from '../../src/db/costly-queries.ts';
import { SortKeyError } from '../../src/db/page.ts';

const countTo = sql.raw('with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n');

/** Queries of every behaviour. */
export const COSTLY_QUERIES = {
  countArticles: (db, input: { plus: number }) => db.get<{ n: number }>(sql`select count(*) + ${input.plus} as n from articles`).n,
  neverEnd: (db, _input: object) => db.get(countTo),
  write: (db, _input: object) => db.run(sql`delete from articles`),
  refuseCursor: (_db, input: { message: string }) => {
    throw new SortKeyError(input.message);
  },
  die: (_db, _input: object) => process.exit(1),
} satisfies CostlyQueries;
