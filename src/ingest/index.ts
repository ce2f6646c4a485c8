import type { Db } from '../db/open.ts';
import type { IdentifiedArticle } from '../db/identified-article.ts';
import type { StoredFacts } from '../db/known-facts.ts';
import { asRead, compareFacts, isReadAlike, isReadBy } from '../db/known-facts.ts';
import type { FoundIfNew, StoreOptions, StoreResult } from '../db/store.ts';
import { findPublished, findStoredFacts, storeArticle, toResult } from '../db/store.ts';
import { articleId } from '../extract/identity.ts';
import type { Extraction } from '../extract/types.ts';
import type { ArticleSource } from './article-input.ts';
import type { Engine } from './engine.ts';
import { LOCAL_ENGINE } from './engine.ts';
import { JOIN_RULES } from './join.ts';
import { readPage } from './source.ts';

/** What reads articles, who stores them, and whether one that was taken down may come back. */
export type IngestOptions = StoreOptions & { engine?: Engine | undefined };

/**
 * An article with all that was found in it, ready to be stored. Where it is stored already, nothing is looked for in it, unless it has to be read anew with what is known now;
 * `settled` is what becomes of one of which nothing is to be stored.
 */
export type PreparedArticle = { article: IdentifiedArticle; extraction?: Extraction; settled?: StoreResult };

/**
 * Reads an article and stores it with all that was found in it, in one transaction.
 * The same article again changes nothing, but what was not known of it is taken; another text under its URL is a revision. Throws ArticleInputError when it cannot be read,
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
  const stored = await findStoredFacts(db, article, { restore });
  if (stored) return prepareAgain(stored, { article, declared }, engine);
  const published = given.published ?? (await findPublished(db, article.id));
  const { language, extraction } = await engine.readText({ ...given, published, declared });
  return { article: { ...article, published, language }, extraction };
};

/** Of one that is stored, the text is read where what is known now tells more of it. */
const prepareAgain = async (stored: StoredFacts, { article: given, declared }: Given, engine: Engine): Promise<PreparedArticle> => {
  const { lacking, differing } = compareFacts(stored, given);
  const article = asRead(stored, given);
  if (lacking.length === 0) return { article, settled: toResult(given.id, { taken: [], left: differing }) };
  if (!lacking.some(isReadBy) || !isReadAlike(stored, article)) return { article };
  const { extraction } = await engine.readText({ ...article, declared });
  return { article, extraction };
};

type Given = { article: IdentifiedArticle; declared: string | null };

/** Stores what was prepared. */
export const storePrepared = async (db: Db, prepared: PreparedArticle, options: StoreOptions = {}): Promise<StoreResult> =>
  prepared.settled ?? storeArticle(db, prepared.article, { ...foundIn(prepared), ...options });

/** What was found in it, and the rules by which that joins what is known. */
export const foundIn = ({ extraction }: PreparedArticle): FoundIfNew => ({ ...(extraction && { extraction }), rules: JOIN_RULES });
