import fs from 'node:fs';
import path from 'node:path';
import { exitWith, passSignalsOn, run } from './lib/children.mjs';
import { runChecks } from './lib/checks.mjs';
import { readIfPresent, root } from './lib/files.mjs';
import { countRun, failuresOf, lastLine, sum } from './lib/test-report.mjs';
import { chooseStages } from './stages.mjs';

/**
 * Runs a vitest project that has test files, and counts.
 * @param {string} project @param {string[]} options @param {string[]} filters
 */
async function runProject(project, options, filters) {
  const file = path.join(root, `node_modules/.cache/mado/test-${project}-${process.pid}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const args = ['run', '--project', project, ...reporters, ...options, ...filters];
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const { code } = await run(process.execPath, [vitest, ...args], { cwd: root });
  const report = readIfPresent(file);
  const count = countRun(report, code);
  fs.rmSync(file, { force: true });
  const failures = failuresOf(report, root);
  return { ...count, failed: count.passed + count.failed === 0 ? 1 : count.failed, failures };
}

/** @param {string[]} files globs @param {string[]} filters */
const hasTests = (files, filters) =>
  fs
    .globSync(files, { cwd: root })
    .some((file) => filters.length === 0 || filters.some((word) => file.includes(word)));

/** @param {string[]} args */
async function test(args) {
  const { chosen, filters } = chooseStages(args);
  const counts = [];
  /** @type {string[]} */
  let failedChecks = [];
  for (const { name, files, options = [] } of chosen) {
    console.log(`\n— ${name} —`);
    if (!files) failedChecks = await runChecks();
    else if (!hasTests(files, filters)) console.log('There are no such tests.');
    else counts.push(await runProject(name, options, filters));
  }
  const total = sum(counts);
  for (const failure of counts.flatMap(({ failures }) => failures)) console.log(`\nFailed: ${failure}`);
  if (failedChecks.length > 0) console.log(`\nFailed checks: ${failedChecks.join(', ')}`);
  if (filters.length > 0 && total.passed + total.failed === 0) {
    console.log(`\nNo test file's path contains ${filters.join(' or ')}.`);
    total.failed = 1;
  }
  console.log(`\n${lastLine(total)}`);
  return failedChecks.length + total.failed > 0 ? 1 : 0;
}

passSignalsOn();
await exitWith(() => test(process.argv.slice(2)));
