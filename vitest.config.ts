import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    /* Of two cores vitest would leave one idle, and everyone waits for the tests. */
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/live/**', 'test/cli/**'],
          testTimeout: 20_000,
        },
      },
      {
        /* The command line as a process: needs `dist`, which the set-up builds. */
        test: {
          name: 'cli',
          include: ['test/cli/**/*.test.ts'],
          globalSetup: ['test/support/build-dist.ts'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'live',
          include: ['test/live/**/*.test.ts'],
          globalSetup: ['test/support/build-dist.ts', 'test/live/support/shared-work.ts'],
          fileParallelism: false,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
        },
      },
    ],
  },
});
