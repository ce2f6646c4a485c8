/** Thrown to undo a transaction that was only to show what it would do. */
export class Undone<Result> extends Error {
  readonly result: Result;
  constructor(result: Result) {
    super('undone');
    this.result = result;
  }
}

/** What the work gives, also when it is undone. */
export const undone = <Result>(work: () => Result): Result => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Undone) return (error as Undone<Result>).result;
    throw error;
  }
};
