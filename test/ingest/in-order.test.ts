import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { mapInOrder } from '../../src/ingest/in-order.ts';

it('keeps the order of the items, and never more of them under way than allowed', async () => {
  let taken = 0;
  let [underWay, most] = [0, 0];
  async function* items(): AsyncGenerator<number> {
    for (; taken < 20; taken++) yield await Promise.resolve(taken);
  }
  const work = async (item: number): Promise<number> => {
    most = Math.max(most, ++underWay);
    await wait((item * 7) % 5);
    underWay--;
    return item;
  };
  const results: number[] = [];
  for await (const result of mapInOrder(items(), work, 4)) {
    results.push(result);
    expect(taken - results.length).toBeLessThanOrEqual(4);
  }
  expect(results).toEqual([...Array(20).keys()]);
  expect(most).toBe(4);
});

it('waits for what is under way when no more results are wanted', async () => {
  let underWay = 0;
  async function* items(): AsyncGenerator<number> {
    for (let item = 1; ; item++) yield await Promise.resolve(item);
  }
  const work = async (item: number): Promise<void> => {
    underWay++;
    await wait(item);
    underWay--;
  };
  const results = mapInOrder(items(), work, 8);
  await results.next();
  await results.return(undefined);
  expect(underWay).toBe(0);
});
