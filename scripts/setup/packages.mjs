import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { run } from '../lib/children.mjs';
import { readIfPresent, root, writeAtomically } from '../lib/files.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {{ version?: string, integrity?: string, resolved?: string, optional?: boolean }} Entry */
/** @typedef {{ packages: Record<string, Entry> }} Lock */

const lockFile = path.join(root, 'package-lock.json');
/** npm writes this one last; it goes away with node_modules. */
const npmRecord = path.join(root, 'node_modules/.package-lock.json');
const stamp = path.join(root, 'node_modules/.mado-packages');

/** Makes node_modules what package-lock.json says. */
export async function ensurePackages() {
  const lock = fs.readFileSync(lockFile, 'utf8');
  const wanted = createHash('sha256').update(lock).digest('hex');
  if (readIfPresent(stamp) === wanted) return;
  if (!installedByHand(lock)) await install();
  writeAtomically(stamp, wanted);
}

/** @param {string} lock */
function installedByHand(lock) {
  const record = readIfPresent(npmRecord);
  return record !== undefined && matchesLock(parse(lock), parse(record));
}

/** @param {string} text */
const parse = (text) => /** @type {Lock} */ (JSON.parse(text));

/**
 * Whether npm's record of an installation holds what the lock file wants. Optional packages may be missing:
 * they are for other machines.
 * @param {Lock} lock @param {Lock} record
 */
export function matchesLock(lock, record) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    const found = record.packages[place];
    if (place === '' || (!found && wanted.optional)) return true;
    // Where a package came from differs between registries; what it is does not. Only a workspace has no hash.
    const same = wanted.integrity
      ? found?.integrity === wanted.integrity
      : found?.resolved === wanted.resolved;
    return same && found?.version === wanted.version;
  });
}

async function install() {
  console.log('Installing the npm packages (about a minute the first time).');
  // Whatever stops npm now, the next run must not take what it left for an installation.
  fs.rmSync(stamp, { force: true });
  fs.rmSync(npmRecord, { force: true });
  // Set by whatever runs this script, which may be another package manager.
  const npm = [process.env['npm_execpath']].find((file) => file?.endsWith('npm-cli.js'));
  const command = npm ? process.execPath : 'npm';
  const options = ['--ignore-scripts', '--include=dev', '--include=optional'];
  const quiet = ['--loglevel=error', '--no-audit', '--no-fund'];
  const { code } = await run(command, [...(npm ? [npm] : []), 'ci', ...options, ...quiet], { cwd: root });
  if (code !== 0) {
    throw new SetupError(
      'setup/packages-failed',
      `npm ci ended with status ${code}; its message is above. ` +
        'Check that this machine reaches its npm registry, then run the same command again.',
    );
  }
}
