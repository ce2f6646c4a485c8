import { writeAtom } from './atom.ts';
import { CSV_ROWS } from './csv.ts';
import { BIBTEX_ROWS, Csl, RIS_ROWS, writeCsl } from './citations.ts';
import type { Formats } from './formats.ts';
import { JsonLd, writeJsonLd } from './json-ld.ts';
import { EXTRAS } from './statement-extras.ts';
import type { StatementList } from './statement-list.ts';
import type { Statement } from './statement.ts';

/** A statement with some of its keys. */
export const only = (statement: Statement, fields: string[] | undefined): Statement =>
  fields ? (Object.fromEntries(Object.entries(statement).filter(([key]) => fields.includes(key))) as Statement) : statement;

/** What a list of statements can be had as. To add a format, add a row here. */
export const LIST_FORMATS = {
  json: { mediaType: 'application/json', sentence: '`json`: one page, with links and what is said of the list.' },
  ndjson: {
    mediaType: 'application/x-ndjson',
    sentence: '`ndjson`: a statement a line; the whole result, however large, unless `limit` is given.',
    rows: { head: () => '', row: (statement, { fields }) => `${JSON.stringify(only(statement, fields))}\n`, extras: EXTRAS },
  },
  csv: {
    mediaType: 'text/csv',
    sentence:
      "`csv`: a table of the whole result, unless `limit` is given, in UTF-8 with a byte order mark, as Excel needs it; a cell that a spreadsheet would read as a formula has a `'` before it.",
    rows: CSV_ROWS,
  },
  atom: { mediaType: 'application/atom+xml', sentence: '`atom`: one page as a feed for feed readers.', write: writeAtom },
  jsonld: {
    mediaType: 'application/ld+json',
    sentence: '`jsonld`: one page as W3C Web Annotations and schema.org Quotations in one graph.',
    schema: JsonLd,
    write: ({ data }, { base }) => writeJsonLd(data, base),
  },
  bibtex: { mediaType: 'application/x-bibtex', sentence: '`bibtex`, `ris`: citations of the whole result, unless `limit` is given.', rows: BIBTEX_ROWS },
  ris: { mediaType: 'application/x-research-info-systems', sentence: '', rows: RIS_ROWS },
  csl: {
    mediaType: 'application/vnd.citationstyles.csl+json',
    sentence: '`csl`: citations of one page as CSL-JSON.',
    schema: Csl,
    write: ({ data }, { base }) => writeCsl(data, base),
  },
} satisfies Formats<StatementList, Statement>;

/** What one statement can be had as. */
export const ITEM_FORMATS = {
  json: { mediaType: 'application/json', sentence: '`json`: the statement with the sentences around it.' },
  jsonld: {
    mediaType: 'application/ld+json',
    sentence: '`jsonld`: a W3C Web Annotation and a schema.org Quotation in one graph.',
    schema: JsonLd,
    write: (statement, { base }) => writeJsonLd([statement], base),
  },
  bibtex: {
    mediaType: LIST_FORMATS.bibtex.mediaType,
    sentence: '`bibtex`, `ris`, `csl`: a citation.',
    write: (statement, how) => BIBTEX_ROWS.row(statement, how),
  },
  ris: { mediaType: LIST_FORMATS.ris.mediaType, sentence: '', write: (statement, how) => RIS_ROWS.row(statement, how) },
  csl: { mediaType: LIST_FORMATS.csl.mediaType, sentence: '', schema: Csl, write: (statement, { base }) => writeCsl([statement], base) },
} satisfies Formats<Statement>;
