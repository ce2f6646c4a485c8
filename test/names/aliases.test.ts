import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keysOf, lookupKeysOf } from '../../src/extract/name-keys.ts';
import type { SpeakerKind } from '../../src/extract/types.ts';
import { aliasesOf, aliasLookupsOf, orderAliasOf } from '../../src/names/aliases.ts';

/** Does a value mean a speaker who is known by one name? */
const means = (value: string, name: string, kind: SpeakerKind = 'person'): boolean => {
  const aliases = keysOf({ kind, names: [{ name }] }).flatMap((key) => aliasesOf(key, kind));
  return [...aliasLookupsOf(value, lookupKeysOf(value))].some((lookups) => lookups.some((lookup) => aliases.includes(lookup)));
};

describe('a person is also meant by', () => {
  it.each([
    ['Ryabkov Sergey', 'Sergey Ryabkov'],
    ['Ryabkov, Sergey', 'Sergey Ryabkov'],
    ['S. Ryabkov', 'Sergey Ryabkov'],
    ['S Ryabkov', 'Sergey Ryabkov'],
    ['S.A. Ryabkov', 'Sergey Ryabkov'],
    ['Ryabkov S.A.', 'Sergey Ryabkov'],
    ['Minister S. Ryabkov', 'Sergey Ryabkov'],
    ['Рябков', 'Sergey Ryabkov'],
    ['РЯБКОВ', 'Sergey Ryabkov'],
    ['Сергей Рябков', 'Sergei Ryabkov'],
    ['Рябков Сергей Алексеевич', 'Sergei Ryabkov'],
    ['Riabkov', 'Sergey Ryabkov'],
    ['Sergei Rjabkov', 'Sergey Ryabkov'],
    ['Ryabkov', 'Сергей Рябков'],
    ['Nebenzya', 'Василий Небензя'],
    ['Zelenskiy', 'Volodymyr Zelensky'],
    ['Зеленський', 'Volodymyr Zelenskyy'],
    ['Lavrov Sergey Viktorovich', 'Sergey Lavrov'],
    ['Хрущёв', 'Nikita Khrushchev'],
    ['Щербаков', 'Igor Shcherbakov'],
    ['Цыганков', 'Dmitri Tsygankov'],
    ['Жуков', 'Georgi Zhukov'],
    ['Yevgeniy Solovyov', 'Evgeny Soloviev'],
    ['Houten, Chris van', 'Chris Van Houten'],
    ['C. Van Houten', 'Chris Van Houten'],
    ['J D Vance', 'J.D. Vance'],
  ])('%s: %s', (value, name) => {
    expect(means(value, name)).toBe(true);
  });
});

describe('a body is also meant by', () => {
  it.each([
    ['UN', 'United Nations'],
    ['U.N.', 'United Nations'],
    ['iaea', 'International Atomic Energy Agency'],
    ['Department of State', 'State Department'],
    ['Ministry of Defence', 'the Defence Ministry'],
    ['МГИМО', 'MGIMO'],
  ])('%s: %s', (value, name) => {
    expect(means(value, name, 'organization')).toBe(true);
  });
});

describe('nobody is meant by', () => {
  it.each([
    ['Smyth', 'Adam Smith', 'person'],
    ['Bryan Lee', 'Brian Lee', 'person'],
    ['T. Ryabkov', 'Sergey Ryabkov', 'person'],
    ['Sergey', 'Sergey Ryabkov', 'person'],
    ['Сергей', 'Sergey Ryabkov', 'person'],
    ['Ryabkow', 'Sergey Ryabkov', 'person'],
    ['Ryabko', 'Sergey Ryabkov', 'person'],
    ['S.', 'Sergey Ryabkov', 'person'],
    ['SR', 'Sergey Ryabkov', 'person'],
    ['Department', 'State Department', 'organization'],
    ['United', 'United Nations', 'organization'],
    ['', 'United Nations', 'organization'],
    ['of the', 'United Nations', 'organization'],
    ['^', 'United Nations', 'organization'],
    ['~', 'Sergey Ryabkov', 'person'],
  ] as const)('%s, which is not %s', (value, name, kind) => {
    expect(means(value, name, kind)).toBe(false);
  });
});

it('the alias of a name in any order is one of every key of the same words', () => {
  const word = fc.constantFrom('sergey', 'alexeevich', 'ryabkov', 'j', 'r', 'of', 'the', 'van', 'houten', 'рябков', 'un');
  const key = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(key, fc.constantFrom('person', 'organization'), (name, kind) => {
      const alias = orderAliasOf(name);
      expect(alias === undefined || aliasesOf(name, kind).includes(alias)).toBe(true);
    }),
  );
  expect(['ryabkov sergey', 'sergey ryabkov', 's ryabkov'].map(orderAliasOf)).toEqual(['ryabkov sergey', 'ryabkov sergey', 'ryabkov s']);
  expect(['ryabkov', '', 'bank of america', 'j r r tolkien'].map(orderAliasOf)).toEqual([undefined, undefined, undefined, undefined]);
});
