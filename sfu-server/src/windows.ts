import type { Budget } from './limits.ts';
import { Remembered } from './remembered.ts';

interface Window {
  spent: number;
  endsAt: number;
}

/** A budget for each key that is whole again `seconds` after the first of it was spent. */
export class Windows {
  readonly #points: number;
  readonly #lengthMs: number;
  readonly #now: () => number;
  readonly #windows: Remembered<Window>;

  /** @param now milliseconds of any clock that only goes forward */
  constructor({ points, seconds }: Budget, now = () => performance.now()) {
    this.#points = points;
    this.#lengthMs = seconds * 1000;
    this.#now = now;
    const make = () => ({ spent: 0, endsAt: now() + this.#lengthMs });
    this.#windows = new Remembered({ make, quietMs: this.#lengthMs, now });
  }

  /** How many keys are kept in mind. */
  get size(): number {
    return this.#windows.size;
  }

  /** Spends a point, also where none is left. @returns 0; where none was left, in how many milliseconds all are back */
  spend(key: string): number {
    const window = this.#of(key);
    window.spent += 1;
    return window.spent > this.#points ? window.endsAt - this.#now() : 0;
  }

  /** The point was not due. */
  giveBack(key: string): void {
    const window = this.#of(key);
    window.spent = Math.max(0, window.spent - 1);
  }

  /** Whether nothing is left. Spends nothing. */
  isSpent(key: string): boolean {
    return this.#of(key).spent >= this.#points;
  }

  #of(key: string): Window {
    const window = this.#windows.of(key);
    const now = this.#now();
    if (now >= window.endsAt) {
      window.spent = 0;
      window.endsAt = now + this.#lengthMs;
    }
    return window;
  }
}
