/**
 * The results of `work` on each item, in the order of the items and as soon as they are there, with at most `ahead` of them under way.
 * `work` must not reject. When the results are not wanted any more, what is under way is waited for.
 */
export async function* mapInOrder<Item, Result>(items: AsyncIterable<Item>, work: (item: Item) => Promise<Result>, ahead: number): AsyncGenerator<Result> {
  const iterator = items[Symbol.asyncIterator]();
  const underWay: Promise<Result>[] = [];
  let reading: Promise<IteratorResult<Item>> | undefined = iterator.next();
  try {
    while (reading ?? underWay.length > 0) {
      const happened = await firstOf(underWay[0], underWay.length < ahead ? reading : undefined);
      if ('result' in happened) {
        await underWay.shift();
        yield happened.result;
      } else if (happened.read.done) {
        reading = undefined;
      } else {
        underWay.push(work(happened.read.value));
        reading = iterator.next();
      }
    }
  } finally {
    await Promise.all(underWay);
    // Not waited for: an item may never come.
    Promise.resolve(iterator.return?.()).catch(() => undefined);
    reading?.catch(() => undefined);
  }
}

/** What is there first: a result, or another item. */
const firstOf = <Item, Result>(result: Promise<Result> | undefined, reading: Promise<IteratorResult<Item>> | undefined) =>
  Promise.race([...(result ? [result.then((done) => ({ result: done }))] : []), ...(reading ? [reading.then((read) => ({ read }))] : [])]);
