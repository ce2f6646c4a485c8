import { ArticleGoneError } from '../db/store.ts';
import { ArticleInputError } from './article-input.ts';

/** Why an article could not be read or stored. */
export type Failure = { code: 'invalid-body' | 'too-large' | 'gone' | 'unreadable' | 'failed'; detail: string };

/** What an error means for the article at hand; `otherwise` is the code of one that is not known. */
export const failureOf = (error: unknown, otherwise: Failure['code'] = 'failed'): Failure => ({
  code: error instanceof ArticleInputError ? error.code : error instanceof ArticleGoneError ? 'gone' : otherwise,
  detail: error instanceof Error ? error.message : String(error),
});
