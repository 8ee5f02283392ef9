/** Who may go on one turn at a time. */
export interface Process {
  readonly name: string;
  readonly alive: boolean;
}

interface Waiting {
  readonly process: Process;
  readonly go: () => void;
}

/** Lets one of several processes go on at a time: which of them is for the simulation to say. */
export class Turns {
  #waiting: Waiting[] = [];
  #atWork = 0;

  /** How many wait for their turn. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Nobody works by themselves: whoever goes on waits for a turn. */
  get resting(): boolean {
    return this.#atWork === 0;
  }

  /** Resolves once it is the turn of whoever asks, and never for a process that was killed. */
  take(process: Process): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    if (process.alive) this.#waiting.push({ process, go: () => resolve(undefined) });
    return promise;
  }

  /** Lets one of those who wait go on. */
  grant(index: number): void {
    const [next] = this.#waiting.splice(index, 1);
    next?.go();
  }

  /** What takes its own time, such as a query of a database, is waited for. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#atWork += 1;
    try {
      return await work();
    } finally {
      this.#atWork -= 1;
    }
  }

  /** Takes away the turns of a process that was killed. */
  drop(process: Process): void {
    this.#waiting = this.#waiting.filter((waiting) => waiting.process !== process);
  }
}
