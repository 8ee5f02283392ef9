interface Line {
  working: number;
  readonly waiting: (() => void)[];
}

/**
 * Lets each key have so much work done at once; the rest waits its turn, in order. Whoever asks for much at once then
 * waits for themself, instead of having everybody wait for them.
 */
export class Turns {
  readonly #atOnce: number;
  readonly #lines = new Map<string, Line>();

  constructor(atOnce: number) {
    this.#atOnce = atOnce;
  }

  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const line = this.#lines.get(key) ?? { working: 0, waiting: [] };
    this.#lines.set(key, line);
    if (line.working < this.#atOnce) line.working += 1;
    else await new Promise<void>((resolve) => line.waiting.push(resolve));
    try {
      return await work();
    } finally {
      this.#next(key, line);
    }
  }

  /** Hands the turn on, or gives it back. */
  #next(key: string, line: Line): void {
    const next = line.waiting.shift();
    if (next !== undefined) next();
    else line.working -= 1;
    if (line.working === 0) this.#lines.delete(key);
  }
}
