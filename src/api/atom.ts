import { periodOf } from '../db/period.ts';
import { warningOn } from './citations.ts';
import type { Writing } from './formats.ts';
import type { StatementList } from './statement-list.ts';
import type { Statement } from './statement.ts';

/** Whatever Atom wants to be unique for ever; it is not meant to be opened. */
const TAG = 'tag:onrecord.example,2021:';

/** Atom wants a time of everything: that of nothing. */
const NO_DAY = '1970-01-01';

const MAX_TITLE = 120;

/** What XML cannot hold, however it is written. */
const UNWRITABLE = /[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g;

const escape = (text: string): string => text.replace(UNWRITABLE, '\ufffd').replace(/[<>&"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);

const element = (name: string, text: string): string => `<${name}>${escape(text)}</${name}>`;
const link = (rel: string, href: string): string => `<link rel="${rel}" href="${escape(href)}"/>`;

/** The day that a statement counts as said on; of a coarser date, the first; null where none is known. */
const dayOf = ({ saidOn, article }: Statement): string | null => periodOf(saidOn?.date ?? article.published).dayFrom;

const timeOf = (day: string): string => `${day}T00:00:00Z`;

/** When a statement was stored, corrected, disputed or retracted last: feed readers show again what was updated. */
const updateOf = (statement: Statement, { changedAt }: Writing): string => {
  const at = changedAt?.get(statement.id);
  return at === undefined ? timeOf(dayOf(statement) ?? NO_DAY) : new Date(at).toISOString();
};

/** Who said it, as far as that is known; several when they said it together. */
const namesOf = ({ speakers, mention }: Statement): string[] => (speakers.length > 0 ? speakers.map(({ name }) => name) : [mention?.text ?? 'Unnamed']);

const writeEntry = (statement: Statement, how: Writing): string => {
  const { id, text, article, links, status } = statement;
  const { base } = how;
  const day = dayOf(statement);
  const words = Array.from(text);
  const title = `${status === 'usable' ? '' : `[${status}] `}${namesOf(statement).join(', ')}: ${words.slice(0, MAX_TITLE).join('')}${words.length > MAX_TITLE ? '…' : ''}`;
  return [
    '<entry>',
    element('id', `${TAG}${id}`),
    element('title', title),
    element('updated', updateOf(statement, how)),
    ...(day === null ? [] : [element('published', timeOf(day))]),
    ...namesOf(statement).map((name) => `<author>${element('name', name)}</author>`),
    link('alternate', links.source ?? `${base}${links.self}`),
    link('via', `${base}${links.self}`),
    ...(article.outlet === null ? [] : [`<category term="${escape(article.outlet)}" label="${escape(article.outlet)}"/>`]),
    ...(status === 'usable' ? [] : [`<category scheme="${TAG}status" term="${status}"/>`]),
    element('content', `${text}${warningOn(statement)}`),
    '</entry>',
  ].join('');
};

/** A page of statements as an Atom feed (RFC 4287), to be read by feed readers: with whole addresses, and a title that tells it from others in their lists. */
export const writeAtom = ({ data, links, meta }: StatementList, how: Writing): string =>
  [
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">',
    element('id', `${TAG}${links.self}`),
    element('title', `On Record: ${meta.asked}`),
    element(
      'updated',
      data.map((statement) => updateOf(statement, how)).reduce((a, b) => (a > b ? a : b), timeOf(NO_DAY)),
    ),
    link('self', `${how.base}${links.self}`),
    ...(links.next === null ? [] : [link('next', `${how.base}${links.next}`)]),
    ...data.map((statement) => writeEntry(statement, how)),
    '</feed>\n',
  ].join('\n');
