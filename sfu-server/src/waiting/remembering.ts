import type { Clock } from '../clock.ts';

interface Kept<V> {
  readonly until: number;
  readonly value: Promise<V>;
}

/** Reads something once for all who ask within a time, and anew after it or after a change. */
export class Remembering<K extends { readonly tag: string }, V> {
  readonly #clock: Clock;
  readonly #keptMs: number;
  readonly #read: (key: K) => Promise<V>;
  readonly #kept = new Map<string, Kept<V>>();

  constructor(clock: Clock, keptMs: number, read: (key: K) => Promise<V>) {
    this.#clock = clock;
    this.#keptMs = keptMs;
    this.#read = read;
  }

  /** @throws what reading throws, to all who asked meanwhile */
  get(key: K): Promise<V> {
    const now = this.#clock.now().getTime();
    const kept = this.#kept.get(key.tag);
    if (kept !== undefined && now < kept.until) return kept.value;
    const fresh = { until: now + this.#keptMs, value: this.#read(key) };
    this.#kept.set(key.tag, fresh);
    // What failed is not kept.
    fresh.value.catch(() => {
      if (this.#kept.get(key.tag) === fresh) this.#kept.delete(key.tag);
    });
    return fresh.value;
  }

  /** What was read may be out of date. */
  forget(): void {
    this.#kept.clear();
  }
}
