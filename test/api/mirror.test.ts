import { expect, it } from 'vitest';
import { emptyDatabase } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import { chanceOf, doSomething, everythingOf, mirrorOf } from './mirror.ts';

it('a copy that follows the changes is the same after 200 operations at random', async () => {
  const db = emptyDatabase();
  const desk = await editorOf(db, 'admin');
  const mirror = mirrorOf(desk);
  const chance = chanceOf(1);
  for (let n = 0; n < 200; n++) {
    await doSomething(db, desk, chance);
    if (chance(10) === 0) await mirror.follow();
  }
  await mirror.follow();
  expect(mirror.seen).toEqual(mirror.seen.map((_, nth) => nth + 1));
  const done = db.$client.prepare('select distinct op from changes order by op').pluck().all();
  expect(done).toEqual(['changed', 'created', 'merged', 'removed']);
  expect(mirror.copy.size).toBeGreaterThan(20);
  expect(Object.fromEntries(mirror.copy)).toEqual(Object.fromEntries(await everythingOf(desk)));
});
