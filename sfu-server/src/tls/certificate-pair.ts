import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';

/** Where a certificate chain and its private key are, as PEM. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** A chain and a key that are known to go together. */
export interface CertificatePair {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Of the server's own certificate, the first of the chain. */
  readonly expiresAt: Date;
}

/** @throws {Error} when a file cannot be read, is no PEM, or the two do not go together */
export async function readPair({ certFile, keyFile }: CertificateFiles): Promise<CertificatePair> {
  const [cert, key] = await Promise.all([readFile(certFile), readFile(keyFile)]);
  const own = new X509Certificate(cert);
  if (!own.checkPrivateKey(createPrivateKey(key))) throw new Error('the key is not that of the certificate');
  // Reads the rest of the chain too.
  createSecureContext({ cert, key });
  return { cert, key, expiresAt: own.validToDate };
}

export const isSamePair = (one: CertificatePair, other: CertificatePair): boolean =>
  one.cert.equals(other.cert) && one.key.equals(other.key);
