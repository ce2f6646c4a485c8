import type { IdentifiedArticle } from './identified-article.ts';

/** What can be known of an article besides its text and where it is read. */
const KNOWN_FACTS = ['title', 'outlet', 'author', 'published', 'language'] as const;
export type KnownFact = (typeof KNOWN_FACTS)[number];

/** What a text says depends on these. */
const READ_BY = ['published', 'language'] as const;

/** The facts of an article that is stored; null where it is stored without. */
export type StoredFacts = Record<KnownFact, string | null>;

/** What is given of an article that it is stored without, and what it is stored with otherwise. */
export type Comparison = { lacking: KnownFact[]; differing: KnownFact[] };

/** Compares what is given of an article with what it is stored with. */
export const compareFacts = (stored: StoredFacts, given: IdentifiedArticle): Comparison => {
  const known = KNOWN_FACTS.filter((name) => given[name] != null);
  return {
    lacking: known.filter((name) => stored[name] === null),
    differing: known.filter((name) => stored[name] !== null && stored[name] !== given[name]),
  };
};

/** Does a text have to be read anew with this fact? */
export const isReadBy = (name: KnownFact): boolean => READ_BY.some((one) => one === name);

/** The article with what it is stored with where that is not given and its text is read by it. */
export const asRead = (stored: StoredFacts, given: IdentifiedArticle): IdentifiedArticle => ({
  ...given,
  published: given.published ?? stored.published,
  language: given.language ?? stored.language,
});

/** Is the text read with these facts read as it is stored? Nothing that it is read by may differ. */
export const isReadAlike = (stored: StoredFacts, given: IdentifiedArticle): boolean =>
  READ_BY.every((name) => stored[name] === null || stored[name] === given[name]);
