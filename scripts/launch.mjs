// Stands before every npm script: sets this machine up, then hands over to Node 24.
// Any Node from 20 on can read this file and what it imports; none of them needs a package.
import { findCommand, meetNeeds } from './commands.mjs';
import { exitWith, passSignalsOn, run } from './lib/children.mjs';
import { root } from './lib/files.mjs';
import { ensurePackages } from './setup/packages.mjs';
import { findRuntime } from './setup/runtime.mjs';
import { SetupError } from './setup/setup-error.mjs';

/** @param {string | undefined} name @param {string[]} args */
async function launch(name, args) {
  const command = findCommand(name);
  await ensurePackages();
  const node = findRuntime();
  await meetNeeds(command, args, node);
  const env = { ...command.environment, ...process.env };
  const { code } = await run(node, [...command.entry, ...args], { cwd: root, env, foreground: true });
  return code;
}

const [name, ...args] = process.argv.slice(2);
passSignalsOn();
await exitWith(async () => {
  try {
    return await launch(name, args);
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    console.error(`\n${error.message}\n(${error.code})`);
    return error.exitCode;
  }
});
