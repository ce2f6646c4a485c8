import type { Db } from './open.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { FoundIfNew, StoreOptions, StoreResult } from './store.ts';
import { storeIn } from './store.ts';
import { Undone, undone } from './undone.ts';
import type { By } from './writing.ts';
import { write } from './writing.ts';

/** An article with what was found in it. */
export type ReadArticle = { article: IdentifiedArticle; found: FoundIfNew & StoreOptions };

/** A transaction takes up no more articles after so long: until it ends, nobody else can write. */
const LONG_MS = 20;

/** What storing an article would do: it is done, looked at, and undone. */
export const tryArticle = <Seen>(db: Db, read: ReadArticle, { by, look }: { by: By; look: (result: StoreResult) => Seen }): Seen =>
  undone(() =>
    write(db, by, (writing) => {
      throw new Undone(look(storeOne(writing, read)));
    }),
  );

type Writing = Parameters<typeof storeIn>[0];

const storeOne = (writing: Writing, { article, found }: ReadArticle): StoreResult => storeIn(writing, article, found);

/**
 * Stores the first of some articles, as many as one transaction takes, each whole or not at all. Gives what became of each, or, with `dryRun`, what would have.
 * When one of them fails, the first is stored alone; it throws when that is the one, so that in the end no other has failed.
 */
export const storeSome = (db: Db, articles: ReadArticle[], options: { by: By; dryRun: boolean }): StoreResult[] => {
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
    if (articles.length > 1) return storeSome(db, articles.slice(0, 1), options);
    throw error;
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
