import { expect, it } from 'vitest';
import { tryAllEdits } from './edits.ts';

it('of 10,000 other edits, no look-alike counts as moved and no mere shift as orphaned', () => {
  const outcomes = tryAllEdits(2500, 1_000_000);
  for (const { status, words, found } of outcomes['text inserted before']!) expect({ status, found }).toEqual({ status: 'moved', found: words });
  for (const kind of ['sentence deleted', 'replaced by a look-alike'])
    for (const outcome of outcomes[kind]!) expect(outcome).toMatchObject({ status: 'orphaned' });
});
