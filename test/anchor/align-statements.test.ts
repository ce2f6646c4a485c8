import { describe, expect, it } from 'vitest';
import { alignStatements } from '../../src/anchor/align-statements.ts';

const at = (id: string, text: string, start = 0) => ({ id, text, segments: [{ start, end: start + text.length }] });
const told = (before: ReturnType<typeof at>[], after: ReturnType<typeof at>[]): string[] =>
  alignStatements(before, after).map(({ outcome, was, now }) => `${was?.id ?? '-'} ${outcome} ${now?.id ?? '-'}`);

describe('a statement in the next text is', () => {
  it('kept where it was, and moved where it was not', () => {
    expect(told([at('a', 'It rains'), at('b', 'It snows', 20)], [at('a', 'It rains'), at('b', 'It snows', 30)])).toEqual(['a kept a', 'b moved b']);
  });

  it('reworded when most words are the same, also when only marks differ', () => {
    const before = [at('a', 'We will never accept such an offer from them'), at('b', 'It snows', 50)];
    const after = [at('c', 'We will not accept such an offer from anybody'), at('b', 'It snows!', 50)];
    expect(told(before, after)).toEqual(['a reworded c', 'b reworded b']);
  });

  it('removed and another added when most words are others', () => {
    expect(told([at('a', 'We will never accept such an offer')], [at('b', 'The ministers will meet in spring')])).toEqual(['- added b', 'a removed -']);
  });

  it('the one it is most like, each once', () => {
    const before = [at('a', 'taxes will rise by two percent'), at('b', 'taxes will rise by ten percent', 50)];
    const after = [at('c', 'taxes will rise by ten percent soon', 0), at('d', 'taxes will not rise by two percent', 50)];
    expect(told(before, after)).toEqual(['b reworded c', 'a reworded d']);
  });
});

it('hundreds of long statements that are all new take no longer than a moment', () => {
  const many = (word: string) => Array.from({ length: 300 }, (_, nth) => at(`${word}${nth}`, `${word}${nth} `.repeat(300)));
  const began = performance.now();
  expect(alignStatements(many('old'), many('new'))).toHaveLength(600);
  expect(performance.now() - began).toBeLessThan(5000);
});
