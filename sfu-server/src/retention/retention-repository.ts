import type { Executor } from '../db/database.ts';

/** Deletes at most `limit` records that ended before an instant. Passes over what somebody holds. @returns how many */
export type DeleteBatch = (tx: Executor, before: Date, limit: number) => Promise<number>;

/** Calls with all that belongs to them. */
export const deleteEndedCalls: DeleteBatch = async (tx, before, limit) => {
  const rows = await tx
    .selectFrom('call')
    .select('id')
    .where('state', '=', 'ended')
    .where('ended_at', '<', before)
    .orderBy('ended_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.deleteFrom('survey').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('call_event').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('offer').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('call').where('id', 'in', ids).execute();
  return ids.length;
};

export const deleteExpiredSessions: DeleteBatch = async (tx, before, limit) => {
  const { numDeletedRows } = await tx
    .deleteFrom('session')
    .where('token_hash', 'in', (eb) =>
      eb
        .selectFrom('session')
        .select('token_hash')
        .where('expires_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};

export const deleteUsedLinks: DeleteBatch = async (tx, before, limit) => {
  const { numDeletedRows } = await tx
    .deleteFrom('sign_in_link')
    .where('token_hash', 'in', (eb) =>
      eb
        .selectFrom('sign_in_link')
        .select('token_hash')
        .where('used_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};
