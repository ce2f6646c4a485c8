import { expect, it } from 'vitest';
import { killWriters } from './crash.ts';

it('what is told to be stored is there, and whole, after those who write were killed at five random moments', async () => {
  // Several databases at a time, since nearly all of it is waiting for a writer to start.
  for (const { told, stored } of await Promise.all([killWriters(2), killWriters(2), killWriters(1)])) {
    expect(told).toBeGreaterThan(0);
    expect(stored).toBeGreaterThanOrEqual(told);
  }
});
