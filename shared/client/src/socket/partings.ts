/** Socket.IO's reason where the server ended the line of this client, and of no other. */
const BY_SERVER = 'io server disconnect';

/** So close together, a second parting is no news. */
const CLOSE_MS = 10_000;

/**
 * How long to wait before a line is sought that will not be sought by itself. A server that ends one line has a reason:
 * mostly, that somebody was signed out, or has a new session by now. Asked again soon, it says which, and nobody goes
 * on reading what is no longer theirs to read. What was just ended, and what was refused, waits longer: no client may
 * knock at the door all the time, nor a thousand at once.
 */
export class Partings {
  readonly #random: () => number;
  #last = -Infinity;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /**
   * @param reason of the parting, as Socket.IO tells it; undefined after a refusal
   * @returns milliseconds
   */
  pause(reason: string | undefined, now: number): number {
    if (reason !== BY_SERVER) return 1_000 + this.#random() * 2_000;
    const isNews = now - this.#last > CLOSE_MS;
    this.#last = now;
    return isNews ? 100 + this.#random() * 400 : 1_000 + this.#random() * 800;
  }
}
