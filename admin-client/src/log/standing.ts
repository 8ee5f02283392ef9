import type { CallState, Outcome } from '@mado/core/domain/call.ts';
import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';

/** Where a call stands, for people: how it came out, or what it is doing. */
export type Standing = Outcome | Exclude<CallState, 'ended'>;

/** An ended call without an outcome cannot be; should it come, it has failed. */
export const standingOf = ({ state, outcome }: Pick<CallLogEntry, 'state' | 'outcome'>): Standing =>
  state === 'ended' ? (outcome ?? 'failed') : state;

/** Whether a call is still going on. */
export const isRunning = ({ state }: Pick<CallLogEntry, 'state'>): boolean => state !== 'ended';
