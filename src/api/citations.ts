import { z } from 'zod';
import type { Format } from './formats.ts';
import type { Statement } from './statement.ts';

/** What a citation of a statement says: the article that it stands in, opened at the words, and who said what, with what was found wrong with it. */
type Citation = {
  key: string;
  title: string;
  outlet: string | null;
  /** Year, month, day, as far as they are known. */
  published: string[];
  url: string;
  note: string;
};

/** What whoever reads a disputed or retracted statement has to be told, to be put behind its words; nothing of a usable one. */
export const warningOn = ({ status, statusReason }: Statement): string => (status === 'usable' ? '' : ` [${status}${statusReason ? `: ${statusReason}` : ''}]`);

const citationOf = (statement: Statement, base: string): Citation => {
  const { id, text, kind, speakers, mention, article, links } = statement;
  const who = speakers.map(({ name }) => name).join(' and ') || (mention?.text ?? 'An unnamed source');
  return {
    key: id,
    title: article.title ?? `Statement by ${who}`,
    outlet: article.outlet,
    published: article.published?.split('-') ?? [],
    url: links.source ?? base + links.self,
    note: `${who}: ${kind === 'direct' ? `“${text}”` : text}${warningOn(statement)}`,
  };
};

/** Readers take other control characters than line feeds for the end of a line, too. */
const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

/** CSL-JSON items, as citation managers and processors read them. */
export const Csl = z.array(z.looseObject({ id: z.string(), type: z.literal('article-newspaper'), title: z.string(), URL: z.string(), note: z.string() }));

const toCsl = (statement: Statement, base: string): z.infer<typeof Csl>[number] => {
  const { key, title, outlet, published, url, note } = citationOf(statement, base);
  return {
    id: key,
    type: 'article-newspaper',
    title,
    ...(outlet !== null && { 'container-title': outlet }),
    ...(published.length > 0 && { issued: { 'date-parts': [published.map(Number)] } }),
    URL: url,
    note,
  };
};

/** Many statements as one JSON array. */
export const writeCsl = (statements: Statement[], base: string): string => JSON.stringify(statements.map((statement) => toCsl(statement, base)));

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** BibTeX counts braces, also those that TeX would print: one alone would take in all that follows. */
const TEX: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ '\\': '\\textbackslash{}', '{': '\\textbraceleft{}', '}': '\\textbraceright{}' },
    ...{ '~': '\\textasciitilde{}', '^': '\\textasciicircum{}' },
  }),
);

/** Text that TeX prints as it is. */
const toTex = (text: string): string => onOneLine(text).replace(/[\\{}~^%$&#_]/g, (sign) => TEX.get(sign) ?? `\\${sign}`);

/** A BibTeX entry; the braces around the title keep its capitals. */
const toBibtex = (statement: Statement, base: string): string => {
  const { key, title, outlet, published, url, note } = citationOf(statement, base);
  const [year, month, day] = published;
  const fields = [
    `title = {{${toTex(title)}}}`,
    ...(outlet === null ? [] : [`howpublished = {${toTex(outlet)}}`]),
    ...(year === undefined ? [] : [`year = {${year}}`]),
    ...(month === undefined ? [] : [`month = ${MONTHS[Number(month) - 1] ?? ''}`]),
    ...(day === undefined ? [] : [`day = {${String(Number(day))}}`]),
    `url = {${url.replace(/[{}\\\s]/g, encodeURIComponent)}}`,
    `note = {${toTex(note)}}`,
  ];
  return `@misc{${key},\n${fields.map((field) => `  ${field}`).join(',\n')}\n}\n\n`;
};

/** A RIS record. */
const toRis = (statement: Statement, base: string): string => {
  const { key, title, outlet, published, url, note } = citationOf(statement, base);
  const [year, month = '', day = ''] = published;
  const fields: [tag: string, value: string][] = [
    ['TY', 'NEWS'],
    ['ID', key],
    ['TI', title],
    ...(outlet === null ? [] : [['T2', outlet] as [string, string]]),
    ...(year === undefined
      ? []
      : ([
          ['PY', year],
          ['DA', `${year}/${month}/${day}/`],
        ] as [string, string][])),
    ['UR', url],
    ['N1', note],
    ['ER', ''],
  ];
  return `${fields.map(([tag, value]) => `${tag}  - ${onOneLine(value)}\r\n`).join('')}\r\n`;
};

type Rows = NonNullable<Format<never, Statement>['rows']>;

export const BIBTEX_ROWS: Rows = { head: () => '', row: (statement, { base }) => toBibtex(statement, base) };
export const RIS_ROWS: Rows = { head: () => '', row: (statement, { base }) => toRis(statement, base) };
