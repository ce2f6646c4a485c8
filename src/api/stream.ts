import { Readable } from 'node:stream';
import { setImmediate as breath } from 'node:timers/promises';
import type { Page, PageRequest, SortKey } from '../db/page.ts';

/** So many rows are read and written at a time. */
const ROWS_AT_ONCE = 200;

/** What writes a long list down: what comes first, then each row. */
type RowWriter<Row> = { first: string; write: (row: Row) => string };

/** A whole list as a stream: page after page by key, no faster than the client reads, with other requests between. */
export const streamRows = <Row>(after: SortKey | undefined, page: (request: PageRequest) => Promise<Page<Row>>, writer: RowWriter<Row>): Readable =>
  Readable.from(pages(after, page, writer), { objectMode: false, highWaterMark: 65_536 });

async function* pages<Row>(
  from: SortKey | undefined,
  page: (request: PageRequest) => Promise<Page<Row>>,
  { first, write }: RowWriter<Row>,
): AsyncGenerator<string> {
  if (first !== '') yield first;
  for (let after: SortKey | null | undefined = from; after !== null;) {
    const { rows, next }: Page<Row> = await page({ limit: ROWS_AT_ONCE, after });
    yield rows.map(write).join('');
    after = next;
    await breath();
  }
}
