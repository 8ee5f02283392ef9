import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import config, { wantedPercent } from '../../stryker.config.mjs';
import { run } from './children.mjs';
import { readIfPresent, root } from './files.mjs';
import { judge } from './mutation-report.mjs';

/** The files to change: all, or those whose path contains a word. @param {string[]} words */
export const filesToMutate = (words) =>
  config.mutate.filter((file) => words.length === 0 || words.some((word) => file.includes(word)));

/**
 * Changes the files in one place at a time, runs their tests on each change, and tells what they did not notice.
 * @param {string[]} files
 * @returns {Promise<string | undefined>} why that is not good enough, if so
 */
export async function findUnnoticed(files) {
  console.log('Changing the routing to see whether its tests notice (a minute or two).');
  // Outside of the checkout: no check and no test comes upon the copies.
  const folder = fs.mkdtempSync(path.join(fs.realpathSync(os.tmpdir()), 'mado-mutation-'));
  try {
    const { code, output, report } = await runStryker(files, folder);
    if (output !== '') console.log(output.trimEnd());
    const { lines, failure } = judge(report, files, wantedPercent);
    for (const line of lines) console.log(line);
    return code === 0 ? failure : `Stryker ended with status ${code}`;
  } finally {
    fs.rmSync(folder, { recursive: true, maxRetries: 3 });
  }
}

/** @param {string[]} mutate @param {string} folder for all that it writes */
async function runStryker(mutate, folder) {
  const configFile = path.join(folder, 'config.json');
  const fileName = path.join(folder, 'report.json');
  const all = { ...config, mutate, tempDirName: folder, cleanTempDir: false, jsonReporter: { fileName } };
  fs.writeFileSync(configFile, JSON.stringify(all));
  const stryker = path.join(root, 'node_modules/@stryker-mutator/core/bin/stryker.js');
  const args = [stryker, 'run', configFile];
  const result = await run(process.execPath, args, { cwd: root, output: 'capture' });
  return { ...result, report: readIfPresent(fileName) };
}
