import type { Clock } from '../clock.ts';

/** Proxies give up on an answer after a minute, some after half of one. */
const LONGEST_MS = 25_000;

/** Devices that wait to hear what became of their question, so that nobody stands before a tablet that is late. */
export class PairingWaits {
  readonly #clock: Pick<Clock, 'after'>;
  readonly #waiting = new Map<string, () => void>();
  #stopped = false;

  constructor(clock: Pick<Clock, 'after'>) {
    this.#clock = clock;
  }

  /**
   * To be called before looking at what holds, so that no news falls between the two. Resolves with the next news for
   * this device, after 25 seconds, or once somebody else waits for it.
   */
  begin(deviceHash: string): { readonly over: Promise<void>; readonly end: () => void } {
    this.#waiting.get(deviceHash)?.();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = this.#clock.after(LONGEST_MS, () => {
      end();
    });
    const end = () => {
      timer.cancel();
      if (this.#waiting.get(deviceHash) === end) this.#waiting.delete(deviceHash);
      resolve(undefined);
    };
    this.#waiting.set(deviceHash, end);
    if (this.#stopped) end();
    return { over: promise, end };
  }

  /** There is news for this device. */
  tell(deviceHash: string): void {
    this.#waiting.get(deviceHash)?.();
  }

  /** The server ends: nobody is kept waiting. */
  stop(): void {
    this.#stopped = true;
    for (const end of [...this.#waiting.values()]) end();
  }

  get size(): number {
    return this.#waiting.size;
  }
}
