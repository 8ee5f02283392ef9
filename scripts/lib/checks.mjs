import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from './files.mjs';
import { run } from './children.mjs';
import { eachOf } from './pool.mjs';

/** @typedef {{ code: number, output: string }} Result */
/** @typedef {{ check: string, run: () => Promise<Result> }} Step one program of a check */

/** @param {string} program @param {string[]} args */
const node = (program, ...args) =>
  run(process.execPath, [path.join(root, program), ...args], { cwd: root, output: 'capture' });

/** Every folder whose sources the compiler checks, and the tests that its strictest settings leave out. */
function typeScriptProjects() {
  const folders = fs.globSync(['*/tsconfig.json', 'shared/*/tsconfig.json'], { cwd: root });
  return [...folders.sort(), 'tsconfig.test.json'];
}

/** @param {string} project */
function compile(project) {
  const record = `node_modules/.cache/tsc/${project.replaceAll('/', '-')}.tsbuildinfo`;
  return node('node_modules/typescript/bin/tsc', '-p', project, '--incremental', '--tsBuildInfoFile', record);
}

/** The longest first, so that no processor is left with it at the end. @returns {Step[]} */
const steps = () => [
  { check: 'lint', run: () => node('node_modules/eslint/bin/eslint.js', '.') },
  ...typeScriptProjects().map((project) => ({ check: 'types', run: () => compile(project) })),
  {
    check: 'formatting',
    run: () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'),
  },
  { check: 'unused code', run: () => node('node_modules/knip/bin/knip.js', '--no-config-hints') },
  { check: 'translations', run: () => node('scripts/check-translations.mjs') },
  { check: 'generated files', run: () => node('sfu-server/bin/protocol-docs.ts', '--check') },
];

/** Runs every check, also after one has failed, on all processors. Returns the names of those that failed. */
export async function runChecks() {
  /** @type {Set<string>} */
  const failed = new Set();
  const left = steps();
  await eachOf([...left], os.availableParallelism(), async (step) => {
    const { code, output } = await step.run();
    if (output !== '') console.log(output.trimEnd());
    if (code !== 0) failed.add(step.check);
    left.splice(left.indexOf(step), 1);
    const isThrough = !left.some(({ check }) => check === step.check);
    if (isThrough) console.log(`${failed.has(step.check) ? '✗' : '✓'} ${step.check}`);
  });
  return [...failed];
}
