import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { selfSigned } from '../trial/self-signed.ts';
import type { CertificateFiles } from './certificate-pair.ts';
import { TlsKeeper, type TlsNews } from './tls-keeper.ts';
import { temporaryFolder } from '../startup/temporary-folder.ts';

const DAY = 86_400_000;
let folder: string;
let files: CertificateFiles;
let news: TlsNews[];
let heard: () => void;
const open = new Set<TlsKeeper>();
const codes = () => news.map(({ code }) => code);

beforeEach(async () => {
  folder = await temporaryFolder();
  files = { certFile: path.join(folder, 'cert.pem'), keyFile: path.join(folder, 'key.pem') };
  news = [];
  heard = () => undefined;
});
afterEach(() => {
  for (const keeper of open) keeper[Symbol.dispose]();
  open.clear();
});

const make = (days: number) =>
  selfSigned(
    { addresses: ['127.0.0.1'], names: [] },
    { notBefore: new Date(Date.now() - DAY), notAfter: new Date(Date.now() + days * DAY) },
  );

async function put(days: number, where = folder): Promise<void> {
  const { certificate, key } = await make(days);
  await writeFile(path.join(where, 'cert.pem'), certificate);
  await writeFile(path.join(where, 'key.pem'), key);
}

async function keep(now?: () => number): Promise<TlsKeeper> {
  const tell = (each: TlsNews) => {
    news.push(each);
    heard();
  };
  const keeper = await TlsKeeper.open(files, { tell, ...(now !== undefined && { now }) });
  open.add(keeper);
  return keeper;
}

const nextNews = () => new Promise<void>((resolve) => (heard = resolve));
const daysLeft = ({ secondsLeft }: TlsKeeper) => Math.round((secondsLeft * 1000) / DAY);

describe('a certificate', () => {
  it('that cannot be used at the start is said', async () => {
    await writeFile(files.certFile, 'not a certificate');
    await writeFile(files.keyFile, (await make(90)).key);
    await expect(keep()).rejects.toMatchObject({ code: 'tls-unusable' });
    await writeFile(files.certFile, (await make(90)).certificate);
    await expect(keep()).rejects.toThrow('the key is not that of the certificate');
    files = { ...files, keyFile: path.join(folder, 'missing.pem') };
    await expect(keep()).rejects.toMatchObject({ code: 'tls-unusable' });
  });

  it('is renewed when its files are written anew', async () => {
    await put(90);
    const keeper = await keep();
    const used: Buffer[] = [];
    keeper.follow(({ cert }) => used.push(cert));
    const reloaded = nextNews();
    await put(200);
    await reloaded;
    expect([codes(), daysLeft(keeper)]).toEqual([['tls-reloaded'], 200]);
    expect(used).toEqual([keeper.pair.cert]);
  });

  it('is renewed when a file is put in the place of another', async () => {
    await put(90);
    const keeper = await keep();
    const { certificate, key } = await make(200);
    await writeFile(`${files.certFile}.new`, certificate);
    await writeFile(`${files.keyFile}.new`, key);
    const reloaded = nextNews();
    await rename(`${files.keyFile}.new`, files.keyFile);
    await rename(`${files.certFile}.new`, files.certFile);
    await reloaded;
    expect([codes(), daysLeft(keeper)]).toEqual([['tls-reloaded'], 200]);
  });

  it('is renewed when a folder is put in the place of another by a link, time and again', async () => {
    const link = path.join(folder, '..data');
    for (const [index, days] of [90, 200, 300].entries()) {
      await mkdir(path.join(folder, `${index}`));
      await put(days, path.join(folder, `${index}`));
    }
    await symlink('0', link);
    for (const name of ['cert.pem', 'key.pem']) await symlink(`..data/${name}`, path.join(folder, name));
    const keeper = await keep();
    for (const [index, days] of [
      [1, 200],
      [2, 300],
    ] as const) {
      const reloaded = nextNews();
      await symlink(`${index}`, `${link}.new`);
      await rename(`${link}.new`, link);
      await reloaded;
      expect(daysLeft(keeper)).toBe(days);
    }
  });

  it('stays while its files do not go together, which is said once for each reason', async () => {
    await put(90);
    const keeper = await keep();
    await writeFile(files.certFile, (await make(200)).certificate);
    await keeper.reload();
    await keeper.reload();
    await writeFile(files.certFile, '');
    await keeper.reload();
    expect(codes()).toEqual(['tls-reload-refused', 'tls-reload-refused']);
    expect(daysLeft(keeper)).toBe(90);
    await put(300);
    await keeper.reload();
    expect(codes().at(-1)).toBe('tls-reloaded');
    expect(daysLeft(keeper)).toBe(300);
  });

  it('that expires within 14 days is told of once a day', async () => {
    let now = Date.now();
    await put(16);
    const keeper = await keep(() => now);
    for (let hour = 0; hour < 16 * 24; hour += 8) {
      await keeper.reload();
      now += 8 * 3_600_000;
    }
    expect(codes()).toEqual(Array.from({ length: 14 }, () => 'tls-expires-soon'));
    now += DAY;
    expect(keeper.secondsLeft).toBeLessThan(0);
  });
});
