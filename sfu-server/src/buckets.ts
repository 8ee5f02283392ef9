import type { Budget } from './limits.ts';
import { Remembered } from './remembered.ts';

interface Level {
  points: number;
  at: number;
}

/**
 * A budget for each key. Where it has room to wait, one waits for one's turn instead of being refused: a crowd that comes
 * at once is served at a pace that leaves time for everybody else. Without timers and promises, since it stands before
 * everything else, also during a flood.
 */
export class Buckets {
  readonly #budget: Budget;
  readonly #now: () => number;
  readonly #levels: Remembered<Level>;

  /** @param now milliseconds of any clock that only goes forward */
  constructor(budget: Budget, now = () => performance.now()) {
    const { points, seconds, waiting = 0 } = budget;
    this.#budget = budget;
    this.#now = now;
    this.#levels = new Remembered({
      make: () => ({ points, at: now() }),
      // By then whoever spent everything, and had all wait that may, has all of it again.
      quietMs: seconds * 1000 * (1 + waiting / points),
      now,
    });
  }

  /** How many keys are kept in mind. */
  get size(): number {
    return this.#levels.size;
  }

  /** Takes a point, where one is there. */
  take(key: string): boolean {
    return this.#wait(key, 0) !== null;
  }

  /** Takes a point, of those to come if need be. @returns milliseconds until it is there; null where too many wait */
  claim(key: string): number | null {
    return this.#wait(key, this.#budget.waiting ?? 0);
  }

  /** Has whoever comes next wait longer. */
  burden(key: string, points: number): void {
    const level = this.#levelOf(key);
    level.points = Math.max(-(this.#budget.waiting ?? 0), level.points - points);
  }

  #wait(key: string, waiting: number): number | null {
    const level = this.#levelOf(key);
    if (level.points < 1 - waiting) return null;
    level.points -= 1;
    const { points, seconds } = this.#budget;
    return level.points >= 0 ? 0 : (-level.points * seconds * 1000) / points;
  }

  #levelOf(key: string): Level {
    const { points, seconds } = this.#budget;
    const level = this.#levels.of(key);
    const now = this.#now();
    level.points = Math.min(points, level.points + ((now - level.at) * points) / (seconds * 1000));
    level.at = now;
    return level;
  }
}
