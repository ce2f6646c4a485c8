import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'test/build.ts',
    include: ['test/**/*.test.ts'],
    exclude: ['**/*.long.test.ts'],
    maxWorkers: '100%',
    // Modules and the engine's weights are loaded once a worker, not once a file.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
