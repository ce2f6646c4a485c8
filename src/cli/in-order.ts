/**
 * The results of `work` on each item, in the order of the items, with at most `ahead` of them under way.
 * `work` must not reject. When the results are not wanted any more, what is under way is waited for.
 */
export async function* mapInOrder<Item, Result>(items: AsyncIterable<Item>, work: (item: Item) => Promise<Result>, ahead: number): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      underWay.push(work(item));
      if (underWay.length >= ahead) yield await (underWay.shift() as Promise<Result>);
    }
    for (const result of underWay) yield await result;
  } finally {
    await Promise.all(underWay);
  }
}
