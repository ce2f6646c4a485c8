import { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import type { Page, PageRequest, SortKey } from '../db/page.ts';

/** So many ids are read at a time, */
const IDS_AT_ONCE = 2000;
/** and so many rows. */
const ROWS_AT_ONCE = 100;

/** How a long list is read and written: pages of ids, the rows of some of them as text, and what comes first. */
export type LongList = { first: string; page: (request: PageRequest) => Promise<Page<string>>; write: (ids: string[]) => Promise<string> };

/** A whole list as a stream: page after page by key, no faster than the client reads, with other requests between. */
export const streamRows = (list: LongList, after: SortKey | undefined): Readable =>
  Readable.from(parts(list, after), { objectMode: false, highWaterMark: 65_536 });

async function* parts({ first, page, write }: LongList, from: SortKey | undefined): AsyncGenerator<string> {
  if (first !== '') yield first;
  for (let after: SortKey | null | undefined = from; after !== null;) {
    const { rows: ids, next }: Page<string> = await page({ limit: IDS_AT_ONCE, after });
    for (let at = 0; at < ids.length; at += ROWS_AT_ONCE) {
      yield await write(ids.slice(at, at + ROWS_AT_ONCE));
      await breath();
    }
    after = next;
  }
}
