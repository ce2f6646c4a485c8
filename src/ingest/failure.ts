import { ArticleGoneError } from '../db/article-gone.ts';
import { unavailability } from '../db/unavailable.ts';
import { ArticleInputError } from './article-input.ts';

/** Why an article could not be read or stored. */
export type Failure = { code: 'invalid-body' | 'too-large' | 'gone' | 'unreadable' | 'unavailable' | 'failed'; detail: string };

/** What an error means for the article at hand; `otherwise` is the code of one that is not known. */
export const failureOf = (error: unknown, otherwise: Failure['code'] = 'failed'): Failure => {
  const detail = error instanceof Error ? error.message : String(error);
  const unavailable = unavailability(error);
  if (unavailable !== undefined) return { code: 'unavailable', detail: unavailable };
  if (error instanceof ArticleInputError) return { code: error.code, detail };
  return { code: error instanceof ArticleGoneError ? 'gone' : otherwise, detail };
};
