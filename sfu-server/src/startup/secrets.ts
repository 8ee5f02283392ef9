import { hkdfSync } from 'node:crypto';
import { findMaster, openMaster } from './secrets-file.ts';

/** What keys are for. Each use has a key of its own, so that none can stand in for another. */
export type KeyName =
  'sessions' | 'accounts' | 'invitations' | 'pairing' | 'used-codes' | 'known-browsers' | 'tickets' | 'audit';

const KEY_BYTES = 32;

/** The key of one use, and those of former secrets: what is new is made with the first, what is old was with any. */
export type KeyRing = readonly [current: string, ...former: string[]];

/** Where the secret of an installation is. */
export interface SecretSource {
  readonly dataDir: string;
  /** Null: the one of the data directory. */
  readonly secret: string | null;
  readonly formerSecrets: readonly string[];
}

/** The one secret of an installation, from which all keys follow, and those that it had before. */
export class Secrets {
  readonly #current: string;
  readonly #former: readonly string[];

  constructor(current: string, former: readonly string[] = []) {
    this.#current = current;
    this.#former = former.filter((secret) => secret !== current);
  }

  /**
   * The secret of the environment if there is one, else that of the data directory, which is made on the first start.
   * @throws {StartupError} `secrets-exposed`, `secrets-malformed` or `secrets-unusable`
   */
  static async open({ dataDir, secret, formerSecrets }: SecretSource): Promise<Secrets> {
    return new Secrets(secret ?? (await openMaster(dataDir)), formerSecrets);
  }

  /**
   * The same of an installation that there is, without making anything; null: it has no secret.
   * @throws {StartupError} `secrets-exposed`, `secrets-malformed` or `secrets-unusable`
   */
  static async find({ dataDir, secret, formerSecrets }: SecretSource): Promise<Secrets | null> {
    const current = secret ?? (await findMaster(dataDir));
    return current === null ? null : new Secrets(current, formerSecrets);
  }

  /** 256 bits in hexadecimal, always the same for a name (HKDF-SHA-256). */
  deriveKey(name: KeyName): string {
    return derive(this.#current, name);
  }

  /** The same of every secret. */
  deriveRing(name: KeyName): KeyRing {
    return [this.deriveKey(name), ...this.#former.map((secret) => derive(secret, name))];
  }
}

const derive = (secret: string, name: KeyName): string =>
  Buffer.from(hkdfSync('sha256', secret, '', `mado/${name}`, KEY_BYTES)).toString('hex');
