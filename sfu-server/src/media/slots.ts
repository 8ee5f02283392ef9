import { MadoError, type ErrorCode } from '@mado/core/domain/errors.ts';

/** At most one value per key, counting those still in the making: what bounds what a participant may open. */
export class Slots<K, V> {
  readonly #filled = new Map<K, V | null>();

  /** @throws {MadoError} `full`, if the slot is taken; and whatever `make` throws, which frees the slot */
  async fill(key: K, full: ErrorCode, make: () => Promise<V>): Promise<V> {
    if (this.#filled.has(key)) throw new MadoError(full);
    this.#filled.set(key, null);
    try {
      const value = await make();
      this.#filled.set(key, value);
      return value;
    } catch (error) {
      this.#filled.delete(key);
      throw error;
    }
  }

  get(key: K): V | null {
    return this.#filled.get(key) ?? null;
  }

  /** Those that are made. */
  values(): V[] {
    return [...this.#filled.values()].filter((value) => value !== null);
  }

  find(matches: (value: V) => boolean): V | null {
    return this.values().find(matches) ?? null;
  }

  /** Frees the slots whose value is of no more use. */
  drop(useless: (value: V) => boolean): void {
    for (const [key, value] of this.#filled) if (value !== null && useless(value)) this.#filled.delete(key);
  }

  clear(): void {
    this.#filled.clear();
  }
}
