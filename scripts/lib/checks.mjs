import fs from 'node:fs';
import path from 'node:path';
import { root } from './files.mjs';
import { run } from './children.mjs';

/** @param {string} program @param {string[]} args */
const node = (program, ...args) => run(process.execPath, [path.join(root, program), ...args], { cwd: root });

/** Every folder whose sources the compiler checks, and the tests that its strictest settings leave out. */
function typeScriptProjects() {
  const folders = fs.globSync(['*/tsconfig.json', 'shared/*/tsconfig.json'], { cwd: root });
  return [...folders.sort(), 'tsconfig.test.json'];
}

async function types() {
  const results = await Promise.all(
    typeScriptProjects().map((project) => {
      const record = `node_modules/.cache/tsc/${project.replaceAll('/', '-')}.tsbuildinfo`;
      return node(
        'node_modules/typescript/bin/tsc',
        '-p',
        project,
        '--incremental',
        '--tsBuildInfoFile',
        record,
      );
    }),
  );
  return { code: Math.max(...results.map(({ code }) => code)) };
}

/** @type {[name: string, check: () => Promise<{ code: number }>][]} */
const checks = [
  ['types', types],
  ['lint', () => node('node_modules/eslint/bin/eslint.js', '.')],
  ['formatting', () => node('node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.')],
  ['unused code', () => node('node_modules/knip/bin/knip.js', '--no-config-hints')],
  ['translations', () => node('scripts/check-translations.mjs')],
  ['generated files', () => node('sfu-server/bin/protocol-docs.ts', '--check')],
];

/** Runs every check, also after one has failed. Returns the names of those that failed. */
export async function runChecks() {
  /** @type {string[]} */
  const failed = [];
  for (const [name, check] of checks) {
    const start = performance.now();
    const { code } = await check();
    const time = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${code === 0 ? '✓' : '✗'} ${name} (${time} s)`);
    if (code !== 0) failed.push(name);
  }
  return failed;
}
