import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import { defaultRouting } from '@mado/core/domain/routing-settings.ts';
import type { Due } from './call-store.ts';

/** The same for every modality. */
const usualRelaxation = defaultRouting('spoken').relaxAfterMs;

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
  rest: 0,
  presence: times.presenceGraceMs,
  /** Only looked after: the call takes less than it asked for by then. */
  relax: Infinity,
  /** The same: a group of interpreters has its turn. The instant is in the row. */
  overflow: Infinity,
  /** The same: the call holds out for those who are preferred no longer. The instant is in the row. */
  prefer: Infinity,
});

export type DeadlineKind = keyof ReturnType<typeof delays>;

/** A row that something comes due of. */
export interface PendingRow {
  readonly id: string;
  readonly kind: DeadlineKind;
  /** The instant that its deadline is counted from. */
  readonly since: Date;
  /** Of `relax`: the waits at which the call takes less, in milliseconds. */
  readonly relaxAfterMs?: readonly number[] | null;
}

const withInstants = (rows: readonly PendingRow[], times: RoutingTimes) => {
  const delay = delays(times);
  return rows.map(({ id, kind, since }) => ({ id, kind, at: since.getTime() + delay[kind] }));
};

/** What of the rows has come due, the oldest first. */
export function dueAmong(rows: readonly PendingRow[], now: Date, times: RoutingTimes): Due {
  const passed = withInstants(rows, times).filter(({ at }) => at <= now.getTime());
  passed.sort((a, b) => a.at - b.at);
  const of = (...kinds: DeadlineKind[]) =>
    passed.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
  return {
    offers: of('offer'),
    queueExpired: of('queue'),
    connectExpired: of('connect'),
    tabletsLost: of('waiting-tablet', 'answered-tablet'),
    consolesLost: of('console'),
    wrapUps: of('wrap-up'),
    pauses: of('pause'),
    rests: of('rest'),
    presences: of('presence'),
  };
}

/** When the first of the rows comes due or is to be looked after again, or null where none will. */
export function nextAmong(rows: readonly PendingRow[], now: Date, times: RoutingTimes): Date | null {
  const next = Math.min(
    ...withInstants(rows, times).map(({ at }) => at),
    ...rows.flatMap(looks).filter((at) => at > now.getTime()),
  );
  return Number.isFinite(next) ? new Date(next) : null;
}

/** When a call that waits is to be looked after, though nothing comes due. */
function looks({ kind, since, relaxAfterMs }: PendingRow): number[] {
  if (kind === 'overflow' || kind === 'prefer') return [since.getTime()];
  return kind === 'relax' ? (relaxAfterMs ?? usualRelaxation).map((waitMs) => since.getTime() + waitMs) : [];
}
