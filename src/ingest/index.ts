import type { Db } from '../db/open.ts';
import type { IdentifiedArticle } from '../db/identified-article.ts';
import type { Found, StoreOptions, StoreResult } from '../db/store.ts';
import { isStored, storeArticle } from '../db/store.ts';
import { articleId } from '../extract/identity.ts';
import type { Extraction } from '../extract/types.ts';
import type { ArticleSource, SourceArticle } from './article-input.ts';
import { readArticle } from './article-input.ts';
import type { Engine } from './engine.ts';
import { LOCAL_ENGINE } from './engine.ts';
import { JOIN_RULES } from './join.ts';

/** What reads articles, who stores them, and whether one that was taken down may come back. */
export type IngestOptions = StoreOptions & { engine?: Engine | undefined };

/** An article with all that was found in it, ready to be stored; nothing was looked for in one that is stored already. */
export type PreparedArticle = { article: IdentifiedArticle; extraction: Extraction | undefined };

/**
 * The only way into the database: reads an article and stores it with all that was found in it, in one transaction.
 * The same article again changes nothing; another text under its URL is a revision. Throws ArticleInputError when it cannot be read,
 * and ArticleGoneError when it was taken down, unless `restore` lets it come back.
 */
export const ingest = async (db: Db, source: ArticleSource, options: IngestOptions = {}): Promise<StoreResult> => {
  const prepared = await prepareArticle(db, source, options);
  return storePrepared(db, prepared, options);
};

/** Everything that takes long: reads a page, finds out the language, and who says what. */
export const prepareArticle = async (db: Db, source: ArticleSource, { engine = LOCAL_ENGINE, restore }: IngestOptions): Promise<PreparedArticle> => {
  const { declared, ...given } = await readPage(source, engine);
  const article = { ...given, id: articleId(given) };
  if (await isStored(db, article, { restore })) return { article, extraction: undefined };
  const { language, extraction } = await engine.readText({ ...given, declared });
  return { article: { ...article, language }, extraction };
};

/** Stores what was prepared. */
export const storePrepared = async (db: Db, { article, extraction }: PreparedArticle, { by, restore }: StoreOptions = {}): Promise<StoreResult> =>
  extraction ? storeArticle(db, article, { extraction, rules: JOIN_RULES, by, restore }) : unchanged({ article });

/** What becomes of an article that is stored already. */
export const unchanged = ({ article: { id } }: Pick<PreparedArticle, 'article'>): StoreResult => ({ id, outcome: 'unchanged' });

/** What was found in it, and the rules by which that joins what is known; nothing in an article that is stored already. */
export const foundIn = ({ extraction }: PreparedArticle, { restore }: StoreOptions = {}): (Found & StoreOptions) | undefined =>
  extraction && { extraction, rules: JOIN_RULES, restore };

/** The article that was handed in; what is known of it outranks what its page says. */
export const readPage = async ({ html, ...given }: ArticleSource, engine: Engine): Promise<SourceArticle & { declared: string | null }> => {
  if (html === undefined) return { ...given, text: given.text ?? '', declared: null };
  const { language: declared, ...page } = await engine.readHtml(html);
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  return { ...readArticle({ ...page, ...known }), declared };
};
