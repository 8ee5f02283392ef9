import type { Executor } from '../db/database.ts';
import type { ClosedOfferState, Offer } from './call-store.ts';

const select = (db: Executor) =>
  db
    .selectFrom('offer')
    .select([
      'id',
      'call_id as callId',
      'interpreter_id as interpreterId',
      'state',
      'created_at as createdAt',
      'expires_at as expiresAt',
    ]);

export async function insertOffer(db: Executor, offer: Offer): Promise<void> {
  await db
    .insertInto('offer')
    .values({
      id: offer.id,
      call_id: offer.callId,
      interpreter_id: offer.interpreterId,
      state: offer.state,
      created_at: offer.createdAt,
      expires_at: offer.expiresAt,
    })
    .execute();
}

export async function offer(db: Executor, id: string): Promise<Offer | null> {
  return (await select(db).where('id', '=', id).executeTakeFirst()) ?? null;
}

export function pendingOffers(db: Executor, callId: string): Promise<Offer[]> {
  return select(db).where('call_id', '=', callId).where('state', '=', 'pending').orderBy('id').execute();
}

export async function pendingOfferOf(db: Executor, interpreterId: string): Promise<Offer | null> {
  const query = select(db).where('interpreter_id', '=', interpreterId).where('state', '=', 'pending');
  return (await query.executeTakeFirst()) ?? null;
}

export async function closeOffer(
  db: Executor,
  id: string,
  state: ClosedOfferState,
  at: Date,
  reason: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable('offer')
    .set({ state, closed_at: at, reason })
    .where('id', '=', id)
    .where('state', '=', 'pending')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
