/** What is left of a span of time. */
export interface Countdown {
  /** Whole seconds, 0 only when it is over. */
  readonly seconds: number;
  /** From 1 at its start to 0 at its end. */
  readonly share: number;
}

/** What is left at `now` of the time from `start` to `end`, all in milliseconds. */
export function countdown(start: number, end: number, now: number): Countdown {
  const left = Math.max(0, end - now);
  const whole = end - start;
  return { seconds: Math.ceil(left / 1_000), share: whole > 0 ? Math.min(1, left / whole) : 0 };
}
