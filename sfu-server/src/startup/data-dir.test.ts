import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { DataDir } from './data-dir.ts';
import { identify } from './process-identity.ts';

let folder: string;
const lockFile = () => path.join(folder, 'server.lock');
const leaveLock = (content: string) => writeFile(lockFile(), content);

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'mado-'));
});

async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  if (child.pid === undefined) throw new Error('not started');
  return child.pid;
}

it('is made where it is missing, for its owner alone', async () => {
  const made = path.join(folder, 'a', 'b');
  await using _held = await DataDir.take(made);
  expect((await stat(made)).mode & 0o777).toBe(0o700);
});

it('belongs to one server at a time', async () => {
  const held = await DataDir.take(folder);
  await expect(DataDir.take(folder)).rejects.toMatchObject({ code: 'data-dir-in-use' });
  await held[Symbol.asyncDispose]();
  await using _again = await DataDir.take(folder);
});

it('goes to one of several that come at once', async () => {
  const results = await Promise.allSettled(Array.from({ length: 8 }, () => DataDir.take(folder)));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});

it('is not blocked by a server that died', async () => {
  await leaveLock(JSON.stringify({ pid: await deadProcess(), started: null }));
  await using _held = await DataDir.take(folder);
  expect(await readdir(folder)).toEqual(['server.lock']);
});

it.runIf(process.platform === 'linux')(
  'is not blocked by a process that was given the same number since',
  async () => {
    await leaveLock(JSON.stringify({ pid: process.pid, started: 'another boot:1' }));
    await using _held = await DataDir.take(folder);
  },
);

it.each(['', 'not json', '{"pid":-1}'])('is not blocked by a lock that holds %j', async (content) => {
  await leaveLock(content);
  await using _held = await DataDir.take(folder);
});

it('is blocked by another living process', async () => {
  await leaveLock(JSON.stringify(identify(process.ppid)));
  await expect(DataDir.take(folder)).rejects.toThrow(`process id ${process.ppid}`);
});

it('leaves the lock of another server alone', async () => {
  const held = await DataDir.take(folder);
  await leaveLock(JSON.stringify(identify(process.ppid)));
  await held[Symbol.asyncDispose]();
  expect(await readdir(folder)).toEqual(['server.lock']);
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
