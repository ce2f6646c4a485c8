import { expect, it } from 'vitest';
import { renderExtraction } from '../../src/api/extraction-json.ts';
import type { Extraction } from '../../src/extract/types.ts';

const span = { start: 0, end: 2, text: 'Hi' };
const statement = {
  id: 'st_1',
  kind: 'direct',
  text: 'Hi',
  segments: [span],
  cue: null,
  mention: null,
  speakers: [{ id: 'a', name: 'A', kind: 'person', role: null, namedAt: span }],
  saidOn: null,
  event: { id: 'talks', relation: 'about' },
  confidence: null,
} as const;

const EXTRACTION = {
  statements: [statement, { ...statement, id: 'st_2', event: null }],
  speakers: [{ id: 'a', name: 'A', kind: 'person', names: [{ name: 'A', count: 2 }], roles: ['Minister'] }],
  events: [{ id: 'talks', name: 'Talks', date: '2021-07', precision: 'month', place: 'Geneva', status: 'held', participants: ['a'] }],
} as unknown as Extraction;

it('puts the event into its statements and leaves counts out', () => {
  expect(renderExtraction(EXTRACTION)).toEqual({
    statements: [
      { ...statement, event: { id: 'talks', name: 'Talks', date: '2021-07', precision: 'month', relation: 'about' } },
      { ...statement, id: 'st_2', event: null },
    ],
    speakers: [{ id: 'a', name: 'A', kind: 'person', names: ['A'], roles: ['Minister'] }],
    events: EXTRACTION.events,
  });
});
