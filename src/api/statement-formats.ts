import { writeAtom } from './atom.ts';
import { CSV_ROWS } from './csv.ts';
import type { Formats } from './formats.ts';
import type { StatementList } from './statement-list.ts';
import type { Statement } from './statement.ts';

/** What a list of statements can be had as. To add a format, add a row here. */
export const LIST_FORMATS = {
  json: { mediaType: 'application/json', sentence: '`json`: one page, with links and what is said of the list.' },
  ndjson: {
    mediaType: 'application/x-ndjson',
    sentence: '`ndjson`: a statement a line; the whole result, however large, unless `limit` is given.',
    rows: { head: () => '', row: (statement) => `${JSON.stringify(statement)}\n` },
  },
  csv: {
    mediaType: 'text/csv',
    sentence: "`csv`: a table of the whole result, unless `limit` is given; a cell that a spreadsheet would read as a formula has a `'` before it.",
    rows: CSV_ROWS,
  },
  atom: { mediaType: 'application/atom+xml', sentence: '`atom`: one page as a feed for feed readers.', write: writeAtom },
} satisfies Formats<StatementList, Statement>;
