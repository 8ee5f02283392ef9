import type { AuditVerdict } from '@mado/core/protocol/rest/audit.ts';
import type { Database } from '../db/database.ts';
import { findStored } from './audit-repository.ts';
import { ChainCheck, type Broken } from './chain-check.ts';
import type { ChainHead } from './chain.ts';
import type { AuditKeys } from './keys.ts';

/** How many entries are in memory at a time. */
const PAGE = 1000;

export interface Verified {
  readonly entries: number;
  readonly broken: Broken | null;
}

interface VerifyOptions {
  readonly keys: Pick<AuditKeys, 'find'>;
  readonly head: ChainHead | null;
  readonly pageSize?: number;
}

/** Reads the whole log, page by page, and checks its chain. Entries that are added meanwhile belong to it. */
export async function verifyChain(
  database: Database,
  { keys, head, pageSize = PAGE }: VerifyOptions,
): Promise<Verified> {
  const check = new ChainCheck(keys, head);
  let after = 0;
  for (;;) {
    const page = await database.read('verifyAudit', (db) => findStored(db, { after, limit: pageSize }));
    for (const entry of page) {
      const broken = check.add(entry);
      if (broken !== null) return { entries: check.count, broken };
      after = entry.seq;
    }
    if (page.length < pageSize) return { entries: check.count, broken: check.end() };
  }
}

/** The same in the words of the API. */
export const verdictOf = ({ entries, broken }: Verified, at: Date): AuditVerdict =>
  broken === null
    ? { whole: true, entries, checkedAt: at.getTime() }
    : { whole: false, ...broken, checkedAt: at.getTime() };
