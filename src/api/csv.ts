import type { Format } from './formats.ts';
import { EXTRAS } from './statement-extras.ts';
import type { Statement } from './statement.ts';
import { STATEMENT_KEYS } from './statement.ts';

type Cell = string | number | null | undefined;
type Column = { name: string; of: keyof Statement; cell: (statement: Statement, base: string) => Cell };

const several = (values: Cell[]): string => values.map((value) => value ?? '').join('; ');

/** As JSON, which programs read back: a spreadsheet would take `1-12` for a day. */
const spansOf = (spans: { start: number; end: number }[]): string => JSON.stringify(spans.map(({ start, end }) => [start, end]));

/** The columns of the table; `of` is the key of the statement that a column is made from. */
const COLUMNS: Column[] = [
  { name: 'id', of: 'id', cell: ({ id }) => id },
  { name: 'kind', of: 'kind', cell: ({ kind }) => kind },
  { name: 'text', of: 'text', cell: ({ text }) => text },
  { name: 'start', of: 'segments', cell: ({ segments }) => segments[0]?.start },
  { name: 'end', of: 'segments', cell: ({ segments }) => segments.at(-1)?.end },
  { name: 'segments', of: 'segments', cell: ({ segments }) => spansOf(segments) },
  { name: 'cue', of: 'cue', cell: ({ cue }) => cue?.text },
  { name: 'mention', of: 'mention', cell: ({ mention }) => mention?.text },
  { name: 'speakers', of: 'speakers', cell: ({ speakers }) => several(speakers.map(({ name }) => name)) },
  { name: 'speakerIds', of: 'speakers', cell: ({ speakers }) => several(speakers.map(({ id }) => id)) },
  { name: 'roles', of: 'speakers', cell: ({ speakers }) => several(speakers.map(({ role }) => role)) },
  { name: 'saidOn', of: 'saidOn', cell: ({ saidOn }) => saidOn?.date },
  { name: 'saidOnPrecision', of: 'saidOn', cell: ({ saidOn }) => saidOn?.precision },
  { name: 'saidOnWords', of: 'saidOn', cell: ({ saidOn }) => saidOn?.words },
  { name: 'eventId', of: 'event', cell: ({ event }) => event?.id },
  { name: 'event', of: 'event', cell: ({ event }) => event?.name },
  { name: 'eventDate', of: 'event', cell: ({ event }) => event?.date },
  { name: 'eventRelation', of: 'event', cell: ({ event }) => event?.relation },
  { name: 'articleId', of: 'article', cell: ({ article }) => article.id },
  { name: 'title', of: 'article', cell: ({ article }) => article.title },
  { name: 'outlet', of: 'article', cell: ({ article }) => article.outlet },
  { name: 'url', of: 'article', cell: ({ article }) => article.url },
  { name: 'published', of: 'article', cell: ({ article }) => article.published },
  { name: 'before', of: 'context', cell: ({ context }) => context?.before?.text },
  { name: 'sentence', of: 'context', cell: ({ context }) => context?.sentence.text },
  { name: 'after', of: 'context', cell: ({ context }) => context?.after?.text },
  { name: 'status', of: 'status', cell: ({ status }) => status },
  { name: 'statusReason', of: 'statusReason', cell: ({ statusReason }) => statusReason },
  { name: 'confidence', of: 'confidence', cell: ({ confidence }) => confidence },
  { name: 'link', of: 'links', cell: ({ links }, base) => `${base}${links.self}` },
  { name: 'source', of: 'links', cell: ({ links }) => links.source },
  { name: 'highlights', of: 'highlights', cell: ({ highlights }) => highlights && spansOf(highlights) },
];

/** Begins like what spreadsheets take for a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A cell as RFC 4180 has it; text that a spreadsheet would run is text for it. */
const write = (cell: Cell): string => {
  const text = typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : String(cell ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const writeLine = (cells: Cell[]): string => `${cells.map(write).join(',')}\r\n`;

const USUAL: readonly string[] = STATEMENT_KEYS.filter((key) => EXTRAS.every((extra) => extra !== key));

const columnsOf = (fields: string[] | undefined): Column[] => COLUMNS.filter(({ of }) => (fields ?? USUAL).includes(of));

/** Without this mark, Excel reads UTF-8 as the letters of the country that it is set to. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Statements as the lines of a table, the first of which names the columns. */
export const CSV_ROWS: Format<never, Statement>['rows'] & {} = {
  head: ({ fields }) => BYTE_ORDER_MARK + writeLine(columnsOf(fields).map(({ name }) => name)),
  row: (statement, { fields, base }) => writeLine(columnsOf(fields).map(({ cell }) => cell(statement, base))),
  extras: EXTRAS,
};
