import { linkToText } from '../anchor/text-fragment.ts';
import type { StoredStatement } from './statement-rows.ts';

/** A statement as clients see it: with the paths that lead to it and its article, and the address that opens its page at the words. */
export type LinkedStatement = Omit<StoredStatement, 'fragment'> & { links: { self: string; article: string; source: string | null } };

/** The statement with its links; `source` is null where no page is known. */
export const withLinks = ({ fragment, ...statement }: StoredStatement): LinkedStatement => {
  const { id, url } = statement.article;
  return { ...statement, links: { self: `/statements/${statement.id}`, article: `/articles/${id}`, source: url && linkToText(url, fragment) } };
};
