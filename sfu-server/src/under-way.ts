/** Work that has begun, and that somebody may have to wait for. */
export class UnderWay {
  readonly #work = new Set<Promise<unknown>>();

  get any(): boolean {
    return this.#work.size > 0;
  }

  /** Counts this work until it is over. */
  async until<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work);
    try {
      return await work;
    } finally {
      this.#work.delete(work);
    }
  }

  /** Resolves once all that has begun by now is over, however it ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#work);
  }
}
