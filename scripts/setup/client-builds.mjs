import fs from 'node:fs';
import path from 'node:path';
import { run } from '../lib/children.mjs';
import { filesBelow, hashFiles, readIfPresent, root } from '../lib/files.mjs';
import { SetupError } from './setup-error.mjs';

export const clients = ['tablet-client', 'interpreter-client', 'admin-client'];

const shared = [
  'shared/core',
  'shared/client',
  'package-lock.json',
  'tsconfig.json',
  'tsconfig.browser.json',
];

/** Left out of what a build is made from. @param {string} file */
const isInput = (file) => !/(^|\/)(node_modules|dist|\.[^/]+)(\/|$)|\.test\.\w+$/.test(file);

/** What the client's build is made from, as one hash. @param {string} client @param {string} [base] */
export const inputHash = (client, base = root) =>
  hashFiles(base, filesBelow(base, [client, ...shared], isInput));

/** @param {string} folder */
const stampIn = (folder) => path.join(folder, '.mado-build');

/** Builds the clients whose sources are not those of their last build. @param {string} node a Node ≥ 24 */
export async function ensureClientBuilds(node) {
  const stale = clients
    .map((client) => ({ client, hash: inputHash(client) }))
    .filter(({ client, hash }) => readIfPresent(stampIn(path.join(root, client, 'dist'))) !== hash);
  if (stale.length === 0) return;
  const names = stale.map(({ client }) => client).join(', ');
  console.log(`Building ${names} (some seconds each).`);
  for (const { client, hash } of stale) await build(node, client, hash);
}

/** @param {string} node @param {string} client @param {string} hash */
async function build(node, client, hash) {
  const temporary = path.join(root, `node_modules/.cache/mado/${client}-${process.pid}`);
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--outDir', temporary, '--emptyOutDir', '--logLevel', 'warn'];
  try {
    const { code, output } = await run(node, args, { cwd: path.join(root, client), output: 'capture' });
    if (code !== 0) {
      throw new SetupError(
        'setup/client-build-failed',
        `${output}\n${client} could not be built. ` +
          'On an unchanged checkout run `npm run check` and report what it says.',
      );
    }
    fs.writeFileSync(stampIn(temporary), hash);
    replaceFolder(temporary, path.join(root, client, 'dist'));
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** The new folder is whole when it gets its name. @param {string} made @param {string} target */
export function replaceFolder(made, target) {
  const old = `${made}-old`;
  if (fs.existsSync(target)) fs.renameSync(target, old);
  fs.renameSync(made, target);
  fs.rmSync(old, { recursive: true, force: true });
}
