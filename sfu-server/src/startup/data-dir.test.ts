import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import net from 'node:net';
import { hostname } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DataDir } from './data-dir.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: string;
const lockFile = () => path.join(folder, 'server.lock');
const leaveLock = (content: string) => writeFile(lockFile(), content);
const inUse = { code: 'data-dir-in-use' };

beforeEach(async () => {
  folder = await temporaryFolder();
});

it('is made where it is missing, for its owner alone', async () => {
  const made = path.join(folder, 'a', 'b');
  await using _held = await DataDir.take(made);
  expect((await stat(made)).mode & 0o777).toBe(0o700);
});

it('belongs to one server at a time, and nothing is left of it', async () => {
  const held = await DataDir.take(folder);
  await expect(DataDir.take(folder)).rejects.toThrow(`process id ${process.pid} on ${hostname()}`);
  await held[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual([]);
  await using _again = await DataDir.take(folder);
});

it('goes to one of several that come at once', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => DataDir.take(folder)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await readdir(folder)).toHaveLength(2);
});

/** The lock of a server that died, and left its sign. */
const dead = (sign: string) => JSON.stringify({ pid: 1, host: 'here', sign: `server.${sign}` });
const removalOf = (lock: string) => createHash('sha256').update(lock).digest('hex').slice(0, 16);

it('goes to one of several that come at once where a server has died, and nothing is left of that', async () => {
  for (let round = 0; round < 10; round += 1) {
    await leaveLock(dead('0123456789ab'));
    await writeFile(path.join(folder, 'server.0123456789ab'), '');
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => DataDir.take(folder)));
    const held = results.filter((result) => result.status === 'fulfilled');
    expect(held).toHaveLength(1);
    expect(await readdir(folder)).toHaveLength(2);
    await held[0]?.value[Symbol.asyncDispose]();
  }
});

it('is not blocked by who died while removing the lock of a dead server', async () => {
  const [first, second] = [dead('0123456789ab'), dead('ba9876543210')];
  await leaveLock(first);
  await writeFile(`${lockFile()}.${removalOf(first)}`, second);
  await writeFile(`${lockFile()}.${removalOf(second)}`, dead('aaaaaaaaaaaa'));
  await using _held = await DataDir.take(folder);
  expect(await readdir(folder)).toHaveLength(2);
});

it('leaves a dead lock to whoever is removing it', async () => {
  await using remover = await DataDir.take(path.join(folder, 'elsewhere'));
  const living = await readFile(path.join(folder, 'elsewhere', 'server.lock'), 'utf8');
  const sign = /server\.[0-9a-f]{12}/.exec(living)?.[0] ?? '';
  await symlink(path.join(folder, 'elsewhere', sign), path.join(folder, sign));
  await leaveLock(dead('0123456789ab'));
  await writeFile(`${lockFile()}.${removalOf(dead('0123456789ab'))}`, living);
  await expect(DataDir.take(folder)).rejects.toMatchObject(inUse);
  expect(await readFile(lockFile(), 'utf8')).toBe(dead('0123456789ab'));
  expect(remover).toBeDefined();
});

it.each(['EOPNOTSUPP', 'EPERM'])('says where its file system holds no sockets (%s)', async (code) => {
  const listen = vi.spyOn(net.Server.prototype, 'listen').mockImplementation(function (this: net.Server) {
    queueMicrotask(() => this.emit('error', Object.assign(new Error(code), { code })));
    return this;
  });
  try {
    await expect(DataDir.take(folder)).rejects.toMatchObject({
      code: 'data-dir-unusable',
      message: expect.stringContaining(`holds no sockets (${code}): set MADO_DATA_DIR`),
    });
  } finally {
    listen.mockRestore();
  }
});

it.runIf(process.platform === 'linux')('may have a path that is too long for a socket', async () => {
  folder = path.join(folder, 'deep'.repeat(20), 'down'.repeat(20));
  await mkdir(folder, { recursive: true });
  const held = await DataDir.take(folder);
  await expect(DataDir.take(folder)).rejects.toMatchObject(inUse);
  await held[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  '',
  'not json',
  '{"pid":-1}',
  '{"pid":1,"host":"here","sign":"../elsewhere"}',
  '{"pid":1,"host":"here","sign":"server.0123456789ab"}',
])('is not blocked by a lock that holds %j', async (content) => {
  await leaveLock(content);
  await using _held = await DataDir.take(folder);
});

it('leaves the lock of another server alone', async () => {
  const held = await DataDir.take(folder);
  await leaveLock('of another');
  await held[Symbol.asyncDispose]();
  expect(await readFile(lockFile(), 'utf8')).toBe('of another');
});

/** Takes the directory, and ends without giving it back once its input does. */
const holder = `
  const { DataDir } = await import(${JSON.stringify(pathToFileURL(path.join(import.meta.dirname, 'data-dir.ts')))});
  const held = await DataDir.take(process.argv[1]);
  process.stdin.once('end', () => process.exit(held ? 0 : 1)).resume();
  console.log('taken by', process.pid);
`;
const namespace = ['unshare', '--user', '--map-root-user', '--pid', '--net', '--fork'];
const possible = spawnSync(namespace[0] ?? '', [...namespace.slice(1), 'true']).status === 0;

describe.each<[where: string, before: readonly string[], runs: boolean]>([
  ['another process', [], true],
  ['a process of another container (where namespaces may be made)', namespace, possible],
])('held by %s', (_where, before, runs) => {
  it.runIf(runs)('it is refused, and free as soon as that one has died', { timeout: 20_000 }, async () => {
    const [command, ...args] = [...before, process.execPath, '--input-type=module', '-e', holder];
    const child = spawn(command, [...args, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
    const died = once(child, 'exit');
    try {
      const [said] = (await once(child.stdout, 'data')) as [Buffer];
      if (before.length > 0) expect(said.toString()).toBe('taken by 1\n');
      await expect(DataDir.take(folder)).rejects.toMatchObject(inUse);
    } finally {
      child.stdin.end();
      await died;
    }
    expect(await readdir(folder)).toHaveLength(2);
    await using _held = await DataDir.take(folder);
    expect(await readdir(folder)).toHaveLength(2);
  });
});

it.runIf(process.platform === 'linux')('says so where no folder can be made', async () => {
  await expect(DataDir.take('/proc/mado/data')).rejects.toMatchObject({ code: 'data-dir-unusable' });
});

it('says so when it cannot be used', async () => {
  const file = path.join(folder, 'file');
  await writeFile(file, '');
  for (const impossible of [file, path.join(file, 'below')]) {
    await expect(DataDir.take(impossible)).rejects.toMatchObject({ code: 'data-dir-unusable' });
  }
});
