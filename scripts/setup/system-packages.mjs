import { run } from '../lib/children.mjs';
import { SetupError } from './setup-error.mjs';

/** @typedef {import('./requirements.mjs').Requirement} Requirement */

/** Exit status of a run that stopped because an administrator has to install something. */
const administratorNeeded = 69;

/**
 * @typedef {object} Machine
 * @property {boolean} isRoot
 * @property {() => Promise<boolean>} hasApt
 * @property {typeof run} run
 */

/** @type {Machine} */
const thisMachine = {
  isRoot: process.getuid?.() === 0,
  hasApt: async () => (await run('apt-get', ['--version'], { output: 'ignore' })).code === 0,
  run,
};

/**
 * Installs what is missing as root; otherwise says exactly what an administrator has to run, and stops.
 * @param {{ why: string, time: string, requirements: Requirement[] }} want
 * @param {Machine} [machine]
 */
export async function ensureSystemPackages({ why, time, requirements }, machine = thisMachine) {
  const missing = requirements.filter(({ present }) => !present());
  if (missing.length === 0) return;
  const packages = missing.map(({ debian }) => debian);
  if (!(await machine.hasApt())) {
    const names = missing.map(({ name }) => name).join(', ');
    throw new SetupError(
      'setup/system-packages-missing',
      `To ${why}, install with this system's package manager: ${names}. Then run the same command again.`,
      administratorNeeded,
    );
  }
  if (!machine.isRoot) {
    throw new SetupError(
      'setup/system-packages-missing',
      `To ${why}, run this once, then the same command again:\nsudo apt-get install -y ${packages.join(' ')}`,
      administratorNeeded,
    );
  }
  await install(packages, `Installing system packages to ${why} (${time}): ${packages.join(' ')}`, machine);
}

/** @param {string[]} packages @param {string} message @param {Machine} machine */
async function install(packages, message, machine) {
  console.log(message);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await machine.run('apt-get', ['update', '-qq'], { env, output: 'capture' });
  const args = ['install', '-y', '-qq', '--no-install-recommends', ...packages];
  const result = await machine.run('apt-get', args, { env, output: 'capture' });
  if (result.code !== 0) {
    throw new SetupError(
      'setup/system-packages-failed',
      `${update.output}${result.output}\napt-get ended with status ${result.code}. ` +
        `Run it by hand to see more, then the same command again:\napt-get install -y ${packages.join(' ')}`,
    );
  }
}
