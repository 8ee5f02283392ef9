import type { WaitRange } from '@mado/core/domain/wait-estimate.ts';

const MINUTE_MS = 60_000;
/** What is this far away, in minutes, is said no more exactly than in steps of so many. */
const [FAR, STEP] = [10, 5];

/** In whole minutes for people to read, rounded outwards: a wait never promises more than is known. */
export function minutesOf({ fromMs, toMs }: WaitRange): { from: number; to: number } {
  const [from, to] = [fromMs / MINUTE_MS, toMs / MINUTE_MS];
  return {
    from: from < FAR ? Math.floor(from) : Math.floor(from / STEP) * STEP,
    to: Math.max(1, to <= FAR ? Math.ceil(to) : Math.ceil(to / STEP) * STEP),
  };
}
