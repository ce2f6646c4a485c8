import { eq, sql } from 'drizzle-orm';
import { fold } from '../extract/fold.ts';
import { isOneOfIds } from './any-of.ts';
import type { Filters, FilterValues } from './filter.ts';
import { conditionsOf, dayBounds, periodFilters } from './filter.ts';
import type { Db } from './open.ts';
import type { Page, PageRequest, SortColumns } from './page.ts';
import { inOrder, pageOfIds } from './page.ts';
import { prepared } from './prepared.ts';
import { articles } from './schema.ts';

export type StoredArticle = {
  id: string;
  title: string | null;
  outlet: string | null;
  author: string | null;
  url: string | null;
  published: string | null;
  language: string | null;
};

export const ARTICLE_FILTERS = {
  q: {
    takes: 'text',
    sentence: 'Words that all stand in its title or text, stemmed, without regard to case and diacritics.',
    where: ([words = '']) => sql`${articles}.rowid in (select rowid from article_search where article_search match ${toMatch(words)})`,
  },
  outlet: {
    takes: 'texts',
    sentence: 'The whole name of the outlet that published it, in any case. Several: any of them.',
    where: (names) => sql`${articles.outletKey} in ${names.map(fold)}`,
  },
  ...periodFilters(articles.dayFrom, articles.dayTo, 'Published'),
} satisfies Filters;

/** Each word becomes a quoted term of FTS5, so that none is part of its query language; without words, a term that matches nothing. */
const toMatch = (text: string): string => (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['']).map((word) => `"${word}"`).join(' ');

const NEWEST_FIRST: SortColumns = [articles.newestFirst, articles.id];

/** One page of the articles, the newest published first, those without a date last. */
export const listArticles = async (
  db: Db,
  { filters, ...request }: PageRequest & { filters: FilterValues<typeof ARTICLE_FILTERS> },
): Promise<Page<StoredArticle>> => {
  const { rows, next } = pageOfIds(db, NEWEST_FIRST, {
    ...request,
    where: conditionsOf(ARTICLE_FILTERS, filters),
    bounds: dayBounds(articles.newestFirst, filters),
  });
  return Promise.resolve({ rows: inOrder(rows, articleQuery(db).all({ ids: JSON.stringify(rows) })), next });
};

const { id, title, outlet, author, url, published, language, text } = articles;
const columns = { id, title, outlet, author, url, published, language };

const articleQuery = prepared((db) => db.select(columns).from(articles).where(isOneOfIds(id)).prepare());

/** Is there an article, though nothing of it is read? */
export const hasArticle = (db: Db, articleId: string): boolean => db.select({ id }).from(articles).where(eq(id, articleId)).get() !== undefined;

/** An article with its text; at once, so that it may be read in a transaction or a snapshot. */
export const findArticle = (db: Db, articleId: string): (StoredArticle & { text: string }) | undefined =>
  db
    .select({ ...columns, text })
    .from(articles)
    .where(eq(id, articleId))
    .get();

/** A part of an article's text: what is so near to a span of it, in code points, and where that starts. */
export const findTextAround = (
  db: Db,
  articleId: string,
  { start, end, reach }: { start: number; end: number; reach: number },
): { text: string; start: number } => {
  const first = Math.max(0, start - reach);
  const near = sql<string>`substr(${text}, ${first + 1}, ${end + reach - first})`;
  return { text: db.select({ near }).from(articles).where(eq(id, articleId)).get()?.near ?? '', start: first };
};
