import { it } from 'vitest';
import { holdTogether } from './agreement.ts';

it('lists, pages, counts, facets, timelines and exports tell the same of 15 questions at random', async () => {
  await holdTogether(7, 15);
});
