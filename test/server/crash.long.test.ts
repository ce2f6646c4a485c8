import { expect, it } from 'vitest';
import { killWriters } from './crash.ts';

it('what is told to be stored is there, and whole, after those who write were killed at 100 random moments', async () => {
  const { told, stored } = await killWriters(100);
  expect(told).toBeGreaterThanOrEqual(100);
  expect(stored).toBeGreaterThanOrEqual(told);
}, 1_200_000);
