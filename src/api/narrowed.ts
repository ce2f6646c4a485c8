import type { CostlyReader } from '../db/costly.ts';
import type { COSTLY_QUERIES } from '../db/costly-queries.ts';
import type { Db } from '../db/open.ts';
import type { PageRequest } from '../db/page.ts';

/** What lists of articles, events and speakers are read with. */
export type ListReading = { db: Db; costly: CostlyReader };

/** To count those of what so many articles tell of takes long: that, too, is done in another process. */
export const MANY_ARTICLES = 100;

type List = 'listArticles' | 'listEvents' | 'listSpeakers';
type Asked<Name extends List> = Parameters<(typeof COSTLY_QUERIES)[Name]>[1];

/** One page of a list. Of one that is narrowed, all rows may have to be looked at until a page is full: that is done in another process. */
export const readPage = async <Name extends List, Row>(
  { db, costly }: ListReading,
  list: { name: Name; read: (db: Db, asked: Asked<Name>) => Promise<Row> },
  asked: Asked<Name> & PageRequest & { filters: Record<string, unknown> },
): Promise<Row> => {
  const isNarrowed = Object.values(asked.filters).some((values) => values !== undefined);
  return isNarrowed ? ((await costly.run(list.name, asked)) as Row) : list.read(db, asked);
};
