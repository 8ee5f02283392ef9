/** Somebody who holds rows and may wait for one. */
export interface Holder {
  readonly name: string;
}

interface Waiting {
  readonly holder: Holder;
  readonly go: () => void;
}

interface Held {
  readonly by: Holder;
  readonly queue: Waiting[];
}

/** Rows held by transactions, as `for update` holds them: whoever comes later waits in turn. */
export class Locks {
  readonly #held = new Map<string, Held>();
  readonly #waitsFor = new Map<Holder, string>();
  readonly #onRelease: (key: string) => void;

  constructor(onRelease: (key: string) => void = () => undefined) {
    this.#onRelease = onRelease;
  }

  isHeld(key: string): boolean {
    return this.#held.has(key);
  }

  /** Whether this holder has it, or could take it at once. */
  isFor(key: string, holder: Holder): boolean {
    return !this.isHeld(key) || this.isHeldBy(key, holder);
  }

  isHeldBy(key: string, holder: Holder): boolean {
    return this.#held.get(key)?.by === holder;
  }

  /** @returns false when somebody else holds it */
  tryTake(key: string, holder: Holder): boolean {
    const held = this.#held.get(key);
    if (held !== undefined) return held.by === holder;
    this.#held.set(key, { by: holder, queue: [] });
    return true;
  }

  /** @throws when the wait would be one for oneself: rows were taken in no common order */
  async take(key: string, holder: Holder): Promise<void> {
    if (this.tryTake(key, holder)) return;
    this.#refuseCircle(key, holder);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#waitsFor.set(holder, key);
    this.#held.get(key)?.queue.push({ holder, go: () => resolve(undefined) });
    await promise;
  }

  /** Gives back everything that is held, and every place in a queue. */
  release(holder: Holder): void {
    this.#waitsFor.delete(holder);
    for (const [key, held] of this.#held) {
      const queue = held.queue.filter((waiting) => waiting.holder !== holder);
      if (held.by !== holder) this.#held.set(key, { ...held, queue });
      else this.#passOn(key, queue);
    }
  }

  #passOn(key: string, [next, ...queue]: readonly Waiting[]): void {
    this.#onRelease(key);
    if (next === undefined) {
      this.#held.delete(key);
      return;
    }
    this.#held.set(key, { by: next.holder, queue });
    this.#waitsFor.delete(next.holder);
    next.go();
  }

  #refuseCircle(key: string, holder: Holder): void {
    const chain = [holder.name];
    for (let wanted: string | undefined = key; wanted !== undefined;) {
      const by = this.#held.get(wanted)?.by;
      if (by === undefined) return;
      chain.push(`${wanted} of ${by.name}`);
      if (by === holder) throw new Error(`deadlock: ${chain.join(' waits for ')}`);
      wanted = this.#waitsFor.get(by);
    }
  }
}
