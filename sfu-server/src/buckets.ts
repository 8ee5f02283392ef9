import type { Budget } from './limits.ts';

interface Level {
  points: number;
  at: number;
}

/** More than anybody has addresses at hand who is not many. */
const MOST_KEYS = 20_000;

/**
 * A budget for each key. Where it has room to wait, one waits for one's turn instead of being refused: a crowd that comes
 * at once is served at a pace that leaves time for everybody else. Without timers and promises, since it stands before
 * everything else, also during a flood.
 */
export class Buckets {
  readonly #budget: Budget;
  readonly #now: () => number;
  readonly #levels = new Map<string, Level>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(budget: Budget, now = () => performance.now()) {
    this.#budget = budget;
    this.#now = now;
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
    const now = this.#now();
    const level = this.#levels.get(key) ?? this.#add(key, now);
    level.points = Math.min(points, level.points + ((now - level.at) * points) / (seconds * 1000));
    level.at = now;
    return level;
  }

  #add(key: string, now: number): Level {
    if (this.#levels.size >= MOST_KEYS) this.#forgetFull(now);
    const level = { points: this.#budget.points, at: now };
    this.#levels.set(key, level);
    return level;
  }

  /** Whoever has been quiet long enough is as good as new; where nobody was, the longest known goes. */
  #forgetFull(now: number): void {
    for (const [key, { at }] of this.#levels)
      if (now - at >= this.#budget.seconds * 1000) this.#levels.delete(key);
    const [oldest] = this.#levels.keys();
    if (this.#levels.size >= MOST_KEYS && oldest !== undefined) this.#levels.delete(oldest);
  }
}
