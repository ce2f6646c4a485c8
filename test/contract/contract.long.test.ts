import { describe, it } from 'vitest';
import { OPERATIONS } from './operations.ts';
import { exercise } from './service.ts';

describe('whatever is asked 5,000 times, the answer is one that the contract lists, of the shape that it says', () => {
  it.each(OPERATIONS)('$operationId', (operation) => exercise(operation, 5_000));
});
