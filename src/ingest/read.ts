import { extract } from '../extract/index.ts';
import type { Extraction } from '../extract/types.ts';
import type { SourceArticle } from './article-input.ts';
import { checkSpans } from './check-spans.ts';
import { detectLanguage } from './detect-language.ts';
import { isReadable } from './language.ts';

/** What was read in an article: its language, and what it says, which is nothing when that is not English. */
export type Reading = { language: string | null; extraction: Extraction };

/** Reads an article: in which language it is, unless that is given, and who says what in it. `declared` is what its page says of its language. */
export const readText = async (article: SourceArticle & { declared?: string | null }): Promise<Reading> => {
  const language = article.language ?? detectLanguage(article.text) ?? article.declared ?? null;
  if (!isReadable(language)) return { language, extraction: { statements: [], speakers: [], events: [] } };
  const extraction = await extract(article);
  checkSpans(article.text, extraction);
  return { language, extraction };
};
