import { X509Certificate } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { keptCertificate } from './lan-certificate.ts';
import { temporaryFolder } from '../startup/temporary-folder.ts';

const DAY = 86_400_000;
const room = { addresses: ['192.168.7.4', 'fd00::4'], names: ['desk.local'] };
let folder: string;
beforeEach(async () => {
  folder = await temporaryFolder();
});

async function certificate(wanted = room, now = Date.now()): Promise<X509Certificate> {
  const { certFile } = await keptCertificate(folder, wanted, now);
  return new X509Certificate(await readFile(certFile));
}

it('is good for the addresses and the name of this computer, and signs nothing else', async () => {
  const made = await certificate();
  expect([made.checkIP('192.168.7.4'), made.checkIP('192.168.7.5')]).toEqual(['192.168.7.4', undefined]);
  expect([made.checkHost('desk.local'), made.checkHost('local')]).toEqual(['desk.local', undefined]);
  expect([made.ca, made.verify(made.publicKey)]).toEqual([false, true]);
  const days = (made.validToDate.getTime() - made.validFromDate.getTime()) / DAY;
  expect(days).toBeLessThanOrEqual(398);
});

it('is for its owner alone, and nothing else is left', async () => {
  await certificate();
  const names = await readdir(folder);
  expect(names.sort()).toEqual(['lan-certificate.pem', 'lan-key.pem']);
  for (const name of names) expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o600);
});

it('stays the same from start to start', async () => {
  const { fingerprint256 } = await certificate();
  expect((await certificate()).fingerprint256).toBe(fingerprint256);
  const fewer = await certificate({ addresses: ['192.168.7.4'], names: [] });
  expect(fewer.fingerprint256).toBe(fingerprint256);
});

it.each([
  ['another address', { ...room, addresses: ['192.168.7.9'] }, 0],
  ['another name', { ...room, names: ['table.local'] }, 0],
  ['little time left', room, 340 * DAY],
])('is made anew for %s', async (_why, wanted, later) => {
  const { fingerprint256 } = await certificate();
  expect((await certificate(wanted, Date.now() + later)).fingerprint256).not.toBe(fingerprint256);
});

it('is made anew where it is damaged', async () => {
  await certificate();
  await writeFile(path.join(folder, 'lan-key.pem'), 'damaged');
  expect((await certificate()).checkIP('192.168.7.4')).toBe('192.168.7.4');
});
