import type { RoutingTimes } from '@mado/core/domain/routing-defaults.ts';
import { defaultRouting } from '@mado/core/domain/routing-settings.ts';
import type { Due } from './call-store.ts';

/** The same for every modality. */
export const { relaxAfterMs: usualRelaxation, preferMs: usualPreferMs } = defaultRouting('spoken');

/** What comes due: something is to be done then. */
export const dueKinds = [
  'offer',
  'queue',
  'connect',
  'waiting-tablet',
  'answered-tablet',
  'console',
  'wrap-up',
  'pause',
  'rest',
  'presence',
] as const;
type DueKind = (typeof dueKinds)[number];

/**
 * When a call that waits is only looked after again. `relax`: it takes less than it asked for from then on. `overflow`: a
 * group of interpreters has its turn. `prefer`: it holds out for those who are preferred no longer.
 */
export const lookKinds = ['relax', 'overflow', 'prefer'] as const;
type LookKind = (typeof lookKinds)[number];

export type DeadlineKind = DueKind | LookKind;

/** How long after the instant in its row each kind comes due, in milliseconds. */
export const delays = (times: RoutingTimes): Readonly<Record<DueKind, number>> => ({
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
});

/** A row that has a deadline. */
export interface PendingRow {
  readonly id: string;
  readonly kind: DeadlineKind;
  /** The instant that its deadline is counted from; of what is looked after, the instant itself. */
  readonly since: Date;
}

/** What of the rows has come due, the oldest first. */
export function dueAmong(rows: readonly PendingRow[], now: Date, times: RoutingTimes): Due {
  const delay = delays(times);
  const passed = rows
    .flatMap(({ id, kind, since }) => (isLook(kind) ? [] : [{ id, kind, at: since.getTime() + delay[kind] }]))
    .filter(({ at }) => at <= now.getTime())
    .sort((a, b) => a.at - b.at);
  const of = (...kinds: DueKind[]) => passed.filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id);
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
export function nextAmong(
  rows: readonly Pick<PendingRow, 'kind' | 'since'>[],
  now: Date,
  times: RoutingTimes,
): Date | null {
  const delay = delays(times);
  const instants = rows.flatMap(({ kind, since }) => {
    const at = since.getTime();
    if (!isLook(kind)) return at + delay[kind];
    return at > now.getTime() ? at : [];
  });
  const next = Math.min(...instants);
  return Number.isFinite(next) ? new Date(next) : null;
}

const isLook = (kind: DeadlineKind): kind is LookKind => (lookKinds as readonly string[]).includes(kind);
