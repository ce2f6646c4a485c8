/** Somebody changed it since it was looked at. */
export class StaleError extends Error {
  override name = 'StaleError';
  constructor(id: string) {
    super(`${id} has changed since`);
  }
}

/** A correction that contradicts what is stored, or names what there is not; `pointer` is the place in it that is at fault. */
export class CorrectionError extends Error {
  override name = 'CorrectionError';
  readonly pointer: string;
  readonly code: 'invalid-body' | 'conflict';
  constructor(pointer: string, detail: string, code: 'invalid-body' | 'conflict' = 'invalid-body') {
    super(detail);
    this.pointer = pointer;
    this.code = code;
  }
}
