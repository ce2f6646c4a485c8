import { extract } from '../extract/index.ts';
import type { Article } from '../extract/types.ts';
import { renderExtraction } from './extraction-json.ts';

/** The line of JSON for one article; runs in a worker thread, with an engine of its own. */
export default async ({ id, article }: { id: string | number; article: Article }): Promise<string> =>
  JSON.stringify({ id, ...renderExtraction(await extract(article)) });
