import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommand } from '../support/command.ts';
import { trialReady } from '../support/ready-file.ts';
import { spawnServer, type SpawnedServer } from '../support/spawned-server.ts';

let folder: string;
const running = new Set<SpawnedServer>();
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mado-serve-'));
});
afterEach(async () => {
  for (const { child, exit } of running) {
    child.kill('SIGKILL');
    await exit;
  }
  await rm(folder, { recursive: true });
});

/** Starts the program in the test's own folder. */
function start(environment: Readonly<Record<string, string>>, ...options: string[]): SpawnedServer {
  const defaults = {
    MADO_PORT: '0',
    MADO_DATA_DIR: path.join(folder, 'data'),
    MADO_MEDIA_WORKERS: '1',
    MADO_READY_FILE: path.join(folder, 'ready.json'),
  };
  const server = spawnServer(folder, { ...defaults, ...environment }, { options });
  running.add(server);
  void server.exit.then(() => running.delete(server));
  return server;
}

const ready = () => trialReady(folder);

const count = (text: string, part: string) => text.split(part).length - 1;

describe('npm start', () => {
  it('is ready with a link for everybody, prints fresh ones on Enter, and ends on SIGTERM with 0', async () => {
    const server = start({}, '--trial');
    const { url, pid, links } = await ready();
    expect(pid).toBe(server.child.pid);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    const languages = links.interpreters.flatMap((interpreter) => interpreter.languages);
    for (const [language, least] of Object.entries({ jsl: 2, en: 2, ko: 1, cmn: 1 })) {
      expect(languages.filter((tag) => tag === language).length).toBeGreaterThanOrEqual(least);
    }
    expect(
      links.interpreters.some((each) => each.languages.includes('en') && each.languages.includes('cmn')),
    ).toBe(true);
    expect(links.tablets.length).toBeGreaterThanOrEqual(2);

    const printed = count(await server.says((output) => output.includes('/link/')), '/link/');
    server.child.stdin.write('\n');
    await server.says((output) => count(output, '/link/') === 2 * printed);
    const signIn = await fetch(links.admin, { redirect: 'manual' });
    expect([signIn.status, signIn.headers.get('location')]).toEqual([303, '/admin/']);

    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
  });

  it('keeps the ward and its sessions through a second start, but nobody is served with them', async () => {
    const first = start({}, '--trial');
    const before = await ready();
    const signIn = await fetch(before.links.admin, { redirect: 'manual' });
    const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    first.child.kill('SIGINT');
    expect(await first.exit).toBe(0);

    await rm(path.join(folder, 'ready.json'));
    const second = start({}, '--trial');
    const after = await ready();
    const log = await fetch(`${after.url}/api/admin/calls`, { headers: { cookie } });
    expect(log.status).toBe(200);
    expect(after.links.interpreters.map(({ name }) => name)).toEqual(
      before.links.interpreters.map(({ name }) => name),
    );
    const stale = before.links.tablets[0]?.url.replace(before.url, after.url) ?? '';
    expect((await fetch(stale, { redirect: 'manual' })).status).toBe(404);
    second.child.stdin.end();
    second.child.kill('SIGTERM');
    expect(await second.exit).toBe(0);

    const real = { MADO_EMBEDDED_DATABASE: 'accept-risk', MADO_PUBLIC_URL: 'http://localhost:3000' };
    // Nor is its secret taken for the one that the server of this directory goes on with.
    const served = start({ ...real, MADO_SECRET: 'of-another-installation-5e1f09c7b2d84a63' });
    expect(await served.exit).toBe(1);
    expect(served.output()).toContain('(database-of-trial)');
    const command = await runCommand('administrator', {
      ...real,
      MADO_DATA_DIR: path.join(folder, 'data'),
    });
    expect(command).toEqual({ code: 1, said: expect.stringContaining('(database-of-trial)') });
  });
});

describe('a start that cannot be', () => {
  it.each([
    ['an unknown variable', { MADO_PROT: '1' }, 'config-unknown', 'MADO_PORT'],
    ['a malformed variable', { MADO_PORT: 'three' }, 'config-invalid', 'MADO_PORT'],
    ['a trial beyond loopback', { MADO_HOST: '0.0.0.0' }, 'trial-loopback-only', 'MADO_HOST'],
    ['a weak secret', { MADO_SECRET: 'changeme'.repeat(5) }, 'weak-secret', 'MADO_SECRET'],
  ])('%s', async (_what, environment, code, name) => {
    const server = start(environment, '--trial');
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain(code);
    expect(server.output()).toContain(name);
    expect(server.output()).not.toContain('    at ');
  });

  it('a taken port', async () => {
    const holder = net.createServer().listen(0, '127.0.0.1');
    await once(holder, 'listening');
    const { port } = holder.address() as AddressInfo;
    const server = start({ MADO_PORT: String(port), MADO_MEDIA_PORT: '0' }, '--trial');
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('port-taken');
    expect(server.output()).toContain(String(port));
    holder.close();
  });

  it('a data directory that is none', async () => {
    const file = path.join(folder, 'file');
    await writeFile(file, '');
    const server = start({ MADO_DATA_DIR: path.join(file, 'data') }, '--trial');
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('data-dir-unusable');
  });

  it('a data directory of a server that lives', async () => {
    start({}, '--trial');
    await ready();
    const second = start({ MADO_READY_FILE: path.join(folder, 'second.json') }, '--trial');
    expect(await second.exit).toBe(1);
    expect(second.output()).toContain('data-dir-in-use');
  });

  it.each(['0.0.0.0', '::', '127.0.0.1', '198.18.77.77'])('a trial for the room at %s', async (address) => {
    const server = start({ MADO_HOST: address }, '--trial', '--lan');
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('lan-address-unknown');
  });

  it('an unknown option', async () => {
    const server = start({}, '--trail');
    expect(await server.exit).toBe(2);
    expect(server.output()).toContain('--trail');
  });

  it('production without a database that survives a power cut', async () => {
    const server = start({});
    expect(await server.exit).toBe(1);
    expect(server.output()).toContain('MADO_EMBEDDED_DATABASE');
  });
});
