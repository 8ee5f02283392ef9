/** Who may take the calls of one language. */
export interface PeopleThere {
  /** Can be rung now. */
  readonly free: number;
  /** Are rung, in a call, in wrap-up or paused, and come back. */
  readonly busy: number;
}

/** What calls of one language took lately, in milliseconds. */
export interface Habits {
  /** Mean time that a call keeps somebody, wrap-up included (AHT). */
  readonly handlingMs: number;
  /** From being rung to the answer: at least eight of ten calls are answered between the two. */
  readonly answering: { readonly soonMs: number; readonly lateMs: number };
}

/** Eight waits of ten end within it. In milliseconds from now. */
export interface WaitRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** The standard normal quantile of 90 %. */
const Z90 = 1.281_552;

/**
 * How long a call will still wait, as far as can be known: `ahead` others wait for the same people, of whom each comes free
 * at random, on average once in a handling time. Until then that many have come free it takes a time of the gamma
 * distribution; of it this is the middle 80 %. The estimate has no memory: a wait that lasts longer than it said is not
 * said to end any moment.
 * @returns null where nobody is there to take it
 */
export function estimateWait(ahead: number, { free, busy }: PeopleThere, habits: Habits): WaitRange | null {
  const { soonMs, lateMs } = habits.answering;
  const departures = ahead + 1 - free;
  if (departures <= 0) return { fromMs: soonMs, toMs: lateMs };
  // Those who are rung now for calls ahead come back after them.
  const people = free + busy;
  if (people === 0) return null;
  const meanMs = habits.handlingMs / people;
  return {
    fromMs: meanMs * gammaQuantile(departures, -Z90) + soonMs,
    toMs: meanMs * gammaQuantile(departures, Z90) + lateMs,
  };
}

/** Of the gamma distribution with unit scale, by Wilson and Hilferty (1931). @param z the normal quantile of the share */
function gammaQuantile(shape: number, z: number): number {
  return shape * Math.max(0, 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape))) ** 3;
}
