/**
 * Runs a task per key, one at a time, and once more when it was asked for while it ran: many requests in a short time
 * cost two runs, and the last run always starts after the last request.
 */
export class Coalescer {
  readonly #task: (key: string) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  readonly #running = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();

  constructor(task: (key: string) => Promise<void>, onError: (error: unknown) => void) {
    this.#task = task;
    this.#onError = onError;
  }

  request(key: string): void {
    if (this.#running.has(key)) {
      this.#again.add(key);
      return;
    }
    this.#running.set(key, this.#run(key));
  }

  /** Resolves once nothing runs. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async #run(key: string): Promise<void> {
    do {
      this.#again.delete(key);
      await this.#task(key).catch(this.#onError);
    } while (this.#again.has(key));
    this.#running.delete(key);
  }
}
