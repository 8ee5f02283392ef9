import { toCall } from '../calls/call-rows.ts';
import type { Call, Interpreter, Offer } from '../calls/call-store.ts';
import type { Executor } from '../db/database.ts';
import { toInterpreter } from './interpreter-repository.ts';

type CounterNames = { readonly name: string; readonly department: string; readonly section: string };

/** A call as an interpreter gets to know it. */
export interface CallAtCounter {
  readonly call: Call;
  readonly counter: CounterNames;
}

/** What a console's view is made of. */
export interface ConsoleSnapshot {
  readonly name: string;
  readonly interpreter: Interpreter;
  readonly languages: readonly { readonly tag: string; readonly modality: 'sign' | 'spoken' }[];
  readonly offer: (CallAtCounter & { readonly offer: Offer }) | null;
  /** The call they are in or, during wrap-up, the last one. */
  readonly lastAnswered: CallAtCounter | null;
}

/** @returns null when there is no such interpreter. */
export async function consoleSnapshot(db: Executor, interpreterId: string): Promise<ConsoleSnapshot | null> {
  // At once: a view is waited for.
  const [row, languages, offer, answered] = await Promise.all([
    db.selectFrom('interpreter').selectAll().where('id', '=', interpreterId).executeTakeFirst(),
    languagesOf(db, interpreterId),
    pendingOffer(db, interpreterId),
    lastAnswered(db, interpreterId),
  ]);
  if (row === undefined) return null;
  return { name: row.name, interpreter: toInterpreter(row), languages, offer, lastAnswered: answered };
}

const languagesOf = (db: Executor, interpreterId: string) =>
  db
    .selectFrom('interpreter_skill')
    .innerJoin('language', 'language.tag', 'interpreter_skill.language')
    .select(['language.tag', 'language.modality'])
    .where('interpreter_skill.interpreter_id', '=', interpreterId)
    .orderBy('language.position')
    .execute();

const callsAtCounters = (db: Executor) =>
  db
    .selectFrom('call')
    .innerJoin('language', 'language.tag', 'call.language')
    .innerJoin('counter', 'counter.id', 'call.counter_id')
    .selectAll('call')
    .select(['language.modality', 'counter.name', 'counter.department', 'counter.section']);

async function pendingOffer(db: Executor, interpreterId: string) {
  const row = await callsAtCounters(db)
    .innerJoin('offer', 'offer.call_id', 'call.id')
    .select(['offer.id as offer_id', 'offer.state as offer_state', 'offer.created_at', 'offer.expires_at'])
    .where('offer.interpreter_id', '=', interpreterId)
    .where('offer.state', '=', 'pending')
    .executeTakeFirst();
  if (row === undefined) return null;
  const offer: Offer = {
    id: row.offer_id,
    callId: row.id,
    interpreterId,
    state: row.offer_state,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
  return { offer, ...toCallAtCounter(row) };
}

async function lastAnswered(db: Executor, interpreterId: string): Promise<CallAtCounter | null> {
  const row = await callsAtCounters(db)
    .where('call.interpreter_id', '=', interpreterId)
    .orderBy('call.accepted_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toCallAtCounter(row);
}

const toCallAtCounter = (row: Parameters<typeof toCall>[0] & CounterNames): CallAtCounter => ({
  call: toCall(row),
  counter: { name: row.name, department: row.department, section: row.section },
});
