/** Time that runs out once, and stands still while something is done that it is not meant for. */
export class TimeLimit {
  readonly #over: () => void;
  #leftMs: number;
  #since = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #paused = 0;
  #ended = false;

  constructor(ms: number, over: () => void) {
    this.#leftMs = ms;
    this.#over = over;
    this.#run();
  }

  async pausedFor<T>(task: () => Promise<T>): Promise<T> {
    if (this.#paused === 0) this.#stop();
    this.#paused += 1;
    try {
      return await task();
    } finally {
      this.#paused -= 1;
      if (this.#paused === 0) this.#run();
    }
  }

  /** It will not run out any more. */
  end(): void {
    this.#ended = true;
    this.#stop();
  }

  #run(): void {
    if (this.#ended) return;
    this.#since = performance.now();
    this.#timer = setTimeout(() => {
      this.#ended = true;
      this.#over();
    }, this.#leftMs);
  }

  #stop(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#leftMs = Math.max(0, this.#leftMs - (performance.now() - this.#since));
  }
}
