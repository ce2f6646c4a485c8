import type { IdentifiedArticle } from '../db/identified-article.ts';
import type { Db } from '../db/open.ts';
import type { Reread } from '../db/reread.ts';
import { articleAfter, storeReading } from '../db/reread.ts';
import type { Extraction } from '../extract/types.ts';
import type { Engine } from './engine.ts';
import { mapInOrder } from './in-order.ts';
import { JOIN_RULES } from './join.ts';

/** `apply` changes what differs, else nothing is; `after` is the id of the last article that was read, to go on from there; `isOver` ends it. */
export type ReextractOptions = { engine: Engine; apply: boolean; after?: string | undefined; isOver?: () => boolean };

/** What another reading of an article changes; undefined when it has gone, or another text, meanwhile. */
export type Reextraction = { id: string } & ({ reread: Reread | undefined } | { error: unknown });

/** So many engines are kept busy by so many articles each. */
const AHEAD = 2;

const REASON = 'read anew';

/** Reads all stored articles anew, in the order of their ids, and tells of each what that changes; what people have corrected stays. Each is a transaction. */
export async function* reextractAll(db: Db, { engine, apply, after = '', isOver = () => false }: ReextractOptions): AsyncGenerator<Reextraction> {
  const read = mapInOrder(storedArticles(db, after, isOver), (article) => readAnew(article, engine), AHEAD * engine.size);
  for await (const reading of read) {
    if (isOver()) return;
    yield settle(db, reading, apply);
  }
}

async function* storedArticles(db: Db, after: string, isOver: () => boolean): AsyncGenerator<IdentifiedArticle> {
  let article = articleAfter(db, after);
  while (article && !isOver()) {
    yield await Promise.resolve(article);
    article = articleAfter(db, article.id);
  }
}

type ReadAnew = { article: IdentifiedArticle } & ({ extraction: Extraction; language: string | null } | { error: unknown });

const readAnew = async (article: IdentifiedArticle, engine: Engine): Promise<ReadAnew> => {
  try {
    return { article, ...(await engine.readText(article)) };
  } catch (error) {
    return { article, error };
  }
};

const settle = (db: Db, { article, ...read }: ReadAnew, apply: boolean): Reextraction => {
  const { id } = article;
  if ('error' in read) return { id, error: read.error };
  try {
    const { extraction, language } = read;
    return { id, reread: storeReading(db, { ...article, language }, { extraction, rules: JOIN_RULES, apply, by: { reason: REASON } }) };
  } catch (error) {
    return { id, error };
  }
};
