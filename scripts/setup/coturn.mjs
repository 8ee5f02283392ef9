import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../lib/children.mjs';
import { copyExecutable } from '../lib/files.mjs';

const cache = path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'mado/coturn');
/** Starts what was unpacked, wherever that is. */
const program = path.join(cache, 'turnserver');

/** @typedef {(command: string, args: string[], options?: { cwd?: string }) => Promise<{ code: number, output: string }>} Ask */

/** @type {Ask} */
const ask = (command, args, options = {}) => run(command, args, { ...options, output: 'capture' });

/** @param {string} file */
const runs = (file) => spawnSync(file, ['--version'], { stdio: 'ignore' }).status === 0;

/**
 * Gets a TURN server to test with. It is unpacked and not installed: a package that is installed starts a relay that
 * listens to everybody. Without one the tests that need it are skipped, which is said.
 */
export async function ensureCoturn() {
  if (runs('turnserver') || runs(program)) return;
  console.log('Unpacking a TURN server to test with (some seconds): coturn');
  if (await unpack(ask)) return;
  console.log(
    'There is none to be had: tests with a relay are skipped. Put turnserver (coturn) on the PATH for them.',
  );
}

/** @param {Ask} ask */
async function unpack(ask) {
  let plan = await ask('apt-get', ['install', '--simulate', '--no-install-recommends', 'coturn']);
  if (plan.code !== 0) {
    await ask('apt-get', ['update', '-qq']);
    plan = await ask('apt-get', ['install', '--simulate', '--no-install-recommends', 'coturn']);
  }
  const packages = newPackages(plan.output);
  if (plan.code !== 0 || packages.length === 0) return false;
  const folder = path.join(cache, 'packages');
  fs.rmSync(cache, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  if ((await ask('apt-get', ['download', '-qq', ...packages], { cwd: folder })).code !== 0) return false;
  for (const file of fs.readdirSync(folder))
    await ask('dpkg-deb', ['--extract', path.join(folder, file), cache]);
  fs.rmSync(folder, { recursive: true });
  const script = path.join(cache, 'start');
  const below = path.join(cache, 'usr/lib');
  const libraries = fs.readdirSync(below).filter((name) => name.includes('-linux-gnu'));
  fs.writeFileSync(
    script,
    startScript(
      libraries.map((name) => path.join(below, name)),
      path.join(cache, 'usr/bin/turnserver'),
    ),
  );
  copyExecutable(script, program);
  return runs(program);
}

/** What an installation would add, by what `apt-get --simulate` says. @param {string} plan */
export const newPackages = (plan) => [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name = '']) => name);

/** @param {string[]} libraries @param {string} file */
const startScript = (libraries, file) =>
  `#!/bin/sh\nLD_LIBRARY_PATH='${libraries.join(':')}' exec '${file}' "$@"\n`;
