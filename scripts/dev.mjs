import path from 'node:path';
import { exitWith, passSignalsOn, run, stopAll } from './lib/children.mjs';
import { root } from './lib/files.mjs';

const vite = path.join(root, 'node_modules/vite/bin/vite.js');

/** The clients with reload; each asks the server at its usual port. @type {[client: string, port: number][]} */
const clients = [
  ['tablet-client', 5173],
  ['interpreter-client', 5174],
  ['admin-client', 5175],
];

/** All of them live and end together. */
async function develop() {
  const server = run(process.execPath, ['--watch', 'sfu-server/bin/serve.ts', '--trial'], {
    cwd: root,
    foreground: true,
  });
  const clientServers = clients.map(([client, port]) =>
    run(process.execPath, [vite, '--port', `${port}`, '--strictPort', '--clearScreen', 'false'], {
      cwd: path.join(root, client),
    }),
  );
  const all = [server, ...clientServers];
  try {
    return (await Promise.race(all)).code;
  } finally {
    stopAll();
    await Promise.allSettled(all);
  }
}

passSignalsOn();
await exitWith(develop);
