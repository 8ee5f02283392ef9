import type { EarlierCall } from '@mado/core/domain/wishes.ts';
import type { Executor } from '../db/database.ts';

/** Ids are UUIDv7: the greatest is the newest. */
export async function earlierCalls(
  db: Executor,
  ticketHash: string,
  language: string,
): Promise<EarlierCall[]> {
  const rows = await db
    .selectFrom('call')
    .select(['interpreter_id as interpreterId', 'next_time as nextTime'])
    .where('ticket_hash', '=', ticketHash)
    .where('language', '=', language)
    .where('state', '=', 'ended')
    .where('active_at', 'is not', null)
    .orderBy('id', 'desc')
    .execute();
  return rows.flatMap(({ interpreterId, nextTime }) =>
    interpreterId === null ? [] : [{ interpreterId, nextTime }],
  );
}
