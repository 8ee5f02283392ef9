import { createHash } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import type { KeyRing } from '../startup/secrets.ts';
import { readKept } from './read-kept.ts';
import { writeDurably } from './write-durably.ts';

interface AuditKey {
  readonly id: string;
  readonly key: Buffer;
}

const FILE = 'audit-keys';
const content = z.array(z.string().regex(/^[0-9a-f]{64}$/));

/**
 * The keys of the chain: that of the installation's secret, derived as all others are, and those of its earlier secrets.
 * They alone are also kept, in the data directory and readable by its owner alone: whoever changes the secret, and names
 * the former one nowhere, can still check what was written before.
 */
export class AuditKeys {
  /** What new entries are made with. */
  readonly current: AuditKey;
  readonly #byId: ReadonlyMap<string, Buffer>;

  constructor(current: AuditKey, earlier: readonly AuditKey[] = []) {
    this.current = current;
    this.#byId = new Map([...earlier, current].map(({ id, key }) => [id, key]));
  }

  /** Takes up these keys, and keeps them for later. */
  static async open(dataDir: string, ring: KeyRing): Promise<AuditKeys> {
    const kept = await readKeys(dataDir);
    const { current, former } = taken(ring);
    const earlier = [...former, ...kept].filter(({ id }) => id !== current.id);
    // The last is the one that the server of this directory goes on with.
    const keys = [...new Map(earlier.map((each) => [each.id, each])).values(), current];
    if (keys.length !== kept.length || kept.at(-1)?.id !== current.id) {
      const hex = keys.map(({ key }) => key.toString('hex'));
      await writeDurably(path.join(dataDir, FILE), `${JSON.stringify(hex)}\n`);
    }
    return new AuditKeys(current, keys);
  }

  /** For checking alone: writes nothing. Null where there is no key at all. @param ring null: there is no secret */
  static async read(dataDir: string, ring: KeyRing | null): Promise<AuditKeys | null> {
    const kept = await readKeys(dataDir);
    const { current, former } = ring === null ? { current: kept.at(-1), former: [] } : taken(ring);
    return current === undefined ? null : new AuditKeys(current, [...kept, ...former]);
  }

  /** For writing beside the server that last started in this directory. Null where that had another secret, or none did. */
  static async ofServer(dataDir: string, ring: KeyRing): Promise<AuditKeys | null> {
    const kept = await readKeys(dataDir);
    const { current } = taken(ring);
    return kept.at(-1)?.id === current.id ? new AuditKeys(current, kept) : null;
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

const ofHex = (hex: string): AuditKey => keyOf(Buffer.from(hex, 'hex'));

const taken = ([current, ...former]: KeyRing) => ({ current: ofHex(current), former: former.map(ofHex) });

const readKeys = async (dataDir: string): Promise<AuditKey[]> =>
  ((await readKept(path.join(dataDir, FILE), content)) ?? []).map(ofHex);
