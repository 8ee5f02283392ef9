import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import { defaultRouting } from '@mado/core/domain/routing-settings.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { Due } from './call-store.ts';
import { dueAmong, nextAmong, type PendingRow } from './deadlines.ts';

/** The same for every modality. */
const usualPreferMs = sql.lit(defaultRouting('spoken').preferMs);

/**
 * Every row that has a deadline, of every kind: `due` and `nextDeadline` both read from here, so that neither can know
 * of one that the other does not. There are only ever as many as live calls and people.
 */
const pendingRows = sql<PendingRow>`
  select id, 'offer' as kind, expires_at as since, null::jsonb as "relaxAfterMs" from offer where state = 'pending'
  union all
  select id, 'queue', requested_at, null from call where state in ('queued', 'offered')
  union all
  select id, 'connect', greatest(accepted_at, (
      select max(at) from call_event where call_id = call.id and type = 'reconnected'
    )), null from call
    where state = 'connecting' and tablet_lost_at is null and console_lost_at is null
  union all
  select id, 'waiting-tablet', tablet_lost_at, null from call
    where state in ('queued', 'offered') and tablet_lost_at is not null
  union all
  select id, 'answered-tablet', tablet_lost_at, null from call
    where state in ('connecting', 'active') and tablet_lost_at is not null
  union all
  select id, 'console', console_lost_at, null from call
    where state in ('connecting', 'active') and console_lost_at is not null
  union all
  select id, 'wrap-up', wrap_up_until, null from interpreter where state = 'wrap-up'
  union all
  select id, 'pause', paused_until, null from interpreter where paused_until is not null
  union all
  select id, 'rest', rests_until, null from interpreter where rests_until is not null
  union all
  select id, 'presence', disconnected_at, null from interpreter
    where status <> 'offline' and state <> 'on-call' and disconnected_at is not null
  union all
  select id, 'relax', requested_at, language.routing -> 'relaxAfterMs' from call
    join language on language.tag = call.language
    where state = 'queued' and tablet_lost_at is null
  union all
  select call.id, 'overflow', requested_at + after_ms * interval '1 millisecond', null from call, interpreter_group
    where state = 'queued' and tablet_lost_at is null and after_ms > 0
  union all
  select id, 'prefer', requested_at
      + coalesce((language.routing ->> 'preferMs')::integer, ${usualPreferMs}) * interval '1 millisecond', null
    from call join language on language.tag = call.language
    where state = 'queued' and tablet_lost_at is null
      and (wished_gender is not null or wished_deaf or wished_interpreter is not null)
`;

const pending = async (db: Executor): Promise<PendingRow[]> => (await pendingRows.execute(db)).rows;

export const due = async (db: Executor, now: Date, times: RoutingTimes): Promise<Due> =>
  dueAmong(await pending(db), now, times);

export const nextDeadline = async (db: Executor, now: Date, times: RoutingTimes): Promise<Date | null> =>
  nextAmong(await pending(db), now, times);

/** Whoever is away counts as away since `now`. */
export async function restartGraces(db: Executor, now: Date): Promise<void> {
  const live = db.updateTable('call').where('state', '<>', 'ended');
  await live.set({ tablet_lost_at: now }).where('tablet_lost_at', 'is not', null).execute();
  await live.set({ console_lost_at: now }).where('console_lost_at', 'is not', null).execute();
  await db
    .updateTable('interpreter')
    .set({ disconnected_at: now })
    .where('disconnected_at', 'is not', null)
    .where('status', '<>', 'offline')
    .execute();
}

/** Tablets with a live call and interpreters who are not offline, as far as the rows know them connected. */
export async function connected(db: Executor): Promise<{ tablets: string[]; interpreters: string[] }> {
  const tablets = await db
    .selectFrom('call')
    .select('tablet_id as id')
    .where('state', '<>', 'ended')
    .where('tablet_lost_at', 'is', null)
    .execute();
  const interpreters = await db
    .selectFrom('interpreter')
    .select('id')
    .where('disconnected_at', 'is', null)
    .where((eb) => eb.or([eb('status', '<>', 'offline'), eb('state', '=', 'on-call')]))
    .execute();
  return { tablets: tablets.map(({ id }) => id), interpreters: interpreters.map(({ id }) => id) };
}
