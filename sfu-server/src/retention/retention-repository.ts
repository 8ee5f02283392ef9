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

/** Of people. */
export const deleteExpiredPersonSessions: DeleteBatch = async (tx, before, limit) => {
  const { numDeletedRows } = await tx
    .deleteFrom('auth_session')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('auth_session')
        .select('id')
        .where('expires_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** Sign-ins that nobody went on with. */
export const deleteExpiredVerifications: DeleteBatch = async (tx, before, limit) => {
  const { numDeletedRows } = await tx
    .deleteFrom('auth_verification')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('auth_verification')
        .select('id')
        .where('expires_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** One-time codes, long after they could be used a second time. */
export const deleteUsedCodes: DeleteBatch = async (tx, before) => {
  const { numDeletedRows } = await tx
    .deleteFrom('used_code')
    .where('used_at', '<', before)
    .executeTakeFirst();
  return Number(numDeletedRows);
};

/** Used, withdrawn or never answered: they name somebody who may never have come. */
export const deleteOverInvitations: DeleteBatch = async (tx, before, limit) => {
  const { numDeletedRows } = await tx
    .deleteFrom('invitation')
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('invitation')
        .select('id')
        .where('expires_at', '<', before)
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .executeTakeFirst();
  return Number(numDeletedRows);
};
