import { sql } from 'kysely';
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
  await tx.deleteFrom('call_quality').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('call_event').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('offer').where('call_id', 'in', ids).execute();
  await tx.deleteFrom('call').where('id', 'in', ids).execute();
  return ids.length;
};

/** Nothing finds the calls of a ticket any more, not even the key. @returns how many tickets were forgotten */
export const forgetTickets: DeleteBatch = async (tx, before, limit) => {
  const { numAffectedRows } = await sql`
    update call set ticket_hash = null where id in (
      select id from call where ticket_hash is not null and state = 'ended' and requested_at < ${before}
      limit ${limit} for update skip locked)`.execute(tx);
  return Number(numAffectedRows ?? 0);
};

/** Records of a table whose instant in one column is older; told apart by the columns of their key. */
const olderIn =
  (table: string, keys: string | readonly string[], column: string): DeleteBatch =>
  async (tx, before, limit) => {
    const key = sql.join([keys].flat().map((name) => sql.ref(name)));
    const { numAffectedRows } = await sql`
      delete from ${sql.table(table)} where (${key}) in (
        select ${key} from ${sql.table(table)} where ${sql.ref(column)} < ${before}
        limit ${limit} for update skip locked)`.execute(tx);
    return Number(numAffectedRows ?? 0);
  };

export const deleteExpiredSessions = olderIn('session', 'token_hash', 'expires_at');
/** Devices that asked to become tablets, whatever became of it. */
export const deleteOverPairings = olderIn('pairing', 'id', 'expires_at');
export const deleteUsedLinks = olderIn('sign_in_link', 'token_hash', 'used_at');
/** Of people. */
export const deleteExpiredPersonSessions = olderIn('auth_session', 'id', 'expires_at');
/** Sign-ins that nobody went on with. */
export const deleteExpiredVerifications = olderIn('auth_verification', 'id', 'expires_at');
/** Used, withdrawn or never answered: they name somebody who may never have come. */
export const deleteOverInvitations = olderIn('invitation', 'id', 'expires_at');

/** One-time codes, long after they could be used a second time. */
export const deleteUsedCodes = olderIn('used_code', ['user_id', 'code_hash'], 'used_at');
