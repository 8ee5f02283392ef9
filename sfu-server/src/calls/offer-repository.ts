import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import type { ClosedOfferState, Offer, Ring } from './call-store.ts';

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

/** All of it in one statement: whoever waits for a call that rings waits for as many ways to the database as it takes. */
export async function ring(db: Executor, rings: readonly Ring[]): Promise<void> {
  const rows = rings.map(({ offer, record }) => ({
    offer_id: offer.id,
    call_id: offer.callId,
    interpreter_id: offer.interpreterId,
    created_at: offer.createdAt,
    expires_at: offer.expiresAt,
    event_id: newId(),
    at: record.at,
    decision: record.decision,
  }));
  const calls = rings.map(({ call }) => call.id);
  const interpreters = rings.map(({ interpreter }) => interpreter.id);
  await sql`
    with ring as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ring(
        offer_id uuid, call_id uuid, interpreter_id uuid, created_at timestamptz, expires_at timestamptz,
        event_id uuid, at timestamptz, decision jsonb
      )
    ), made as (
      insert into offer (id, call_id, interpreter_id, state, created_at, expires_at)
      select offer_id, call_id, interpreter_id, 'pending', created_at, expires_at from ring
    ), reserved as (
      update interpreter set state = 'reserved', state_since = ${rings[0]?.interpreter.activity.since}
      where id = any (${interpreters}::uuid[])
    ), offered as (
      update call set state = 'offered' where id = any (${calls}::uuid[])
    )
    insert into call_event (id, call_id, at, type, interpreter_id, decision)
    select event_id, call_id, at, 'offered', interpreter_id, decision from ring`.execute(db);
}
