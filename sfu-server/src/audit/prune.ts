import type { Database } from '../db/database.ts';
import type { Auditor } from './auditor.ts';
import { lockChain } from './audit-repository.ts';
import { deleteThrough, findCondemned, findLastOlder } from './pruning-repository.ts';

/** Fewer would not be worth an entry. */
const BATCH = 1000;

interface PruneDeps {
  readonly database: Database;
  readonly auditor: Pick<Auditor, 'append'>;
}

/**
 * Deletes the entries at the beginning of the log that are older than `before`. An entry first condemns them, naming the
 * last of them and its hash, and is committed; then they go, in batches. Whoever checks the chain meanwhile, or after a
 * crash in between, finds it whole; several servers may do it at once.
 * @returns how many this call deleted
 */
export async function pruneAudit(
  { database, auditor }: PruneDeps,
  before: Date,
  signal?: AbortSignal,
): Promise<number> {
  await database.transaction('condemnAudit', async (tx) => {
    await lockChain(tx);
    const last = await findLastOlder(tx, before);
    const condemned = await findCondemned(tx);
    if (last === null || last.seq <= condemned) return;
    await auditor.append(tx, {
      actor: 'system',
      action: 'audit-pruned',
      subject: { kind: 'audit-log', id: null },
      from: null,
      detail: { through: last.seq, hash: last.hash, before: before.toISOString() },
    });
  });
  const through = await database.read('condemnedAudit', findCondemned);
  let deleted = 0;
  for (;;) {
    signal?.throwIfAborted();
    const count = await database.transaction('pruneAudit', (tx) => deleteThrough(tx, through, BATCH));
    deleted += count;
    if (count === 0) return deleted;
  }
}
