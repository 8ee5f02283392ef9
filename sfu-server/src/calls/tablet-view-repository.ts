import type { Executor } from '../db/database.ts';
import { toCall } from './call-rows.ts';
import type { Call, ServedLanguage } from './call-store.ts';

/** What a tablet's view is made of. */
export interface TabletSnapshot {
  readonly counter: { readonly name: string; readonly department: string; readonly section: string };
  readonly languages: readonly ServedLanguage[];
  readonly call: Call | null;
  /** The call's place among those that wait for its language, from 1. */
  readonly position: number;
  /** Others that wait before it and are not rung for yet. */
  readonly ahead: number;
  /** Somebody was rung for the call. */
  readonly wasOffered: boolean;
  readonly surveyed: boolean;
}

/** @returns null when there is no such tablet, or it was revoked. */
export async function tabletSnapshot(db: Executor, tabletId: string): Promise<TabletSnapshot | null> {
  // At once: a view is waited for.
  const [counter, languages, current] = await Promise.all([
    counterOf(db, tabletId),
    db
      .selectFrom('language')
      .select(['tag', 'modality', 'opening', 'variants'])
      .orderBy('position')
      .execute(),
    currentCall(db, tabletId),
  ]);
  return counter === undefined ? null : { counter, languages, ...current };
}

const counterOf = (db: Executor, tabletId: string) =>
  db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .select(['counter.name', 'counter.department', 'counter.section'])
    .where('tablet.id', '=', tabletId)
    .where('tablet.revoked_at', 'is', null)
    .executeTakeFirst();

async function currentCall(db: Executor, tabletId: string) {
  const row = await db
    .selectFrom('call')
    .innerJoin('language', 'language.tag', 'call.language')
    .selectAll('call')
    .select((eb) => [
      'language.modality',
      eb
        .exists(eb.selectFrom('offer').select('offer.id').whereRef('offer.call_id', '=', 'call.id'))
        .as('was_offered'),
      eb
        .exists(eb.selectFrom('survey').select('survey.rating').whereRef('survey.call_id', '=', 'call.id'))
        .as('surveyed'),
    ])
    .where('call.tablet_id', '=', tabletId)
    .orderBy('call.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined || row.dismissed_at !== null) {
    return { call: null, position: 1, ahead: 0, wasOffered: false, surveyed: false };
  }
  const call = toCall(row);
  return {
    call,
    ...(await placeOf(db, call)),
    wasOffered: Boolean(row.was_offered),
    surveyed: Boolean(row.surveyed),
  };
}

async function placeOf(db: Executor, call: Call): Promise<Pick<TabletSnapshot, 'position' | 'ahead'>> {
  if (!isWaiting(call)) return { position: 1, ahead: 0 };
  const row = await db
    .selectFrom('call')
    .select((eb) => [
      eb.cast<number>(eb.fn.countAll(), 'integer').as('all'),
      eb.cast<number>(eb.fn.countAll().filterWhere('state', '=', 'queued'), 'integer').as('queued'),
    ])
    .where('language', '=', call.language.tag)
    .where('state', 'in', ['queued', 'offered'])
    .where((eb) => eb(eb.refTuple('waits_since', 'id'), '<', eb.tuple(call.waitsSince, call.id)))
    .executeTakeFirstOrThrow();
  return { position: row.all + 1, ahead: row.queued };
}

const isWaiting = ({ status }: Call): boolean => status.state === 'queued' || status.state === 'offered';

/** The tablets that wait for a language. */
export async function waitingTablets(db: Executor, language: string): Promise<string[]> {
  const rows = await db
    .selectFrom('call')
    .select('tablet_id')
    .where('language', '=', language)
    .where('state', 'in', ['queued', 'offered'])
    .execute();
  return rows.map((row) => row.tablet_id);
}
