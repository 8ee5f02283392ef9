import { pruneAudit } from '../audit/prune.ts';
import type { Auditor, NewAuditEntry } from '../audit/auditor.ts';
import type { Database } from '../db/database.ts';
import { deleteSetAside, setAsideBefore } from '../outage/spool-file.ts';
import {
  deleteEndedCalls,
  deleteExpiredSessions,
  deleteExpiredPersonSessions,
  deleteExpiredVerifications,
  deleteOverInvitations,
  deleteOverPairings,
  deleteUsedCodes,
  deleteUsedLinks,
  forgetTickets,
  type DeleteBatch,
} from './retention-repository.ts';

/** How long what an operator decides about is kept, in days. */
export interface KeptDays {
  readonly callLog: number;
  readonly audit: number;
}

interface Kept {
  /** Its name in the entry that says how many were deleted. */
  readonly record: string;
  /** Counted from its end: of a call, of a session's validity, of a link's use. */
  readonly days: (configured: KeptDays) => number;
  readonly deleteBatch: DeleteBatch;
}

/** Every kind of record that is deleted by its age, besides the audit log itself, and how long it is kept. */
const keptRecords: readonly Kept[] = [
  { record: 'call', days: ({ callLog }) => callLog, deleteBatch: deleteEndedCalls },
  // Of no use once the day is over.
  { record: 'ticket', days: () => 1, deleteBatch: forgetTickets },
  { record: 'session', days: () => 0, deleteBatch: deleteExpiredSessions },
  // The next device that asks sweeps them away as well, or a flood of questions would stay until the day is over.
  { record: 'pairing', days: () => 0, deleteBatch: deleteOverPairings },
  // Kept for a while so that whoever opens it again is told that it was used.
  { record: 'sign-in-link', days: () => 30, deleteBatch: deleteUsedLinks },
  { record: 'person-session', days: () => 0, deleteBatch: deleteExpiredPersonSessions },
  { record: 'verification', days: () => 0, deleteBatch: deleteExpiredVerifications },
  { record: 'used-code', days: () => 1, deleteBatch: deleteUsedCodes },
  { record: 'invitation', days: () => 30, deleteBatch: deleteOverInvitations },
];

interface DeletionDeps {
  readonly database: Database;
  readonly auditor: Pick<Auditor, 'append'>;
  readonly dataDir: string;
}

const DAY_MS = 86_400_000;
/** Few enough that nobody notices the transaction. */
const BATCH = 500;

const daysBefore = (now: Date, days: number) => new Date(now.getTime() - days * DAY_MS);

/** Deletes all that is older than it is kept, unless it is told to stop. Several servers may do so at once. */
export async function deleteOld(
  deps: DeletionDeps,
  kept: KeptDays,
  now: Date,
  signal?: AbortSignal,
): Promise<void> {
  for (const { record, days, deleteBatch } of keptRecords) {
    await deleteOldOf(deps, { record, deleteBatch }, daysBefore(now, days(kept)), signal);
  }
  await deleteOldSetAside(deps, daysBefore(now, kept.callLog));
  await pruneAudit(deps, daysBefore(now, kept.audit), signal);
}

/** In batches, each with its entry of how many. */
async function deleteOldOf(
  { database, auditor }: DeletionDeps,
  { record, deleteBatch }: Pick<Kept, 'record' | 'deleteBatch'>,
  before: Date,
  signal?: AbortSignal,
): Promise<void> {
  let count: number;
  do {
    signal?.throwIfAborted();
    count = await database.transaction(`delete-old-${record}`, async (tx) => {
      const deleted = await deleteBatch(tx, before, BATCH);
      if (deleted > 0) await auditor.append(tx, deletion(record, deleted, before));
      return deleted;
    });
  } while (count > 0);
}

/**
 * What this server put aside of calls goes when their records go. It is written down first: a file that stays, as after
 * a crash in between, is counted again the next time.
 */
async function deleteOldSetAside({ database, auditor, dataDir }: DeletionDeps, before: Date): Promise<void> {
  const names = await setAsideBefore(dataDir, before);
  if (names.length === 0) return;
  await database.transaction('delete-old-set-aside', (tx) =>
    auditor.append(tx, deletion('set-aside', names.length, before)),
  );
  await deleteSetAside(dataDir, names);
}

const deletion = (record: string, count: number, before: Date): NewAuditEntry => ({
  actor: 'system',
  action: 'records-deleted',
  subject: { kind: 'records', id: null },
  from: null,
  detail: { record, count, before: before.toISOString() },
});
