import { randomUUID, X509Certificate } from 'node:crypto';
import { rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readPair, type CertificateFiles } from '../tls/certificate-pair.ts';
import type { CertificateNames } from './self-signed.ts';

const DAY = 86_400_000;
/** Browsers refuse certificates that are good for longer than about 13 months. */
const LIFETIME_DAYS = 365;
/** A trial may go on for weeks. */
const RENEW_DAYS = 30;

/**
 * The certificate of this data directory, made anew where it is not good under all of these names, or not for long. The
 * same one is kept otherwise, so that a tablet that was told to trust it goes on.
 */
export async function keptCertificate(
  dataDir: string,
  wanted: CertificateNames,
  now = Date.now(),
): Promise<CertificateFiles> {
  const files = {
    certFile: path.join(dataDir, 'lan-certificate.pem'),
    keyFile: path.join(dataDir, 'lan-key.pem'),
  };
  if (!(await isGood(files, wanted, now))) await make(files, wanted, now);
  return files;
}

async function isGood(
  files: CertificateFiles,
  { addresses, names }: CertificateNames,
  now: number,
): Promise<boolean> {
  try {
    const { cert, expiresAt } = await readPair(files);
    const certificate = new X509Certificate(cert);
    const covers =
      addresses.every((address) => certificate.checkIP(address) !== undefined) &&
      names.every((name) => certificate.checkHost(name) !== undefined);
    return covers && expiresAt.getTime() - now > RENEW_DAYS * DAY;
  } catch {
    return false;
  }
}

async function make(
  { certFile, keyFile }: CertificateFiles,
  wanted: CertificateNames,
  now: number,
): Promise<void> {
  // Loaded here alone: nobody else needs it.
  const { selfSigned } = await import('./self-signed.ts');
  const { certificate, key } = await selfSigned(wanted, {
    notBefore: new Date(now - DAY),
    notAfter: new Date(now + LIFETIME_DAYS * DAY),
  });
  await writePrivate(keyFile, key);
  await writePrivate(certFile, certificate);
}

async function writePrivate(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${randomUUID()}`;
  try {
    await writeFile(unfinished, `${text}\n`, { flag: 'wx', mode: 0o600 });
    await rename(unfinished, file);
  } finally {
    await rm(unfinished, { force: true });
  }
}
