import type { Language } from '@mado/core/domain/language.ts';
import { routingOf, type LanguageRouting } from '@mado/core/domain/routing-settings.ts';
import type { Rating } from '@mado/core/domain/survey.ts';
import type { Executor } from '../db/database.ts';
import { newId } from '../ids.ts';
import { toCall, toInsert, toUpdate } from './call-rows.ts';
import type { Call, ServedLanguage, TabletAtCounter, TimelineRecord } from './call-store.ts';

/** Calls with what is known of their language. */
export const select = (db: Executor) =>
  db
    .selectFrom('call')
    .innerJoin('language', 'language.tag', 'call.language')
    .selectAll('call')
    .select('language.modality');

/** @returns null when there is no such tablet, or it was revoked. */
export async function lockTablet(db: Executor, id: string): Promise<TabletAtCounter | null> {
  const row = await db
    .selectFrom('tablet')
    .innerJoin('counter', 'counter.id', 'tablet.counter_id')
    .select(['counter.id as counterId', 'counter.domain', 'counter.priority_ms as priorityMs'])
    .where('tablet.id', '=', id)
    .where('tablet.revoked_at', 'is', null)
    .forUpdate('tablet')
    .executeTakeFirst();
  return row ?? null;
}

export async function language(db: Executor, tag: string): Promise<ServedLanguage | null> {
  const row = await db
    .selectFrom('language')
    .select(['tag', 'modality', 'opening', 'variants'])
    .where('tag', '=', tag)
    .executeTakeFirst();
  return row ?? null;
}

export async function routing(db: Executor, { tag, modality }: Language): Promise<LanguageRouting> {
  const row = await db.selectFrom('language').select('routing').where('tag', '=', tag).executeTakeFirst();
  return routingOf(modality, row?.routing ?? {});
}

export async function insertCall(db: Executor, call: Call, node: string): Promise<void> {
  await db.insertInto('call').values(toInsert(call, node)).execute();
}

export async function saveCall(db: Executor, call: Call): Promise<void> {
  await db.updateTable('call').set(toUpdate(call)).where('id', '=', call.id).execute();
}

export async function lockCall(db: Executor, id: string): Promise<Call | null> {
  const row = await select(db).where('call.id', '=', id).forUpdate('call').executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

export async function callByRequest(db: Executor, tabletId: string, requestId: string): Promise<Call | null> {
  const row = await select(db)
    .where('call.tablet_id', '=', tabletId)
    .where('call.request_id', '=', requestId)
    .executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

export async function liveCallOfTablet(db: Executor, tabletId: string): Promise<Call | null> {
  const row = await select(db)
    .where('call.tablet_id', '=', tabletId)
    .where('call.state', '<>', 'ended')
    .executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

export async function liveCallOfInterpreter(db: Executor, interpreterId: string): Promise<Call | null> {
  const row = await select(db)
    .where('call.interpreter_id', '=', interpreterId)
    .where('call.state', 'in', ['connecting', 'active'])
    .executeTakeFirst();
  return row === undefined ? null : toCall(row);
}

export async function dismissEnded(db: Executor, tabletId: string, at: Date): Promise<void> {
  await db
    .updateTable('call')
    .set({ dismissed_at: at })
    .where('tablet_id', '=', tabletId)
    .where('state', '=', 'ended')
    .where('dismissed_at', 'is', null)
    .execute();
}

export async function forgetMedia(db: Executor): Promise<void> {
  await db
    .updateTable('call')
    .set({ tablet_media: false, interpreter_media: false })
    .where('state', '=', 'connecting')
    .execute();
}

export async function insertEvent(db: Executor, record: TimelineRecord): Promise<void> {
  const { callId, at, type, side, interpreterId, reason, rating, decision } = record;
  await db
    .insertInto('call_event')
    .values({
      id: newId(),
      call_id: callId,
      at,
      type,
      side,
      interpreter_id: interpreterId,
      reason,
      rating,
      decision: decision === null ? null : JSON.stringify(decision),
    })
    .execute();
}

export async function insertSurvey(db: Executor, callId: string, rating: Rating, at: Date): Promise<boolean> {
  const result = await db
    .insertInto('survey')
    .values({ call_id: callId, rating, at })
    .onConflict((conflict) => conflict.column('call_id').doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}
