import type { Refusal } from './connection.ts';

/** Socket.IO's reason where the server ended the line of this client, and of no other. */
const BY_SERVER = 'io server disconnect';

/** So close together, a second parting is no news. */
const CLOSE_MS = 10_000;

/** Long enough for an answer that is on its way, short enough that who was signed out is told within two seconds. */
const ONCE_MORE_MS = 900;

/**
 * How long to wait before a line is sought that will not be sought by itself. A server that ends one line has a reason:
 * mostly, that somebody was signed out, or has a new session by now. Asked again soon, it says which, and nobody goes
 * on reading what is no longer theirs to read. What was just ended, and what was refused, waits longer: no client may
 * knock at the door all the time, nor a thousand at once.
 */
export class Partings {
  readonly #random: () => number;
  #last = -Infinity;
  #inDoubt = false;
  #asksOnceMore = false;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /**
   * @param reason of the parting, as Socket.IO tells it; undefined after a refusal
   * @returns milliseconds
   */
  pause(reason: string | undefined, now: number): number {
    if (this.#asksOnceMore) {
      this.#asksOnceMore = false;
      return ONCE_MORE_MS;
    }
    if (reason !== BY_SERVER) return 1_000 + this.#random() * 2_000;
    const isNews = now - this.#last > CLOSE_MS;
    this.#last = now;
    this.#inDoubt = true;
    return isNews ? 100 + this.#random() * 400 : 1_000 + this.#random() * 800;
  }

  /**
   * Whether a refusal may not hold: who changes their password has a new session before their browser has heard of it, so
   * that it asks once more after each parting.
   */
  doubts(refusal: Refusal): boolean {
    this.#asksOnceMore = refusal === 'unauthenticated' && this.#inDoubt;
    this.#inDoubt = false;
    return this.#asksOnceMore;
  }

  /** The line is back. */
  over(): void {
    this.#inDoubt = false;
  }
}
