import { readHtml } from './html.ts';
import { readText } from './read.ts';

/** What an engine does; all of it takes what can be sent to another process, and gives such. */
export const ENGINE_TASKS = { readHtml, readText };
