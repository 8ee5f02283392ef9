import { describe, expect, it } from 'vitest';
import { countRun, failuresOf, lastLine, sum } from './test-report.mjs';

/** @param {string} status @param {string[]} tests */
const file = (status, ...tests) => ({ status, assertionResults: tests.map((test) => ({ status: test })) });

/** @param {object[]} testResults */
const report = (...testResults) => JSON.stringify({ testResults });

describe('counting a vitest run', () => {
  it('counts tests', () => {
    const text = report(file('failed', 'passed', 'failed'), file('passed', 'passed', 'pending', 'todo'));
    expect(countRun(text, 1)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that never got to its tests', () => {
    const text = report(file('failed'), file('passed', 'passed'));
    expect(countRun(text, 1)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('counts an error outside every test', () => {
    expect(countRun(report(file('passed', 'passed')), 1)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('counts a run without a report', () => {
    expect(countRun(undefined, 137)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('telling what failed', () => {
  it('names the test, its file and the first lines of why', () => {
    const failed = {
      status: 'failed',
      fullName: 'a call goes on',
      failureMessages: ['expected 1\n  at x.ts:3'],
    };
    const text = report({
      name: '/repo/test/a.test.ts',
      status: 'failed',
      assertionResults: [{ status: 'passed', fullName: 'a call starts' }, failed],
    });
    expect(failuresOf(text, '/repo')).toEqual([
      'test/a.test.ts > a call goes on\n    expected 1\n      at x.ts:3',
    ]);
  });

  it('names a file that never got to its tests', () => {
    const text = report({
      name: '/repo/b.test.ts',
      status: 'failed',
      message: 'no such module',
      assertionResults: [],
    });
    expect(failuresOf(text, '/repo')).toEqual(['b.test.ts\n    no such module']);
  });

  it('has nothing to say of a run without a report', () => {
    expect(failuresOf(undefined, '/repo')).toEqual([]);
  });
});

it('sums runs into the last line', () => {
  const run = { passed: 3, failed: 1, skipped: 0 };
  expect(lastLine(sum([run, run]))).toBe('6 passed, 2 failed');
  expect(lastLine(sum([run, { ...run, skipped: 2 }]))).toBe('6 passed, 2 failed, 2 skipped');
});
