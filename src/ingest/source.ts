import type { ArticleSource, SourceArticle } from './article-input.ts';
import { readArticle } from './article-input.ts';
import type { Engine } from './engine.ts';

/** The article that was handed in; what is known of it outranks what its page says. */
export const readPage = async ({ html, ...given }: ArticleSource, engine: Engine): Promise<SourceArticle & { declared: string | null }> => {
  if (html === undefined) return { ...given, text: given.text ?? '', declared: null };
  const { language: declared, ...page } = await engine.readHtml(html);
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value != null));
  return { ...readArticle({ ...page, ...known }), declared };
};
