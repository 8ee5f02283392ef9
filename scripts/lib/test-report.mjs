import path from 'node:path';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Count
 * @typedef {{ status: string, fullName: string, failureMessages?: string[] | null }} TestResult
 * @typedef {{ name: string, status: string, message?: string, assertionResults: TestResult[] }} FileResult
 * @typedef {{ testResults: FileResult[] }} Report the part of vitest's JSON report that counts
 */

/**
 * What one vitest run adds to the sum. A file that never got to its tests, an error outside every test and a
 * run without a report each count as a failure: none of them may look like success.
 * @param {string | undefined} text @param {number} exitCode @returns {Count}
 */
export function countRun(text, exitCode) {
  const files = filesOf(text);
  const statuses = files.flatMap(({ assertionResults }) => assertionResults.map(({ status }) => status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const failedTests = statuses.filter((status) => status === 'failed').length;
  const brokenFiles = files.filter(isBroken).length;
  const failed = failedTests + brokenFiles;
  const skipped = statuses.length - passed - failedTests;
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped };
}

/**
 * What failed in a vitest run, each with the first lines of why: what is read where only the end of a long
 * run's output is kept.
 * @param {string | undefined} text @param {string} root what the names of files are told from
 */
export function failuresOf(text, root) {
  return filesOf(text).flatMap((file) => {
    const name = path.relative(root, file.name);
    if (isBroken(file)) return [`${name}\n${firstLines(file.message)}`];
    return file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map((test) => `${name} > ${test.fullName}\n${firstLines(test.failureMessages?.[0])}`);
  });
}

/** @param {string | undefined} text @returns {FileResult[]} */
function filesOf(text) {
  return text === undefined ? [] : /** @type {Report} */ (JSON.parse(text)).testResults;
}

/** Never got to its tests. @param {FileResult} file */
function isBroken({ status, assertionResults }) {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

/** @param {string | undefined} message */
function firstLines(message = '') {
  return message
    .split('\n')
    .slice(0, 12)
    .map((line) => `    ${line}`)
    .join('\n');
}

/** @param {Count[]} counts @returns {Count} */
export function sum(counts) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of counts) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The last line of `npm test`. @param {Count} count */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
