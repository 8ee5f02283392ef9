const calmAfterMs = 10_000;
const firstPauseMs = 200;
const longestPauseMs = 4_000;

/** Pauses between attempts: none at first, then longer and longer while they follow each other closely. */
export class Retry {
  #pauseMs = 0;
  #lastAt = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wake: () => void = () => undefined;

  async pause(): Promise<void> {
    const calm = performance.now() - this.#lastAt > calmAfterMs;
    this.#pauseMs = calm ? 0 : Math.min(longestPauseMs, Math.max(firstPauseMs, this.#pauseMs * 2));
    if (this.#pauseMs > 0) await this.#sleep(this.#pauseMs);
    this.#lastAt = performance.now();
  }

  /**
   * Works, as often as it takes, while somebody wants it.
   * @throws what the work threw, where another attempt would bring no more
   */
  async untilDone(
    isWanted: () => boolean,
    work: () => Promise<void>,
    mayWorkLater: (error: unknown) => boolean,
  ): Promise<void> {
    while (isWanted()) {
      await this.pause();
      if (!isWanted()) return;
      try {
        await work();
        return;
      } catch (error) {
        if (isWanted() && !mayWorkLater(error)) throw error;
      }
    }
  }

  /** Whatever came of earlier attempts, the next one needs no pause. */
  forget(): void {
    this.#lastAt = -Infinity;
    this.cancel();
  }

  /** Ends a pause that is on. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#wake();
  }

  #sleep(ms: number): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#timer = setTimeout(resolve, ms);
    });
  }
}
