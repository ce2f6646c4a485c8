import { setImmediate as breath } from 'node:timers/promises';
import type { Db } from './open.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { Found, StoreOptions, StoreResult } from './store.ts';
import { storeIn } from './store.ts';
import { Undone, undone } from './undone.ts';
import type { By } from './writing.ts';
import { write } from './writing.ts';

/** An article with what was found in it; one that is known to be stored has nothing. */
export type ReadArticle = { article: IdentifiedArticle; found: (Found & StoreOptions) | undefined };

/** A transaction takes up no more articles after so long: until it ends, nobody is answered, and no other process can write. */
const LONG_MS = 20;

/** Stores articles, many in a transaction, each whole or not at all. Gives what became of each, or why it could not be stored; with `dryRun`, what would have. */
export const storeArticles = async (db: Db, articles: ReadArticle[], { by, dryRun }: { by: By; dryRun: boolean }): Promise<(StoreResult | Error)[]> => {
  const results: (StoreResult | Error)[] = [];
  while (results.length < articles.length) {
    results.push(...storeSome(db, articles.slice(results.length), { by, dryRun }));
    await breath();
  }
  return results;
};

/** What storing an article would do: it is done, looked at, and undone. */
export const tryArticle = <Seen>(db: Db, read: ReadArticle, { by, look }: { by: By; look: (result: StoreResult) => Seen }): Seen =>
  undone(() =>
    write(db, by, (writing) => {
      throw new Undone(look(storeOne(writing, read)));
    }),
  );

type Writing = Parameters<typeof storeIn>[0];

const storeOne = (writing: Writing, { article, found }: ReadArticle): StoreResult =>
  found ? storeIn(writing, article, found) : { id: article.id, outcome: 'unchanged' };

/** As many as one transaction takes; when one of them fails, the first alone, so that in the end only that one has failed. */
const storeSome = (db: Db, articles: ReadArticle[], options: { by: By; dryRun: boolean }): (StoreResult | Error)[] => {
  const { by, dryRun } = options;
  try {
    return undone(() =>
      write(db, by, (writing) => {
        const results = storeUntil(writing, articles, performance.now() + LONG_MS);
        if (dryRun) throw new Undone(results);
        return results;
      }),
    );
  } catch (error) {
    return articles.length > 1 ? storeSome(db, articles.slice(0, 1), options) : [error as Error];
  }
};

const storeUntil = (writing: Writing, articles: ReadArticle[], end: number): StoreResult[] => {
  const results: StoreResult[] = [];
  for (const article of articles) {
    results.push(storeOne(writing, article));
    if (performance.now() > end) break;
  }
  return results;
};
