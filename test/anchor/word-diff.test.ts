import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffWords } from '../../src/anchor/word-diff.ts';
import { anySign } from '../any-sign.ts';

describe('the differences between two wordings', () => {
  it('are told word by word', () => {
    expect(diffWords('The talks were professional', 'The discussions in Oslo were professional')).toEqual([
      { op: 'same', text: 'The ' },
      { op: 'removed', text: 'talks ' },
      { op: 'added', text: 'discussions in Oslo ' },
      { op: 'same', text: 'were professional' },
    ]);
  });

  it('hold both wordings, whatever they are', () => {
    const word = fc.oneof(fc.constantFrom('peace', 'не', 'war', '🕊️', '“', '’s', ',', ' ', '\n'), fc.string({ unit: anySign, maxLength: 3 }));
    const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (from, to) => {
        const changes = diffWords(from, to);
        const without = (op: string): string =>
          changes
            .filter((change) => change.op !== op)
            .map((change) => change.text)
            .join('');
        expect([without('added'), without('removed')]).toEqual([from, to]);
      }),
    );
  });

  it('of two long texts that have nothing in common are found at once', () => {
    const long = (word: string): string => Array.from({ length: 50_000 }, (_, n) => `${word}${n}`).join(' ');
    const began = performance.now();
    expect(diffWords(long('a'), long('b')).length).toBeGreaterThan(1);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
