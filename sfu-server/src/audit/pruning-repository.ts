import type { Executor } from '../db/database.ts';

/** The last of the entries at the beginning that are all older than `before`, or null. */
export async function findLastOlder(
  tx: Executor,
  before: Date,
): Promise<{ readonly seq: number; readonly hash: string } | null> {
  const kept = await tx
    .selectFrom('audit_entry')
    .select('seq')
    .where('at', '>=', before)
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  const older = tx.selectFrom('audit_entry').select(['seq', 'hash']).orderBy('seq', 'desc').limit(1);
  const row = await (
    kept === undefined ? older : older.where('seq', '<', Number(kept.seq))
  ).executeTakeFirst();
  return row === undefined ? null : { seq: Number(row.seq), hash: row.hash };
}

/** Up to which place the log was condemned so far; 0: nothing was. */
export async function findCondemned(db: Executor): Promise<number> {
  const row = await db
    .selectFrom('audit_entry')
    .select('detail')
    .where('action', '=', 'audit-pruned')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const through = row?.detail['through'];
  return typeof through === 'number' ? through : 0;
}

/** Deletes at most `limit` condemned entries, the oldest first. @returns how many */
export async function deleteThrough(tx: Executor, through: number, limit: number): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('audit_entry')
    .where('seq', 'in', (eb) =>
      eb
        .selectFrom('audit_entry')
        .select('seq')
        .where('seq', '<=', through)
        .orderBy('seq')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
}
