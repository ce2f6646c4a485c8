import { describe, expect, it } from 'vitest';
import { findDates } from '../../src/extract/dates.ts';
import { extract } from '../../src/extract/index.ts';
import { findNames } from '../../src/extract/names.ts';
import { findParagraphs } from '../../src/extract/paragraphs.ts';
import { findQuotations } from '../../src/extract/quotations.ts';
import { readSentences } from '../../src/extract/sentences.ts';
import type { Extraction } from '../../src/extract/types.ts';
import type { Case } from './cases.ts';
import { caseFiles, readCases } from './cases.ts';

const documentOf = ({ text }: Case) => readSentences(text, findParagraphs(text));
const who = (statement: Extraction['statements'][number]): string => statement.speakers.map(({ name }) => name).join(' & ') || 'nobody';

/** What each stage shows of a text, a line for each thing found. */
const STAGES: Record<string, (golden: Case) => Promise<string[]> | string[]> = {
  paragraphs: ({ text }) => findParagraphs(text).map(({ start, end }) => text.slice(start, end)),
  sentences: (golden) => documentOf(golden).sentences.map(({ start, end }) => golden.text.slice(start, end)),
  quotations: ({ text }) =>
    findQuotations(text, findParagraphs(text)).map(({ start, end, closed }) => `${text.slice(start, end)}${closed ? '' : ' | unclosed'}`),
  names: (golden) => findNames(documentOf(golden)).map(({ text, kind, titleText }) => [kind, text, titleText].filter(Boolean).join(' | ')),
  dates: (golden) => findDates(documentOf(golden), golden.published).map(({ text, date, precision }) => `${text} | ${date ?? '-'} | ${precision}`),
  statements: async ({ text, published }) =>
    (await extract({ text, published })).statements.map((statement) =>
      [statement.kind, who(statement), statement.segments.map((segment) => segment.text).join(' … ')].join(' | '),
    ),
  speakers: async ({ text, published }) => {
    const { statements } = await extract({ text, published });
    return statements.map(
      (statement) =>
        `${statement.mention?.text ?? '-'} | ${statement.speakers.map(({ name, kind, role }) => `${name}, ${kind}${role === null ? '' : `, ${role}`}`).join(' & ') || 'nobody'}`,
    );
  },
  events: async ({ text, published }) => {
    const { events, statements } = await extract({ text, published });
    const said = statements.map(({ saidOn, event }) => `said ${saidOn?.date ?? '-'} ${event ? `${event.relation} ${event.id}` : '-'}`);
    return [...events.map(({ id, date, place, status, participants }) => [id, date ?? '-', place ?? '-', status, participants.join(' ')].join(' | ')), ...said];
  },
};

describe.each(caseFiles())('%s', (stage) => {
  it.each(readCases(stage))('$title', async (golden) => {
    expect(await STAGES[stage]?.(golden)).toEqual(golden.expected);
  });
});
