import { defineConfig } from 'vitest/config';
import { testFiles } from './scripts/stages.mjs';

const seconds = 1_000;
/** Whatever is waited for comes at once on a quiet computer. */
const patient = { poll: { timeout: 20 * seconds } };

/**
 * A test that needs a second try is a broken test: no project retries. Limits of time catch what hangs and measure
 * nothing: other files run beside.
 */
export default defineConfig({
  test: {
    projects: [
      // Its files share processes: what a test puts in a global's place is gone before the next.
      {
        test: {
          name: 'unit',
          include: testFiles('unit'),
          testTimeout: 60 * seconds,
          unstubGlobals: true,
        },
      },
      {
        test: {
          name: 'integration',
          include: testFiles('integration'),
          globalSetup: 'test/support/global-setup.ts',
          expect: patient,
          testTimeout: 600 * seconds,
          hookTimeout: 600 * seconds,
        },
      },
      {
        test: {
          name: 'simulation',
          include: testFiles('simulation'),
          globalSetup: 'test/support/global-setup.ts',
          expect: patient,
          testTimeout: 600 * seconds,
          hookTimeout: 600 * seconds,
        },
      },
      {
        test: {
          name: 'screens',
          include: testFiles('screens'),
          globalSetup: 'test/support/global-setup.ts',
          expect: patient,
          testTimeout: 600 * seconds,
          hookTimeout: 600 * seconds,
        },
      },
      {
        test: {
          name: 'e2e',
          include: testFiles('e2e'),
          globalSetup: 'test/support/global-setup.ts',
          expect: patient,
          // Two browsers with live video fill two processors: with more, lines are lost for want of time.
          fileParallelism: false,
          testTimeout: 600 * seconds,
          hookTimeout: 600 * seconds,
        },
      },
    ],
  },
});
