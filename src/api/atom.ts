import { periodOf } from '../db/period.ts';
import type { Writing } from './formats.ts';
import type { StatementList } from './statement-list.ts';
import type { Statement } from './statement.ts';

/** Whatever Atom wants to be unique for ever; it is not meant to be opened. */
const TAG = 'tag:onrecord.example,2021:';

/** Atom wants a time of everything: that of what has no date. */
const NO_DAY = '1970-01-01';

const MAX_TITLE = 120;

/** What XML cannot hold, however it is written. */
const UNWRITABLE = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

const escape = (text: string): string => text.replace(UNWRITABLE, '\ufffd').replace(/[<>&"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;
const link = (rel: string, href: string): string => `<link rel="${rel}" href="${escape(href)}"/>`;

/** The day that a statement counts as said on; of a coarser date, the first. */
const dayOf = ({ saidOn, article }: Statement): string => periodOf(saidOn?.date ?? article.published).dayFrom ?? NO_DAY;

const timeOf = (day: string): string => `${day}T00:00:00Z`;

/** Who said it, as far as that is known. */
const namesOf = ({ speakers, mention }: Statement): string => speakers.map(({ name }) => name).join(', ') || (mention?.text ?? 'Unnamed');

const writeEntry = (statement: Statement, base: string): string => {
  const { id, text, article, links } = statement;
  const words = Array.from(text);
  const title = `${namesOf(statement)}: ${words.slice(0, MAX_TITLE).join('')}${words.length > MAX_TITLE ? '…' : ''}`;
  return [
    '<entry>',
    element('id', `${TAG}${id}`),
    element('title', title),
    element('updated', timeOf(dayOf(statement))),
    `<author>${element('name', namesOf(statement))}</author>`,
    link('alternate', links.source ?? `${base}${links.self}`),
    link('via', `${base}${links.self}`),
    ...(article.outlet === null ? [] : [`<category term="${escape(article.outlet)}" label="${escape(article.outlet)}"/>`]),
    element('content', text),
    '</entry>',
  ].join('');
};

/** A page of statements as an Atom feed (RFC 4287), to be read by feed readers: with whole addresses, and a title that tells it from others in their lists. */
export const writeAtom = ({ data, links, meta }: StatementList, { base }: Writing): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `${TAG}${links.self}`),
    element('title', `On Record: ${meta.asked}`),
    element('updated', timeOf(data.map(dayOf).reduce((a, b) => (a > b ? a : b), NO_DAY))),
    link('self', `${base}${links.self}`),
    ...(links.next === null ? [] : [link('next', `${base}${links.next}`)]),
    ...data.map((statement) => writeEntry(statement, base)),
    '</feed>\n',
  ].join('\n');
