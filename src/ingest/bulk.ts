import { setImmediate as breath } from 'node:timers/promises';
import type { Db } from '../db/open.ts';
import type { StoreResult } from '../db/store.ts';
import type { By } from '../db/writing.ts';
import type { ArticleSource } from './article-input.ts';
import type { Engine } from './engine.ts';
import { mapInOrder } from './in-order.ts';
import type { IngestOptions, PreparedArticle } from './index.ts';
import { prepareArticle } from './index.ts';
import type { Writer } from './writer.ts';
import { localWriter } from './writer.ts';

/** What reads and what stores articles; with `dryRun` none is stored, and the outcomes are those that would have been. `restore` lets those come back that were taken down. */
export type BulkOptions = { engine: Engine; writer?: Writer; by?: By; dryRun?: boolean | undefined; restore?: boolean | undefined };

/** An article of many, or why there is none; whatever else it carries stays with it. */
export type BulkItem = { source: ArticleSource } | { error: unknown };

/** What became of an article; the statements in it, when they were looked for. */
export type BulkOutcome = (StoreResult & { statements: number | null; language: string | null }) | { error: unknown };

/** So many engines are kept busy by so many articles each, and no more are held. */
const AHEAD = 4;

/** So many articles go into the database at once, each whole or not at all. */
const AT_ONCE = 50;

/** Stores articles, many in a transaction, and tells what became of each, in order, once it is stored for good. */
export async function* ingestAll<Item extends BulkItem>(
  db: Db,
  items: AsyncIterable<Item>,
  { engine, writer = localWriter(db), by = {}, dryRun = false, restore }: BulkOptions,
): AsyncGenerator<{ item: Item; outcome: BulkOutcome }> {
  const prepared = mapInOrder(items, (item) => prepareItem(db, item, { engine, restore }), AHEAD * engine.size);
  for await (const batch of inBatches(prepared, AT_ONCE)) {
    const read = batch.flatMap(({ ready }) => (ready && !ready.settled ? [ready] : []));
    const stored = await storeAll(writer, read, { by, dryRun, restore });
    for (const { item, ready, error } of batch) yield { item, outcome: ready ? outcomeOf(ready, ready.settled ?? stored.shift()) : { error } };
  }
}

type PreparedItem<Item> = { item: Item; ready?: PreparedArticle; error?: unknown };

const prepareItem = async <Item extends BulkItem>(db: Db, item: Item, options: IngestOptions): Promise<PreparedItem<Item>> => {
  if ('error' in item) return { item, error: item.error };
  try {
    return { item, ready: await prepareArticle(db, item.source, options) };
  } catch (error) {
    return { item, error };
  }
};

type StoringOptions = { by: By; dryRun: boolean; restore: boolean | undefined };

/** What became of each article, or why it could not be stored; as many as one transaction takes at a time. */
const storeAll = async (writer: Writer, articles: PreparedArticle[], options: StoringOptions): Promise<(StoreResult | Error)[]> => {
  const results: (StoreResult | Error)[] = [];
  while (results.length < articles.length) {
    const left = firstOf(articles.slice(results.length));
    results.push(...(await writer.run('storeSome', { articles: left, ...options }).catch((error: unknown) => [error as Error])));
    await breath();
  }
  return results;
};

/** No more text is sent at once, in UTF-16 units, than a transaction is likely to take; one article at least. */
const MOST_TEXT = 500_000;

const firstOf = (articles: PreparedArticle[]): PreparedArticle[] => {
  let length = 0;
  const end = articles.findIndex(({ article: { text } }, i) => (length += text.length) > MOST_TEXT && i > 0);
  return end < 0 ? articles : articles.slice(0, end);
};

const outcomeOf = ({ article, extraction }: PreparedArticle, stored: StoreResult | Error | undefined): BulkOutcome =>
  !stored || stored instanceof Error
    ? { error: stored }
    : { ...stored, statements: stored.outcome === 'unchanged' ? null : (extraction?.statements.length ?? null), language: article.language ?? null };

/** What is there already, in lists of at most so many; what is still to come is not waited for. */
async function* inBatches<Item>(items: AsyncIterator<Item>, most: number): AsyncGenerator<Item[]> {
  const LATER = Symbol('later');
  let next = items.next();
  for (let first = await next; !first.done; first = await next) {
    const batch = [first.value];
    next = items.next();
    while (batch.length < most) {
      const ready = await Promise.race([next, breath(LATER)]);
      if (ready === LATER || ready.done) break;
      batch.push(ready.value);
      next = items.next();
    }
    yield batch;
  }
}
