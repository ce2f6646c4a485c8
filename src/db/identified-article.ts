import type { Article } from '../extract/types.ts';

/** An article with the id that it has or will have, and with what only the database keeps of it. */
export type IdentifiedArticle = Article & { id: string; author?: string | null | undefined; language?: string | null | undefined };
