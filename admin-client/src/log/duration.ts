import type { CallLogEntry } from '@mado/core/protocol/rest/calls.ts';

/** A stretch of time: `until` is null while it lasts. */
export interface Stretch {
  readonly from: number;
  readonly until: number | null;
}

type Times = Pick<CallLogEntry, 'requestedAt' | 'acceptedAt' | 'activeAt' | 'endedAt'>;

/** From the request to the answer, or to the end of a call that nobody answered. */
export const waitOf = (call: Times): Stretch => ({
  from: call.requestedAt,
  until: call.acceptedAt ?? call.endedAt,
});

/** While both sides had media; null when it never came to that. */
export const talkOf = (call: Times): Stretch | null =>
  call.activeAt === null ? null : { from: call.activeAt, until: call.endedAt };

/** Whole seconds of a stretch, up to `now` while it lasts. */
export const secondsOf = ({ from, until }: Stretch, now: number): number =>
  Math.max(0, Math.floor(((until ?? now) - from) / 1_000));

/** What the words of a duration are made of. */
export interface DurationParts {
  readonly form: 'seconds' | 'minutes' | 'hours';
  readonly hours: number;
  readonly minutes: string;
  readonly seconds: string;
}

/** Hours, minutes and seconds, where what follows a larger unit has two digits so that columns stand in line. */
export function durationParts(total: number): DurationParts {
  const hours = Math.floor(total / 3_600);
  const minutes = Math.floor(total / 60) % 60;
  const seconds = total % 60;
  const two = (value: number): string => String(value).padStart(2, '0');
  if (hours > 0) return { form: 'hours', hours, minutes: two(minutes), seconds: two(seconds) };
  if (minutes > 0) return { form: 'minutes', hours, minutes: String(minutes), seconds: two(seconds) };
  return { form: 'seconds', hours, minutes: '0', seconds: String(seconds) };
}
