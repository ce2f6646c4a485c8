import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readSearch, tellSearch, toMatch } from '../../src/db/search-words.ts';
import { anySign } from '../any-sign.ts';
import { emptyDatabase } from './fixtures.ts';

it.each([
  ['arms control', '("arms") AND ("control")'],
  ['"arms control"', '("arms control")'],
  ['“arms control”', '("arms control")'],
  ['nucl*', '("nucl"*)'],
  ['"arms contr"*', '("arms contr"*)'],
  ['arms -weapons', '(("arms")) NOT ("weapons")'],
  ['arms -"of war" -nucl*', '(("arms")) NOT ("of war" OR "nucl"*)'],
  ['arms OR weapons', '("arms" OR "weapons")'],
  ['big arms OR weapons OR bombs now', '("big") AND ("arms" OR "weapons" OR "bombs") AND ("now")'],
  ["it's a-b C++ U.S.", `("it's") AND ("a-b") AND ("C++") AND ("U.S.")`],
  ['OR arms OR', '("arms")'],
  ['arms OR -war', '(("arms")) NOT ("war")'],
  ['NOT AND NEAR(a b)', '("NOT") AND ("AND") AND ("NEAR(a") AND ("b)")'],
  ['"not closed', '("not closed")'],
  ['перегов* "в Женеве"', '("перегов"*) AND ("в Женеве")'],
  ['text:arms ^arms', '("text:arms") AND ("^arms")'],
])('%s is asked for as %s', (text, match) => {
  expect(toMatch(readSearch(text))).toBe(match);
});

it.each(['', '   ', '***', '"', '""', '-', '- -', '++ !?', '“”', 'OR'])('nothing is asked for by %s', (text) => {
  expect(readSearch(text)).toEqual({ all: [], none: [] });
});

it('what is left out alone asks for all but that', () => {
  expect(readSearch('-war -"cold peace"')).toEqual({ all: [], none: ['"war"', '"cold peace"'] });
});

it('is told in words', () => {
  expect(tellSearch(readSearch('arms OR weapons nucl* -"cold war" -peace'))).toBe('with “arms” or “weapons”, with “nucl…”, without “cold war” or “peace”');
});

it('no text is an error of the search', () => {
  const db = emptyDatabase();
  const search = db.$client.prepare('select rowid from statement_search where statement_search match ?');
  const signs = fc.constantFrom(
    '"',
    '*',
    '-',
    '+',
    '(',
    ')',
    ':',
    '^',
    '{',
    '}',
    ' OR ',
    ' AND ',
    ' NOT ',
    'NEAR(',
    'a',
    'é',
    '🕊️',
    '“',
    '”',
    "'",
    '\\',
    '\0',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(signs).map((parts) => parts.join('')),
        fc.string({ unit: anySign }),
      ),
      (text) => {
        const match = toMatch(readSearch(text));
        if (match !== undefined) expect(search.all(match)).toEqual([]);
      },
    ),
  );
});
