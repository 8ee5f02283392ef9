import type { Manager } from 'socket.io-client';

/** How a lost line is sought: the first wait, the longest, and how long a try may take; all in milliseconds. */
const calm = { firstPauseMs: 250, longestPauseMs: 4_000, tryMs: 5_000 };
/** A picture may stand still meanwhile. Few are in a call at once, so that the server can bear their haste. */
const hurried = { firstPauseMs: 100, longestPauseMs: 600, tryMs: 2_000 };

/** On a slow line a short try may never succeed: now and then one takes its time. */
const patientEvery = 6;

/** Half as long to half as long again: a thousand clients that lost one server do not come back as one. */
const jitter = 0.5;

export const manners = {
  reconnectionDelay: calm.firstPauseMs,
  reconnectionDelayMax: calm.longestPauseMs,
  randomizationFactor: jitter,
  timeout: calm.tryMs,
};

/** Sets how fast a lost line is sought again. */
export class Pace {
  readonly #manager: Manager;
  /** How many are in a hurry. */
  #hurries = 0;

  constructor(manager: Manager) {
    this.#manager = manager;
    manager.on('reconnect_attempt', (attempt) => this.#set(attempt));
  }

  /** Faster from now on. @returns how to end the hurry */
  readonly hurry = (): (() => void) => {
    this.#hurries += 1;
    this.#set(1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#hurries -= 1;
      this.#set(1);
    };
  };

  #set(attempt: number): void {
    const { firstPauseMs, longestPauseMs, tryMs } = this.#hurries > 0 ? hurried : calm;
    this.#manager.reconnectionDelay(firstPauseMs);
    this.#manager.reconnectionDelayMax(longestPauseMs);
    this.#manager.timeout(attempt % patientEvery === 0 ? calm.tryMs : tryMs);
  }
}
