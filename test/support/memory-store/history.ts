/** In which order things happened: what was looked at before somebody let go of what. */
export class History {
  #tick = 0;
  readonly #ticks = new Map<string, number>();

  /** Counts on. @returns the number of this instant */
  next(): number {
    this.#tick += 1;
    return this.#tick;
  }

  /** `what` happened, for the last time so far. */
  note(what: string, tick = this.next()): void {
    this.#ticks.set(what, tick);
  }

  /** When it happened last; 0: never. */
  last(what: string): number {
    return this.#ticks.get(what) ?? 0;
  }

  /** Forgets everything that happened to somebody. */
  forget(id: string): void {
    for (const what of this.#ticks.keys()) if (what.includes(id)) this.#ticks.delete(what);
  }
}
