import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import { sql, type RawBuilder } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { Due } from './call-store.ts';
import {
  delays,
  dueAmong,
  dueKinds,
  lookKinds,
  nextAmong,
  usualPreferMs,
  usualRelaxation,
  type DeadlineKind,
  type PendingRow,
} from './deadlines.ts';

/**
 * Where rows of each kind are that have a deadline, and the instant it is counted from: `due` and `nextDeadline` both read
 * from here, so that neither can know of one that the other does not.
 */
const sources: Readonly<Record<DeadlineKind, RawBuilder<unknown>>> = {
  offer: sql`select id, expires_at as since from offer where state = 'pending'`,
  queue: sql`select id, requested_at as since from call where state in ('queued', 'offered')`,
  connect: sql`select id, greatest(accepted_at, (
      select max(at) from call_event where call_id = call.id and type = 'reconnected'
    )) as since from call
    where state = 'connecting' and tablet_lost_at is null and console_lost_at is null`,
  'waiting-tablet': sql`select id, tablet_lost_at as since from call
    where state in ('queued', 'offered') and tablet_lost_at is not null`,
  'answered-tablet': sql`select id, tablet_lost_at as since from call
    where state in ('connecting', 'active') and tablet_lost_at is not null`,
  console: sql`select id, console_lost_at as since from call
    where state in ('connecting', 'active') and console_lost_at is not null`,
  'wrap-up': sql`select id, wrap_up_until as since from interpreter where state = 'wrap-up'`,
  pause: sql`select id, paused_until as since from interpreter where paused_until is not null`,
  rest: sql`select id, rests_until as since from interpreter where rests_until is not null`,
  presence: sql`select id, disconnected_at as since from interpreter
    where status <> 'offline' and state <> 'on-call' and disconnected_at is not null`,
  relax: sql`select call.id, requested_at + wait.ms::integer * interval '1 millisecond' as since
    from call join language on language.tag = call.language,
      jsonb_array_elements_text(coalesce(routing -> 'relaxAfterMs', ${JSON.stringify(usualRelaxation)}::jsonb)) wait(ms)
    where state = 'queued' and tablet_lost_at is null`,
  overflow: sql`select call.id, requested_at + after_ms * interval '1 millisecond' as since
    from interpreter_group cross join lateral (
      select id, requested_at from call where state = 'queued' and tablet_lost_at is null offset 0
    ) call
    where after_ms > 0`,
  prefer: sql`select id,
      requested_at + coalesce((routing ->> 'preferMs')::integer, ${sql.lit(usualPreferMs)}) * interval '1 millisecond'
        as since
    from call join language on language.tag = call.language
    where state = 'queued' and tablet_lost_at is null
      and (wished_gender is not null or wished_deaf or wished_interpreter is not null)`,
};

async function all<Row>(db: Executor, parts: readonly RawBuilder<unknown>[]): Promise<Row[]> {
  return (await sql<Row>`${sql.join(parts, sql` union all `)}`.execute(db)).rows;
}

/** There are only ever as many rows as live calls and people, and few of them have come due. */
export async function due(db: Executor, now: Date, times: RoutingTimes): Promise<Due> {
  const delay = delays(times);
  const parts = dueKinds.map((kind) => {
    const latest = new Date(now.getTime() - delay[kind]);
    return sql`select id, ${sql.lit(kind)} as kind, since from (${sources[kind]}) ${sql.ref(kind)} where since <= ${latest}`;
  });
  return dueAmong(await all<PendingRow>(db, parts), now, times);
}

export async function nextDeadline(db: Executor, now: Date, times: RoutingTimes): Promise<Date | null> {
  const first = (kind: DeadlineKind, condition: RawBuilder<unknown>) =>
    sql`select ${sql.lit(kind)} as kind, min(since) as since from (${sources[kind]}) ${sql.ref(kind)} where ${condition}`;
  const rows = await all<{ readonly kind: DeadlineKind; readonly since: Date | null }>(db, [
    ...dueKinds.map((kind) => first(kind, sql`true`)),
    ...lookKinds.map((kind) => first(kind, sql`since > ${now}`)),
  ]);
  return nextAmong(
    rows.flatMap(({ kind, since }) => (since === null ? [] : { kind, since })),
    now,
    times,
  );
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
