import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../lib/children.mjs';
import {
  copyExecutable,
  filesBelow,
  hashFiles,
  readIfPresent,
  root,
  writeAtomically,
} from '../lib/files.mjs';
import { buildTools } from './requirements.mjs';
import { SetupError } from './setup-error.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

const recipe = path.join(root, 'scripts/media-worker');
const mediasoup = path.join(root, 'node_modules/mediasoup');
const target = path.join(mediasoup, 'worker/out/Release/mediasoup-worker');
/** Which recipe made the worker beside it. A worker without this note was put there by hand. */
const note = `${target}.key`;
const downloadLimit = 60_000;

/** Gives mediasoup a media worker that runs on this machine. @param {string} node a Node ≥ 24 */
export async function ensureMediaWorker(node) {
  if (process.env['MEDIASOUP_WORKER_BIN']) return;
  const key = workerKey();
  const madeBy = readIfPresent(note);
  if ((madeBy === undefined || madeBy === key) && runs(target)) return;
  const cached = path.join(cacheFolder(), `mediasoup-worker-${key}`);
  if (!runs(cached)) {
    if (await download(node)) copyExecutable(target, cached);
    else await build(cached);
  }
  copyExecutable(cached, target);
  writeAtomically(note, key);
}

/** Started by hand a worker that can run exits with status 41. @param {string} file */
const runs = (file) => fs.existsSync(file) && spawnSync(file, { env: {}, stdio: 'ignore' }).status === 41;

function workerKey() {
  const manifest = fs.readFileSync(path.join(mediasoup, 'package.json'), 'utf8');
  const { version } = /** @type {{ version: string }} */ (JSON.parse(manifest));
  const release = osRelease(readIfPresent('/etc/os-release') ?? '');
  const hash = hashFiles(recipe, filesBelow(recipe, ['.'])).slice(0, 12);
  return cacheKey({ version, platform: process.platform, arch: process.arch, release, hash });
}

/**
 * The worker is linked to the system's libraries, so it belongs to one release of one system.
 * @param {Record<'version' | 'platform' | 'arch' | 'release' | 'hash', string>} parts
 */
export const cacheKey = ({ version, platform, arch, release, hash }) =>
  [version, platform, arch, release, hash].join('-').replaceAll(/[^\w.-]/g, '_');

/** `debian12` from the text of /etc/os-release. @param {string} text */
export function osRelease(text) {
  /** @param {string} name */
  const value = (name) => new RegExp(`^${name}="?([^"\n]*)"?$`, 'm').exec(text)?.[1] ?? '';
  return value('ID') + value('VERSION_ID') || os.release();
}

function cacheFolder() {
  return path.join(process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache'), 'mado');
}

/** @param {string} node */
async function download(node) {
  console.log('Downloading the media worker (some seconds; a closed network makes no difference but time).');
  // PYTHON=false stops mediasoup's own script after the download, before a build that downloads more.
  const env = { ...process.env, PYTHON: 'false' };
  const script = ['npm-scripts.mjs', 'postinstall'];
  await run(node, script, { cwd: mediasoup, env, output: 'ignore', timeLimit: downloadLimit });
  return runs(target);
}

/** @param {string} output */
async function build(output) {
  await ensureSystemPackages({
    why: 'build the media worker',
    time: 'about half a minute',
    requirements: buildTools,
  });
  console.log('No media worker to download for this machine: building it (about 3 minutes, only once).');
  const args = [path.join(recipe, 'build.sh'), mediasoup, output];
  const { code, output: log } = await run('bash', args, { output: 'capture' });
  if (code !== 0) {
    const file = path.join(os.tmpdir(), `mado-media-worker-${process.pid}.log`);
    fs.writeFileSync(file, log);
    throw new SetupError(
      'setup/media-worker-failed',
      `${log.trimEnd().split('\n').slice(-15).join('\n')}\nThe media worker could not be built: the whole log ` +
        `is in ${file}. With a worker of your own set MEDIASOUP_WORKER_BIN to its path.`,
    );
  }
}
