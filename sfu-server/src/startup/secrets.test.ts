import { chmod, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { keysOf } from './keys.ts';
import { Secrets } from './secrets.ts';
import { temporaryFolder } from './temporary-folder.ts';

let folder: string;
const file = () => path.join(folder, 'secrets.json');
const source = (secret: string | null = null) => ({ dataDir: folder, secret, formerSecrets: [] });
const keyOf = async (secret: string | null = null) =>
  (await Secrets.open(source(secret))).deriveKey('sessions');

beforeEach(async () => {
  folder = await temporaryFolder();
});

describe('the secrets of a data directory', () => {
  it('are made at the first start, for their owner alone, and stay', async () => {
    const key = await keyOf();
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(await readdir(folder)).toEqual(['secrets.json']);
    const text = await readFile(file(), 'utf8');
    expect(Buffer.from((JSON.parse(text) as { master: string }).master, 'base64url')).toHaveLength(32);
    expect(await keyOf()).toBe(key);
    expect(await readFile(file(), 'utf8')).toBe(text);
  });

  it('are not made by who only looks for them', async () => {
    expect(await Secrets.find(source())).toBeNull();
    expect(await readdir(folder)).toEqual([]);
    const key = await keyOf();
    expect((await Secrets.find(source()))?.deriveKey('sessions')).toBe(key);
  });

  it('can be moved to the environment as they stand', async () => {
    const key = await keyOf();
    const { master } = JSON.parse(await readFile(file(), 'utf8')) as { master: string };
    await rm(file());
    expect(await keyOf(master)).toBe(key);
    expect(await readdir(folder)).toEqual([]);
  });

  it('differ from directory to directory', async () => {
    const key = await keyOf();
    folder = await temporaryFolder();
    expect(await keyOf()).not.toBe(key);
  });

  it('are the same for all who come at once', async () => {
    const keys = await Promise.all(Array.from({ length: 8 }, () => keyOf()));
    expect(new Set(keys).size).toBe(1);
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });

  it.each([0o640, 0o604, 0o620])('are refused, and left alone, with mode %o', async (mode) => {
    await keyOf();
    await chmod(file(), mode);
    const before = await readFile(file(), 'utf8');
    await expect(keyOf()).rejects.toMatchObject({ code: 'secrets-exposed' });
    expect(await readFile(file(), 'utf8')).toBe(before);
  });

  it.each(['', 'not json', '{}', '{"version":1,"master":"short"}', '{"version":2,"master":"x"}'])(
    'are refused, and left alone, as %j',
    async (text) => {
      await writeFile(file(), text, { mode: 0o600 });
      await expect(keyOf()).rejects.toMatchObject({ code: 'secrets-malformed' });
      expect(await readFile(file(), 'utf8')).toBe(text);
    },
  );

  it('do not repeat a damaged file in what is printed', async () => {
    await writeFile(file(), '{"master":"hunter2"', { mode: 0o600 });
    await expect(keyOf()).rejects.toThrow(/^(?!.*hunter2)/);
  });

  it('say so where they cannot be kept', async () => {
    folder = path.join(folder, 'missing');
    await expect(keyOf()).rejects.toMatchObject({ code: 'secrets-unusable' });
  });
});

describe('a secret of the environment', () => {
  it('takes the place of the file, which is neither made nor read', async () => {
    const key = await keyOf('one secret of the environment');
    expect(await readdir(folder)).toEqual([]);
    await writeFile(file(), 'damaged', { mode: 0o600 });
    expect(await keyOf('one secret of the environment')).toBe(key);
    expect(await keyOf('another secret of the environment')).not.toBe(key);
  });
});

it('derives a key for each use, by HKDF-SHA-256', () => {
  const keys = Object.values(keysOf(new Secrets('x'.repeat(32)))).flat();
  expect(new Set(keys).size).toBe(8);
  // As `openssl kdf -keylen 32 -kdfopt digest:SHA256 -kdfopt key:xxx… -kdfopt info:mado/sessions HKDF` has it.
  expect(keys).toContain('2495ef958a307f4d65e75c205823e82ed4f7263ba310e93dccf309f29f66bbb0');
});

it('derives of former secrets what they gave, the current one first and none twice', () => {
  const keyFrom = (secret: string) => new Secrets(secret).deriveKey('accounts');
  const changed = new Secrets('new', ['old', 'new', 'older']);
  expect(changed.deriveRing('accounts')).toEqual(['new', 'old', 'older'].map(keyFrom));
});
