import { it } from 'vitest';
import { holdTogether } from './agreement.ts';

it.each([11, 12, 13])('lists, pages, counts, facets, timelines and exports tell the same of 300 questions at random (%i)', async (seed) => {
  await holdTogether(seed, 300);
});
