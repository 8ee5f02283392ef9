import { MadoError } from './errors.ts';

/** An active call that drops counts as completed once both sides had media for this long, in milliseconds. */
export const COMPLETED_AFTER_MS = 10_000;

export type Side = 'tablet' | 'interpreter';

/** How a call came out. `unavailable`: nobody could; `no-answer`: nobody took it in time. */
export const outcomes = ['completed', 'cancelled', 'no-answer', 'unavailable', 'failed'] as const;
export type Outcome = (typeof outcomes)[number];

/**
 * Why a call ended. `tapped` and `lost` are of the tablet; a lost side did not come back within its grace; a revoked
 * tablet and a disabled interpreter were sent away by an administrator; calls of the language were not taken at that time of
 * day (`closed`).
 */
export const endReasons = [
  'tapped',
  'lost',
  'interpreter-ended',
  'interpreter-lost',
  'interpreter-disabled',
  'nobody-available',
  'closed',
  'nobody-left',
  'queue-expired',
  'media-timeout',
  'tablet-revoked',
] as const;
export type EndReason = (typeof endReasons)[number];

/** Where one call stands. Times are instants of the server's clock. */
export type CallStatus =
  | { readonly state: 'queued' }
  | { readonly state: 'offered' }
  | {
      readonly state: 'connecting';
      readonly interpreterId: string;
      readonly acceptedAt: Date;
      readonly mediaUp: readonly Side[];
    }
  | {
      readonly state: 'active';
      readonly interpreterId: string;
      readonly acceptedAt: Date;
      readonly activeAt: Date;
    }
  | {
      readonly state: 'ended';
      readonly outcome: Outcome;
      readonly reason: EndReason;
      readonly endedAt: Date;
      readonly interpreterId: string | null;
      readonly acceptedAt: Date | null;
      readonly activeAt: Date | null;
    };

export const callStates = ['queued', 'offered', 'connecting', 'active', 'ended'] as const;
export type CallState = CallStatus['state'];

export type CallEvent =
  | { readonly type: 'offer' }
  /** An offer was declined, timed out or was rescinded, and no other of this call is pending. */
  | { readonly type: 'offers-gone' }
  | { readonly type: 'accept'; readonly interpreterId: string; readonly at: Date }
  /** One side shows or plays the other's media. */
  | { readonly type: 'media-up'; readonly side: Side; readonly at: Date }
  | { readonly type: 'end'; readonly reason: EndReason; readonly at: Date };

/**
 * The next status of a call. A terminal status absorbs every event; an event that means nothing in a live status is
 * refused.
 * @throws {MadoError} `invalid-transition`
 */
export function transition(status: CallStatus, event: CallEvent): CallStatus {
  if (status.state === 'ended') return status;
  switch (event.type) {
    case 'offer':
      if (status.state === 'queued' || status.state === 'offered') return { state: 'offered' };
      break;
    case 'offers-gone':
      if (status.state === 'offered') return { state: 'queued' };
      break;
    case 'accept':
      if (status.state === 'offered') {
        return { state: 'connecting', interpreterId: event.interpreterId, acceptedAt: event.at, mediaUp: [] };
      }
      break;
    case 'media-up':
      return mediaUp(status, event);
    case 'end':
      return end(status, event);
    default:
      return unreachable(event);
  }
  throw new MadoError('invalid-transition', `${event.type} in ${status.state}`);
}

type Live = Exclude<CallStatus, { state: 'ended' }>;

function mediaUp(status: Live, event: Extract<CallEvent, { type: 'media-up' }>): CallStatus {
  if (status.state === 'active') return status;
  if (status.state !== 'connecting') throw new MadoError('invalid-transition', `media-up in ${status.state}`);
  if (status.mediaUp.includes(event.side)) return status;
  if (status.mediaUp.length === 0) return { ...status, mediaUp: [event.side] };
  const { interpreterId, acceptedAt } = status;
  return { state: 'active', interpreterId, acceptedAt, activeAt: event.at };
}

function end(status: Live, event: Extract<CallEvent, { type: 'end' }>): CallStatus {
  const answered = status.state === 'connecting' || status.state === 'active' ? status : null;
  return {
    state: 'ended',
    outcome: outcomeOf(status, event),
    reason: event.reason,
    endedAt: event.at,
    interpreterId: answered?.interpreterId ?? null,
    acceptedAt: answered?.acceptedAt ?? null,
    activeAt: status.state === 'active' ? status.activeAt : null,
  };
}

function outcomeOf(status: Live, { reason, at }: { reason: EndReason; at: Date }): Outcome {
  const hungUp = reason === 'tapped' || reason === 'interpreter-ended';
  if (status.state === 'active') {
    const enough = at.getTime() - status.activeAt.getTime() >= COMPLETED_AFTER_MS;
    return hungUp || enough ? 'completed' : 'failed';
  }
  if (reason === 'tapped' || reason === 'lost') return 'cancelled';
  if (reason === 'nobody-available' || reason === 'closed') return 'unavailable';
  if (reason === 'nobody-left' || reason === 'queue-expired') return 'no-answer';
  return 'failed';
}

/** Makes the compiler prove that a `switch` names every case. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
