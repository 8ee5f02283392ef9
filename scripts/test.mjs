import fs from 'node:fs';
import path from 'node:path';
import { exitWith, passSignalsOn, run } from './lib/children.mjs';
import { runChecks } from './lib/checks.mjs';
import { readIfPresent, root } from './lib/files.mjs';
import { filesToMutate, findUnnoticed } from './lib/mutation.mjs';
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

/**
 * Tests the tests of the routing. Changes that they notice are no tests that passed: all of it together is one.
 * @param {string[]} files to change
 */
async function runMutation(files) {
  const failure = await findUnnoticed(files);
  const failures = failure === undefined ? [] : [`mutation > ${failure}`];
  return { passed: 1 - failures.length, failed: failures.length, skipped: 0, failures };
}

/** @param {string[]} files globs @param {string[]} filters */
const hasTests = (files, filters) =>
  fs
    .globSync(files, { cwd: root })
    .some((file) => filters.length === 0 || filters.some((word) => file.includes(word)));

/** @param {import('./stages.mjs').Stage} stage @param {string[]} filters */
async function runStage({ name, files = [], options = [] }, filters) {
  const toMutate = name === 'mutation' ? filesToMutate(filters) : [];
  if (toMutate.length > 0) return runMutation(toMutate);
  if (hasTests(files, filters)) return runProject(name, options, filters);
  console.log('There are no such tests.');
  return { passed: 0, failed: 0, skipped: 0, failures: [] };
}

/** @param {string[]} args */
async function test(args) {
  const { chosen, filters } = chooseStages(args);
  const counts = [];
  /** @type {string[]} */
  let failedChecks = [];
  for (const stage of chosen) {
    console.log(`\n— ${stage.name} —`);
    if (stage.name === 'check') failedChecks = await runChecks();
    else counts.push(await runStage(stage, filters));
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
