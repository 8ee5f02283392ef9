import { ensureClientBuilds } from './setup/client-builds.mjs';
import { ensureCoturn } from './setup/coturn.mjs';
import { ensureMediaWorker } from './setup/media-worker.mjs';
import { chromium, cjkFonts, postgresql } from './setup/requirements.mjs';
import { SetupError } from './setup/setup-error.mjs';
import { ensureSystemPackages } from './setup/system-packages.mjs';
import { needsOf } from './stages.mjs';

/**
 * @typedef {'media-worker' | 'client-builds' | 'browser' | 'database'} Need
 * @typedef {object} Command
 * @property {Need[] | ((args: string[]) => Need[])} needs beside the packages and the runtime
 * @property {string[]} entry what Node 24 runs; the command's own arguments follow
 * @property {Record<string, string>} [environment] unless somebody has set it otherwise
 */

const minutes = 'about 2 minutes';

/** How each need is met. @type {Record<Need, (node: string) => Promise<void>>} */
const steps = {
  'media-worker': ensureMediaWorker,
  'client-builds': ensureClientBuilds,
  browser: () =>
    ensureSystemPackages({ why: 'drive a browser', time: minutes, requirements: [chromium, cjkFonts] }),
  database: async () => {
    await ensureSystemPackages({ why: 'test on PostgreSQL', time: minutes, requirements: [postgresql] });
    // The stages that test with a database test with a relay as well.
    await ensureCoturn();
  },
};

/** @type {Need[]} */
const product = ['media-worker', 'client-builds'];
const serve = 'sfu-server/bin/serve.ts';
/**
 * glibc keeps what was freed in an arena for each thread, tens of MB that come and go and look like a leak. With one
 * arena a server that has served a thousand calls is as large as after two hundred, and no slower.
 */
const environment = { MALLOC_ARENA_MAX: '1' };

/** Every npm script and what it takes. @type {Record<string, Command>} */
const commands = {
  start: { needs: product, entry: [serve, '--trial'], environment },
  serve: { needs: product, entry: [serve], environment },
  dev: { needs: product, entry: ['scripts/dev.mjs'] },
  check: { needs: [], entry: ['scripts/check.mjs'] },
  test: { needs: needsOf, entry: ['scripts/test.mjs'] },
  bench: { needs: [...product, 'browser'], entry: ['test/bench/run.ts'] },
  simulate: { needs: [], entry: ['test/simulation/routing/simulate.ts'] },
  mutate: { needs: [], entry: ['scripts/mutate.mjs'] },
  administrator: { needs: [], entry: ['sfu-server/bin/administrator.ts'] },
  'turn:config': { needs: [], entry: ['sfu-server/bin/turn-config.ts'] },
  'audit:verify': { needs: [], entry: ['sfu-server/bin/audit-verify.ts'] },
};

/** @param {string | undefined} name */
export function findCommand(name) {
  const command = name && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command) return command;
  const known = Object.keys(commands).join(', ');
  throw new SetupError(
    'setup/unknown-command',
    `There is no command ${name ?? '(none)'}: there are ${known}.`,
  );
}

/** @param {Command} command @param {string[]} args @param {string} node */
export async function meetNeeds({ needs }, args, node) {
  for (const need of Array.isArray(needs) ? needs : needs(args)) await steps[need](node);
}
