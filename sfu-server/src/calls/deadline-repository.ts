import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import { sql } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { Due } from './call-store.ts';

/** How long after the instant in its row each kind of deadline falls, in milliseconds. */
const delays = (times: RoutingTimes) => ({
  offer: 0,
  queue: times.queueLimitMs,
  connect: times.connectLimitMs,
  'waiting-tablet': times.queuedGraceMs,
  'answered-tablet': times.tabletGraceMs,
  console: times.consoleGraceMs,
  'wrap-up': 0,
  pause: 0,
  presence: times.presenceGraceMs,
});

type Kind = keyof ReturnType<typeof delays>;

/**
 * Every row that has a deadline, of every kind: `due` and `nextDeadline` both read from here, so that neither can know
 * of one that the other does not. There are only ever as many as live calls and people.
 */
const pendingRows = sql<{ id: string; kind: Kind; since: Date }>`
  select id, 'offer' as kind, expires_at as since from offer where state = 'pending'
  union all
  select id, 'queue', requested_at from call where state in ('queued', 'offered')
  union all
  select id, 'connect', greatest(accepted_at, (
      select max(at) from call_event where call_id = call.id and type = 'reconnected'
    )) from call
    where state = 'connecting' and tablet_lost_at is null and console_lost_at is null
  union all
  select id, 'waiting-tablet', tablet_lost_at from call
    where state in ('queued', 'offered') and tablet_lost_at is not null
  union all
  select id, 'answered-tablet', tablet_lost_at from call
    where state in ('connecting', 'active') and tablet_lost_at is not null
  union all
  select id, 'console', console_lost_at from call
    where state in ('connecting', 'active') and console_lost_at is not null
  union all
  select id, 'wrap-up', wrap_up_until from interpreter where state = 'wrap-up'
  union all
  select id, 'pause', paused_until from interpreter where paused_until is not null
  union all
  select id, 'presence', disconnected_at from interpreter
    where status <> 'offline' and state <> 'on-call' and disconnected_at is not null
`;

async function pending(db: Executor, times: RoutingTimes) {
  const delay = delays(times);
  const { rows } = await pendingRows.execute(db);
  return rows.map(({ id, kind, since }) => ({ id, kind, at: new Date(since.getTime() + delay[kind]) }));
}

export async function due(db: Executor, now: Date, times: RoutingTimes): Promise<Due> {
  const passed = (await pending(db, times)).filter(({ at }) => at <= now);
  passed.sort((a, b) => a.at.getTime() - b.at.getTime());
  const of = (...kinds: Kind[]) => passed.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return {
    offers: of('offer'),
    queueExpired: of('queue'),
    connectExpired: of('connect'),
    tabletsLost: of('waiting-tablet', 'answered-tablet'),
    consolesLost: of('console'),
    wrapUps: of('wrap-up'),
    pauses: of('pause'),
    presences: of('presence'),
  };
}

export async function nextDeadline(db: Executor, times: RoutingTimes): Promise<Date | null> {
  const instants = (await pending(db, times)).map(({ at }) => at.getTime());
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}

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
