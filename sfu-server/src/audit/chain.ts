import { createHmac } from 'node:crypto';
import type { AuditDetail } from '@mado/core/domain/audit.ts';
import { z } from 'zod';

/** An entry as it stands in the database, every value in the spelling that is hashed. */
export interface StoredEntry {
  /** 1, 2, 3 …, without a gap. */
  readonly seq: number;
  readonly id: string;
  /** ISO 8601 in UTC, to the microsecond. */
  readonly at: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectKind: string | null;
  readonly subjectId: string | null;
  readonly from: string | null;
  readonly detail: AuditDetail;
  /** Says which key it was made with, and nothing of the key. */
  readonly keyId: string;
  readonly prevHash: string;
  readonly hash: string;
}

/** Where a chain ends: its last entry. */
export interface ChainHead {
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
}

/** What a chain is called. Anything else in the database was put there by somebody else, and names no chain. */
export const chainName = z.uuid();

/** What the first entry ever follows. */
export const GENESIS = '0'.repeat(64);

/**
 * The bytes that are hashed: the UTF-8 of one JSON array (RFC 8259, without white space, strings escaped as ECMAScript's
 * `JSON.stringify` does, which is what RFC 8785 prescribes) of exactly these thirteen members in this order:
 *
 * 1. the text `mado-audit-1`
 * 2. `seq`, a number
 * 3. `id`, a UUID in lower case
 * 4. `at`, `YYYY-MM-DDTHH:MM:SS.ffffffZ`
 * 5. actor kind, 6. actor id or null
 * 7. action
 * 8. subject kind or null, 9. subject id or null
 * 10. `from`, the address, or null
 * 11. the detail, an array of `[name, value]`, by name in the order of UTF-16 code units; a value is a string, a safe
 *     integer, true, false or null
 * 12. `keyId`
 * 13. `prevHash`, 64 hexadecimal digits in lower case
 *
 * An array with fixed places has one spelling for each entry, and no entry has the spelling of another.
 */
export const canonical = (entry: Omit<StoredEntry, 'hash'>): string =>
  JSON.stringify([
    'mado-audit-1',
    entry.seq,
    entry.id,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.from,
    Object.entries(entry.detail).sort(([a], [b]) => (a < b ? -1 : 1)),
    entry.keyId,
    entry.prevHash,
  ]);

/** HMAC-SHA-256 of {@link canonical}, in hexadecimal. */
export const hashOf = (entry: Omit<StoredEntry, 'hash'>, key: Buffer): string =>
  createHmac('sha256', key).update(canonical(entry)).digest('hex');
