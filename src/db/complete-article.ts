import { eq } from 'drizzle-orm';
import type { Extraction } from '../extract/types.ts';
import type { IdentifiedArticle } from './identified-article.ts';
import type { ArticleWriting } from './join-rules.ts';
import type { KnownFact } from './known-facts.ts';
import { compareFacts, isReadAlike, isReadBy } from './known-facts.ts';
import { articles } from './schema.ts';
import { storeRevision, updateArticle } from './store-revision.ts';

/** What was taken of what an article was stored without, and what was left, since it is stored otherwise. */
export type Completion = { taken: KnownFact[]; left: KnownFact[] };

/**
 * Takes of an article that is stored with this text what it was stored without; what is known stays. A date or a language is only taken with what was found in the text by it.
 */
export const completeArticle = (writing: ArticleWriting, article: IdentifiedArticle, extraction: Extraction | undefined): Completion => {
  const { tx, touch } = writing;
  const { id } = article;
  const stored = tx.select().from(articles).where(eq(articles.id, id)).get();
  if (!stored) throw new Error(`there is no article ${id}`);
  const { lacking, differing } = compareFacts(stored, article);
  const reading = isReadAlike(stored, article) ? extraction : undefined;
  const taken = lacking.filter((name) => reading !== undefined || !isReadBy(name));
  const left = [...differing, ...lacking.filter((name) => !taken.includes(name))];
  const completed = { ...stored, ...Object.fromEntries(taken.map((name) => [name, article[name]])) };
  if (reading && taken.some(isReadBy)) storeRevision(writing, completed, reading);
  else if (taken.length > 0) {
    touch('article', id);
    updateArticle(tx, stored, completed);
  }
  return { taken, left };
};
