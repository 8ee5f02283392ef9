import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

const sha256 = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: string | Buffer): string => Buffer.from(data).toString('base64url');

const userPresent = 0x01;
const userVerified = 0x04;
const credentialIncluded = 0x40;

export interface CeremonyOptions {
  readonly origin: string;
  /** Whether it found out who uses it, by a finger or a PIN. */
  readonly verifiesUser?: boolean;
}

interface RegistrationOptions {
  readonly challenge: string;
  readonly rp: { readonly id: string };
}

interface AuthenticationOptions {
  readonly challenge: string;
  readonly rpId: string;
}

/** One passkey (ES256, no attestation, no counter), as a phone makes and uses it: WebAuthn Level 3, 6. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #key: KeyObject;
  readonly #publicKey: KeyObject;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    this.#publicKey = publicKey;
  }

  /** Answers `navigator.credentials.create()`. */
  register({ challenge, rp }: RegistrationOptions, { origin, verifiesUser = true }: CeremonyOptions) {
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#coseKey()]);
    const data = Buffer.concat([head(rp.id, verifiesUser, credentialIncluded), credential]);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      ...[cborText('fmt'), cborText('none'), cborText('attStmt'), Buffer.from([0xa0])],
      ...[cborText('authData'), cborBytes(data)],
    ]);
    return this.#credential({
      clientDataJSON: base64url(clientData('webauthn.create', challenge, origin)),
      attestationObject: base64url(attestationObject),
      transports: ['internal'],
    });
  }

  /** Answers `navigator.credentials.get()`. */
  authenticate({ challenge, rpId }: AuthenticationOptions, { origin, verifiesUser = true }: CeremonyOptions) {
    const said = clientData('webauthn.get', challenge, origin);
    const data = head(rpId, verifiesUser, 0);
    return this.#credential({
      clientDataJSON: base64url(said),
      authenticatorData: base64url(data),
      signature: base64url(sign('sha256', Buffer.concat([data, sha256(said)]), this.#key)),
    });
  }

  #credential(response: Readonly<Record<string, unknown>>) {
    const id = base64url(this.id);
    return { id, rawId: id, type: 'public-key', clientExtensionResults: {}, response };
  }

  /** RFC 9053, 7.1.1. */
  #coseKey(): Buffer {
    const { x = '', y = '' } = this.#publicKey.export({ format: 'jwk' });
    const point = (text: string) => cborBytes(Buffer.from(text, 'base64url'));
    const [label1, label3] = [Buffer.from([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21]), Buffer.from([0x22])];
    return Buffer.concat([label1, point(x), label3, point(y)]);
  }
}

const clientData = (type: string, challenge: string, origin: string): string =>
  JSON.stringify({ type, challenge, origin, crossOrigin: false });

function head(rpId: string, verifiesUser: boolean, more: number): Buffer {
  const flags = userPresent | (verifiesUser ? userVerified : 0) | more;
  return Buffer.concat([sha256(rpId), Buffer.from([flags]), Buffer.alloc(4)]);
}

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from([0x58, bytes.length]), bytes]);
