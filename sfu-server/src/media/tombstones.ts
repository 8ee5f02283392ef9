/** Remembers the latest of the calls that were closed, so that they never re-open, without growing for ever. */
export class Tombstones {
  readonly #callIds = new Set<string>();
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(callId: string): void {
    this.#callIds.add(callId);
    if (this.#callIds.size <= this.#limit) return;
    const [oldest] = this.#callIds;
    if (oldest !== undefined) this.#callIds.delete(oldest);
  }

  has(callId: string): boolean {
    return this.#callIds.has(callId);
  }
}
