import { expect, it } from 'vitest';
import { emptyDatabase } from '../db/fixtures.ts';
import { editorOf } from './editor.ts';
import { chanceOf, doSomething, everythingOf, mirrorOf } from './mirror.ts';

it('a copy that follows the changes is the same after each 500 of 5,000 operations at random', async () => {
  const db = emptyDatabase();
  const desk = await editorOf(db, 'admin');
  const mirror = mirrorOf(desk);
  const chance = chanceOf(7);
  for (let n = 1; n <= 5000; n++) {
    await doSomething(db, desk, chance);
    if (chance(20) === 0) await mirror.follow();
    if (n % 500 > 0) continue;
    await mirror.follow();
    expect(Object.fromEntries(mirror.copy)).toEqual(Object.fromEntries(await everythingOf(desk)));
  }
  expect(mirror.seen).toEqual(mirror.seen.map((_, nth) => nth + 1));
  expect(db.$client.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.$client.pragma('foreign_key_check')).toEqual([]);
});
