import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/files.mjs';
import { SetupError } from './setup-error.mjs';

const needed = 24;

/**
 * The Node that runs the product: the present one where it is new enough, else the one among the packages.
 * @param {{ version: string, execPath: string, platform: string, arch: string }} [present]
 * @param {string} [base]
 */
export function findRuntime(present = presentNode(), base = root) {
  if (Number.parseInt(present.version, 10) >= needed) return present.execPath;
  const bundled = path.join(base, `node_modules/node-${present.platform}-${present.arch}/bin/node`);
  if (fs.existsSync(bundled)) return bundled;
  throw new SetupError(
    'setup/runtime-missing',
    `Mado runs on Node ${needed}; this is Node ${present.version}, and the packages bring Node ${needed} ` +
      `for Linux on x64 and arm64 only. Install Node ${needed} or newer and run the same command again.`,
  );
}

function presentNode() {
  const { versions, execPath, platform, arch } = process;
  return { version: versions.node, execPath, platform, arch };
}
