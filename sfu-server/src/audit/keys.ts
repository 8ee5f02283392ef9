import { createHash, hkdfSync, randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { readKept } from './read-kept.ts';
import { writeDurably } from './write-durably.ts';

interface AuditKey {
  readonly id: string;
  readonly key: Buffer;
}

const FILE = 'audit-keys';
const LENGTH = 32;
const content = z.array(z.string().regex(/^[0-9a-f]{64}$/));

/**
 * The keys of the chain: the one of the server's secret, and those of its earlier secrets, so that what was written
 * before a secret was changed can still be checked. They are kept in the data directory, readable by its owner alone.
 */
export class AuditKeys {
  /** What new entries are made with. */
  readonly current: AuditKey;
  readonly #byId: ReadonlyMap<string, Buffer>;

  constructor(current: AuditKey, earlier: readonly AuditKey[] = []) {
    this.current = current;
    this.#byId = new Map([...earlier, current].map(({ id, key }) => [id, key]));
  }

  /** Takes up the key of this secret, and keeps it for later. Without a secret, a key of the data directory's own. */
  static async open(dataDir: string, secret: string | null): Promise<AuditKeys> {
    const kept = await readKeys(dataDir);
    const current = secret === null ? (kept.at(-1) ?? keyOf(randomBytes(LENGTH))) : derived(secret);
    const keys = [...kept.filter(({ id }) => id !== current.id), current];
    // The last is the current one: it is the one that a server without a secret goes on with.
    if (kept.at(-1)?.id !== current.id) {
      const hex = keys.map(({ key }) => key.toString('hex'));
      await writeDurably(path.join(dataDir, FILE), `${JSON.stringify(hex)}\n`);
    }
    return new AuditKeys(current, keys);
  }

  /** For checking alone: writes nothing. Null where there is no key at all. */
  static async read(dataDir: string, secret: string | null): Promise<AuditKeys | null> {
    const kept = await readKeys(dataDir);
    const current = secret === null ? kept.at(-1) : derived(secret);
    return current === undefined ? null : new AuditKeys(current, kept);
  }

  find(id: string): Buffer | null {
    return this.#byId.get(id) ?? null;
  }
}

/** An HMAC key is told apart by a hash of it; 64 bits are enough for a handful of keys. */
export const keyOf = (key: Buffer): AuditKey => ({
  id: createHash('sha256').update('mado audit key id').update(key).digest('hex').slice(0, 16),
  key,
});

/** A key for this use alone: whoever learns it cannot make a session. */
const derived = (secret: string): AuditKey =>
  keyOf(Buffer.from(hkdfSync('sha256', secret, '', 'mado audit chain', LENGTH)));

async function readKeys(dataDir: string): Promise<AuditKey[]> {
  const kept = await readKept(path.join(dataDir, FILE), content);
  return (kept ?? []).map((hex) => keyOf(Buffer.from(hex, 'hex')));
}
