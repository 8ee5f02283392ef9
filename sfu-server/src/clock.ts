/** A timer that can be called off. Calling it off twice, or after it fired, does nothing. */
export interface Timer {
  cancel(): void;
}

/** The only source of time in the life of a call, so that tests can own it. */
export interface Clock {
  now(): Date;
  /** Runs `task` once, `delayMs` milliseconds from now; a negative delay counts as none. */
  after(delayMs: number, task: () => void): Timer;
}

/** Node turns longer delays into 1 ms. The dispatcher looks again when it fires early. */
const MAX_DELAY_MS = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => new Date(),
  after(delayMs, task) {
    const handle = setTimeout(task, Math.min(Math.max(delayMs, 0), MAX_DELAY_MS));
    return { cancel: () => clearTimeout(handle) };
  },
};
