import { expect, it } from 'vitest';
import { keysOf, lookupKeysOf } from '../../src/extract/name-keys.ts';

it.each([
  ['Jana Dvořáková', ['Jana Dvorakova', 'Dvořáková', 'DVORAKOVA']],
  ['Łukasz Wróblewski', ['Lukasz Wroblewski', 'wroblewski']],
  ['Đorđe Ðurić', ['Dorde Duric', 'Durić']],
  ['Søren Æbelø', ['Soren Aebelo', 'aebelo']],
  ['Park Ji-woo', ['Park Ji Woo', 'Park']],
  ['Mariam al-Thani', ['al-Thani', 'Al Thani', 'Thani', 'Sheikha Mariam al-Thani']],
  ['Glaciologist Nnamdi Eze', ['Nnamdi Eze', 'Glaciologist Eze']],
  ['Tarek Abu Zeid', ['Abu Zeid', 'Zeid']],
  ['Stephen King', ['King', 'stephen king']],
  ['Jan-Willem de Groot', ['Jan Willem de Groot', 'De Groot', 'Groot']],
])('%s is found by %j', (name, asked) => {
  const keys = keysOf({ kind: 'person', names: [{ name }] });
  expect(asked.filter((form) => !lookupKeysOf(form).some((key) => keys.includes(key)))).toEqual([]);
});
