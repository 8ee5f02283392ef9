// The certificates' library takes its parts from a container that wants this loaded first.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { isIP } from 'node:net';
import * as x509 from '@peculiar/x509';

/** Under what a certificate is good. */
export interface CertificateNames {
  readonly addresses: readonly string[];
  readonly names: readonly string[];
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };

/** A certificate that vouches for itself, and its key, as PEM. */
export async function selfSigned(
  wanted: CertificateNames,
  validity: { readonly notBefore: Date; readonly notAfter: Date },
): Promise<{ readonly certificate: string; readonly key: string }> {
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    // Positive, as the standard has it.
    serialNumber: `01${randomBytes(15).toString('hex')}`,
    name: 'CN=Mado trial',
    ...validity,
    signingAlgorithm: algorithm,
    keys,
    extensions: extensions(wanted),
  });
  const key = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return { certificate: certificate.toString('pem'), key: x509.PemConverter.encode(key, 'PRIVATE KEY') };
}

/** It can sign nothing but its own handshakes: whoever trusts it trusts this server and no other. */
const extensions = ({ addresses, names }: CertificateNames): x509.Extension[] => [
  new x509.BasicConstraintsExtension(false, undefined, true),
  new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
  new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
  new x509.SubjectAlternativeNameExtension([
    ...addresses.filter((address) => isIP(address) !== 0).map((value) => ({ type: 'ip' as const, value })),
    ...names.map((value) => ({ type: 'dns' as const, value })),
  ]),
];
