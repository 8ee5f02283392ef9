import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
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

export type DeadlineKind = keyof ReturnType<typeof delays>;

/** A row that something comes due of. */
export interface PendingRow {
  readonly id: string;
  readonly kind: DeadlineKind;
  /** The instant that its deadline is counted from. */
  readonly since: Date;
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
    presences: of('presence'),
  };
}

/** When the first of the rows comes due, or null where none will. */
export function nextAmong(rows: readonly PendingRow[], times: RoutingTimes): Date | null {
  const instants = withInstants(rows, times).map(({ at }) => at);
  return instants.length === 0 ? null : new Date(Math.min(...instants));
}
