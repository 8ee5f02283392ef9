import type { Budget } from './limits.ts';

interface Level {
  points: number;
  at: number;
}

/** More than anybody has addresses at hand who is not many. */
const MOST_KEYS = 20_000;

/** A budget for each key. Without timers and promises: it stands before everything else, also during a flood. */
export class Buckets {
  readonly #budget: Budget;
  readonly #now: () => number;
  readonly #levels = new Map<string, Level>();

  /** @param now milliseconds of any clock that only goes forward */
  constructor(budget: Budget, now = () => performance.now()) {
    this.#budget = budget;
    this.#now = now;
  }

  /** Takes from what is left; false, and nothing taken, where that is too little. */
  take(key: string, points = 1): boolean {
    const level = this.#levelOf(key);
    if (level.points < points) return false;
    level.points -= points;
    return true;
  }

  /** Takes even what is not there, down to nothing. */
  drain(key: string, points: number): void {
    const level = this.#levelOf(key);
    level.points = Math.max(0, level.points - points);
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
