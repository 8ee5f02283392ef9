import { defineConfig } from 'vitest/config';

const minutes = 60_000;

/** A test that needs a second try is a broken test: no project retries. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
          exclude: ['**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'integration',
          include: ['test/integration/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'simulation',
          include: ['test/simulation/**/*.test.ts'],
          testTimeout: 2 * minutes,
          hookTimeout: minutes,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          // Two browsers with live video already fill two cores.
          fileParallelism: false,
          testTimeout: 2 * minutes,
          hookTimeout: 2 * minutes,
        },
      },
    ],
  },
});
