import { expect, it } from 'vitest';
import { SAME_STATEMENT } from '../../src/anchor/locate.ts';
import type { Outcome } from './edits.ts';
import { countOf, likeness, tryAllEdits } from './edits.ts';

const figuresOf = (outcomes: Outcome[]): object => {
  const alike = outcomes.map(likeness).toSorted((a, b) => a - b);
  const statuses = (['anchored', 'moved', 'orphaned'] as const).map((status) => [status, countOf(outcomes, status)]);
  return { ...Object.fromEntries(statuses), alike: `${alike[0]!.toFixed(2)}–${alike.at(-1)!.toFixed(2)}` };
};

it('of 1,000 edits, no look-alike counts as moved and no mere shift as orphaned', () => {
  const outcomes = tryAllEdits(250);
  console.table(Object.fromEntries(Object.entries(outcomes).map(([kind, all]) => [kind, figuresOf(all)])));
  const { 'text inserted before': shifted, 'one word changed inside': changed, 'sentence deleted': deleted, 'replaced by a look-alike': replaced } = outcomes;
  for (const { status, words, found } of shifted!) expect({ status, found }).toEqual({ status: 'moved', found: words });
  for (const outcome of [...deleted!, ...replaced!]) expect(outcome).toMatchObject({ status: 'orphaned' });
  // Where it is found, it is found whole.
  for (const { found, now } of changed!.filter(({ status }) => status === 'moved')) expect(found).toBe(now);
  expect(countOf(changed!, 'moved')).toBeGreaterThan(150);
  // The threshold parts words of which one was changed from most look-alikes; the others are told by what was changed.
  expect(changed!.filter((one) => likeness(one) >= SAME_STATEMENT).length).toBeGreaterThan(150);
  expect(replaced!.filter((one) => likeness(one) >= SAME_STATEMENT).length).toBeGreaterThan(20);
});
